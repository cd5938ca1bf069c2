import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { AnalyzerInput, Beside } from '../analyzers/analyzer'

/** Memory in MB that the objects of a thread may take; what it reads lies outside of them. */
const objectsMb = 128
const scripts = { 'scan-trail': 'scan-thread.gen.mjs' }

/** Starts a thread for a reader, where the machine has a second processor for it. */
export const beside: AnalyzerInput['beside'] = availableParallelism() < 2 ? undefined : startThread

/** Starts a thread that does a kind of work for a reader. When it fails, the reader does the work itself, and says what is wrong. */
export function startThread(work: keyof typeof scripts, given: unknown): Beside {
  const thread = new Worker(join(process.cwd(), 'lib', 'jobs', scripts[work]), { workerData: given, resourceLimits: { maxOldGenerationSizeMb: objectsMb }, stderr: false })
  let runs = true
  const stopped = () => void (runs = false)
  thread.on('error', stopped).on('exit', stopped)
  return { runs: () => runs, end: () => void thread.terminate() }
}
