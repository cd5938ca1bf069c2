import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Beside } from '../analyzers/analyzer'

/** Memory in MB that the objects of a thread may take; what it reads lies outside of them. */
const objectsMb = 128
const scripts = { 'scan-trail': 'scan-thread.gen.mjs' }

/**
 * Starts a thread that does a kind of work for a reader. Undefined where the machine has no second processor for it.
 * A thread that fails answers null from then on: the reader does the work itself, and says what is wrong.
 */
export const beside: ((work: keyof typeof scripts) => Beside) | undefined = availableParallelism() < 2 ? undefined : start

function start(work: keyof typeof scripts): Beside {
  const thread = new Worker(join(process.cwd(), 'lib', 'jobs', scripts[work]), { resourceLimits: { maxOldGenerationSizeMb: objectsMb }, stderr: false })
  const asked: ((answer: unknown) => void)[] = []
  let failed = false
  const fail = () => {
    failed = true
    for (const answer of asked.splice(0)) answer(null)
  }
  thread.on('message', (answer) => asked.shift()?.(answer)).on('error', fail).on('exit', fail)
  return {
    ask: (given, transfer) =>
      new Promise((answer) => {
        if (failed) return answer(null)
        asked.push(answer)
        thread.postMessage(given, transfer)
      }),
    end: () => void thread.terminate(),
  }
}
