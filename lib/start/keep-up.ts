import type { ChildProcess } from 'node:child_process'

type Part = { process: ChildProcess; stop: () => Promise<void> }

/** A part of the stack that is started anew when it ends by itself. */
export type KeptUp<P extends Part> = {
  /** The one that runs now, or ran last. */
  now: () => P
  stop: () => Promise<void>
  /** Resolves with a sentence when it ended too often to go on. */
  gaveUp: Promise<string>
}

/** Seconds for which it must have run to count as a start that worked. */
const runs = 5
/** Starts in a row that did not work, after which another one is no use. */
const most = 10
/** Seconds before it is started anew: at once, then ever later. */
const pauses = [0, 1, 2, 4, 8, 16, 30]

/**
 * Starts a part of the stack, and starts it anew whenever it ends by itself: killed, crashed, out of memory. What was
 * acknowledged is on the disk by then; what was not is tried again by whoever sent it, or by the queue.
 * @param start is told how often it was started before
 * @throws what the first start throws; later ones are tried again
 */
export async function keepUp<P extends Part>(name: string, start: (before: number) => Promise<P> | P): Promise<KeptUp<P>> {
  let part = await start(0)
  let stopping = false
  let starts = 1
  let failures = 0
  let began = performance.now()
  const over = () => part.process.exitCode !== null || part.process.signalCode !== null
  const exited = () => new Promise<void>((resolve) => (over() ? resolve() : part.process.once('exit', () => resolve())))
  let wake: () => void = () => undefined
  const pause = (seconds: number) => new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, seconds * 1_000)
    wake = () => (clearTimeout(timer), resolve())
  })

  /** @returns false when it is of no use any more */
  const again = async (how: string): Promise<boolean> => {
    failures = performance.now() - began > runs * 1_000 ? 1 : failures + 1
    if (failures > most) return false
    console.error(`The ${name} ended by itself (${how}); it is started anew.`)
    await pause(pauses[Math.min(failures, pauses.length) - 1] ?? 0)
    began = performance.now()
    if (stopping) return true
    try {
      part = await start(starts++)
      began = performance.now()
      return true
    } catch (error) {
      return again(error instanceof Error ? error.message : String(error))
    }
  }
  const watch = async (): Promise<string> => {
    for (;;) {
      await exited()
      if (stopping) return ''
      if (!(await again(String(part.process.signalCode ?? `exit code ${part.process.exitCode}`)))) return `The ${name} ended ${most + 1} times in a row right after its start and is not started again.`
      if (stopping) return ''
    }
  }
  const watching = watch()
  return {
    now: () => part,
    stop: async () => {
      stopping = true
      wake()
      await part.stop()
      await watching
      // One that was being started while we stopped.
      await part.stop()
    },
    gaveUp: new Promise((resolve) => void watching.then((sentence) => sentence && resolve(sentence))),
  }
}
