/** What a save came to: the new version and when (ISO), or why not. `retry` says that trying again later may help. */
export type Saved = { ok: true; version: number; at: string } | { ok: false; reason: string; retry: boolean }

export type SaveState =
  | { phase: 'clean' }
  | { phase: 'waiting' | 'saving' }
  | { phase: 'saved'; at: string }
  | { phase: 'failed'; reason: string }

type Options<D> = {
  version: number
  delay: number
  save: (draft: D, version: number) => Promise<Saved>
  /** Told after every change of state. */
  onState: (state: SaveState) => void
  /** Keeps what was typed until it is saved, and forgets it with null. */
  keep: (draft: { draft: D; version: number } | null) => void
}

export type Autosave<D> = {
  /** Takes the newest draft; it is saved after the delay. */
  change: (draft: D) => void
  /** Saves now what waits or failed, without a delay. */
  flush: () => void
  /** The version the next save is made from, after someone else's was seen. */
  rebase: (version: number) => void
  version: () => number
  /** Forgets what waits, because the answer of someone else is taken instead. */
  drop: () => void
  /** Whether anything typed is not saved yet. */
  dirty: () => boolean
}

/**
 * Saves the newest draft some time after the last change. Two saves never run at once: what is typed
 * meanwhile waits for the answer and is then saved on the version it brought.
 */
export function createAutosave<D>({ version: first, delay, save, onState, keep }: Options<D>): Autosave<D> {
  let version = first
  let pending: { draft: D } | null = null
  let running = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function run(): Promise<void> {
    clearTimeout(timer)
    if (running || !pending) return
    running = true
    const { draft } = pending
    pending = null
    onState({ phase: 'saving' })
    const result = await save(draft, version).catch((): Saved => ({ ok: false, reason: 'Veritar could not be reached.', retry: true }))
    running = false
    if (result.ok) {
      version = result.version
      if (pending) return run()
      keep(null)
      return onState({ phase: 'saved', at: result.at })
    }
    pending ??= { draft }
    keep({ draft: pending.draft, version })
    onState({ phase: 'failed', reason: result.reason })
    if (result.retry) timer = setTimeout(() => void run(), 15_000)
  }

  return {
    change(draft) {
      pending = { draft }
      keep({ draft, version })
      clearTimeout(timer)
      timer = setTimeout(() => void run(), delay)
      if (!running) onState({ phase: 'waiting' })
    },
    flush: () => void run(),
    rebase(next) {
      version = next
    },
    version: () => version,
    drop() {
      clearTimeout(timer)
      pending = null
      keep(null)
      onState({ phase: 'clean' })
    },
    dirty: () => running || pending !== null,
  }
}
