import { hangUp } from '../call'
import type { Score } from '../score'
import { alive, type Stage } from '../stage'
import { attackForged } from './forged'
import { attackFrames } from './frames'
import { attackLines } from './lines'

/** Requests that no browser sends: misframed, odd, forged. */
export async function attackRequests(stage: Stage, score: Score): Promise<void> {
  console.log('\nRequests that no browser sends.')
  await attackFrames(stage, score)
  await attackLines(stage, score)
  await attackForged(stage, score)
  hangUp()
  await score.attack('after all of them: server and worker live', async () => ({ got: await alive(stage) }))
}
