import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { childEnv } from '../env'
import type { Took } from './upload-child'

/** Stores a file of `total` bytes below `folder` in a process of its own. @throws Error with what that process said */
export async function runMeasured(folder: string, total: number): Promise<{ megabytesPerSecond: number; perProcessorSecond: number; peakMegabytes: number }> {
  const env = childEnv({ VERITAR_STATE: folder, DATABASE_APP_URL: 'postgresql://nobody@127.0.0.1:9/none', NEXTAUTH_SECRET: 'x'.repeat(32) })
  const run = spawnSync(process.execPath, ['--import', 'tsx', join('lib', 'bench', 'upload-child.ts'), String(total)], { env, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`The upload was not stored: ${run.stderr}`)
  const { seconds, cpuSeconds, peakMegabytes } = JSON.parse(run.stdout) as Took
  return { megabytesPerSecond: total / 1e6 / seconds, perProcessorSecond: total / 1e6 / cpuSeconds, peakMegabytes }
}
