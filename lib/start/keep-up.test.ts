import { spawn } from 'node:child_process'
import { afterEach, expect, test, vi } from 'vitest'
import { keepUp } from './keep-up'

afterEach(() => vi.restoreAllMocks())

/** A process that waits, or ends at once. */
function part(script: string) {
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' })
  const stop = () => new Promise<void>((done) => (child.exitCode !== null || child.signalCode !== null ? done() : (child.once('exit', () => done()), child.kill('SIGTERM'))))
  return { process: child, stop }
}
const waits = 'setInterval(() => undefined, 1000)'
const until = async (holds: () => boolean) => {
  for (let tries = 0; tries < 200 && !holds(); tries += 1) await new Promise((wait) => setTimeout(wait, 20))
  expect(holds()).toBe(true)
}

test('asvs-16.5.4 what was killed is started anew, what was stopped is not', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const starts: number[] = []
  const kept = await keepUp('part', (before) => (starts.push(before), part(waits)))
  const first = kept.now().process
  first.kill('SIGKILL')
  await until(() => kept.now().process !== first)
  expect(said).toHaveBeenCalledWith('The part ended by itself (SIGKILL); it is started anew.')
  await kept.stop()
  expect(starts).toEqual([0, 1])
  expect(kept.now().process.signalCode).toBe('SIGTERM')
})

test('a start that fails later is tried again; the first one is told to the caller', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  await expect(keepUp('part', () => Promise.reject(new Error('no room')))).rejects.toThrow('no room')
  const kept = await keepUp('part', (before) => {
    if (before === 1) throw new Error('not yet')
    return part(waits)
  })
  const first = kept.now().process
  first.kill('SIGKILL')
  await until(() => kept.now().process !== first)
  await kept.stop()
})

test('what ends again and again is given up with a sentence', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((work: () => void) => setImmediate(work)) as never)
  let starts = 0
  const kept = await keepUp('part', () => (starts++, part('process.exit(3)')))
  expect(await kept.gaveUp).toBe('The part ended 11 times in a row right after its start and is not started again.')
  expect(starts).toBe(11)
})
