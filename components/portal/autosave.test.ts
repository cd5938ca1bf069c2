import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAutosave, type Saved, type SaveState } from './autosave'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp(answers: (Saved | Error)[]) {
  const calls: { draft: string; version: number }[] = []
  const states: SaveState[] = []
  const kept: ({ draft: string; version: number } | null)[] = []
  const open: (() => void)[] = []
  const autosave = createAutosave<string>({
    version: 3,
    delay: 800,
    onState: (state) => states.push(state),
    keep: (draft) => kept.push(draft),
    save: (draft, version) =>
      new Promise((resolve, reject) => {
        calls.push({ draft, version })
        const answer = answers.shift() as Saved | Error
        open.push(() => (answer instanceof Error ? reject(answer) : resolve(answer)))
      }),
  })
  const answer = async () => {
    open.shift()?.()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { autosave, calls, states, kept, answer }
}

test('several keystrokes become one save, after the delay', async () => {
  const { autosave, calls, states, answer, kept } = setUp([{ ok: true, version: 4, at: '2026-11-24T14:32:07.000Z' }])
  autosave.change('a')
  await vi.advanceTimersByTimeAsync(700)
  autosave.change('ab')
  await vi.advanceTimersByTimeAsync(799)
  expect(calls).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  await answer()
  expect(calls).toEqual([{ draft: 'ab', version: 3 }])
  expect(states.at(-1)).toEqual({ phase: 'saved', at: '2026-11-24T14:32:07.000Z' })
  expect(kept.at(-1)).toBeNull()
  expect(autosave.dirty()).toBe(false)
})

test('two saves never race: the second waits for the version of the first', async () => {
  const { autosave, calls, answer } = setUp([
    { ok: true, version: 4, at: '' },
    { ok: true, version: 5, at: '' },
  ])
  autosave.change('one')
  autosave.flush()
  autosave.change('two')
  autosave.flush()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(calls).toEqual([{ draft: 'one', version: 3 }])
  await answer()
  expect(calls[1]).toEqual({ draft: 'two', version: 4 })
  await answer()
  expect(autosave.version()).toBe(5)
})

test('a lost connection keeps the text and tries again; a refusal keeps it and waits for a change', async () => {
  const lost = setUp([new Error('offline'), { ok: true, version: 4, at: '' }])
  lost.autosave.change('text')
  lost.autosave.flush()
  await lost.answer()
  expect(lost.states.at(-1)).toEqual({ phase: 'failed', reason: 'Veritar could not be reached.' })
  expect(lost.kept.at(-1)).toEqual({ draft: 'text', version: 3 })
  await vi.advanceTimersByTimeAsync(15_000)
  await lost.answer()
  expect(lost.calls).toHaveLength(2)

  const refused = setUp([{ ok: false, reason: 'Someone else saved this answer.', retry: false }])
  refused.autosave.change('mine')
  refused.autosave.flush()
  await refused.answer()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(refused.calls).toHaveLength(1)
  expect(refused.autosave.dirty()).toBe(true)
  refused.autosave.rebase(9)
  refused.autosave.flush()
  expect(refused.calls[1]).toEqual({ draft: 'mine', version: 9 })
})

test('taking the other answer forgets what waits', async () => {
  const { autosave, calls, kept } = setUp([])
  autosave.change('mine')
  autosave.drop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(calls).toEqual([])
  expect(kept.at(-1)).toBeNull()
  expect(autosave.dirty()).toBe(false)
})
