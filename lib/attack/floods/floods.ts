import { hangUp } from '../call'
import type { Score } from '../score'
import { alive, type Stage } from '../stage'
import { deepBodies, largeBodies } from './bodies'
import { hostileFilters, manyAtOnce } from './filters'
import { silentConnections, slowHeaders, slowUploads } from './slow'

/** Requests that are slow, many, large, deep or dear; after each the pages are there in their time (`alive`). */
export async function attackFloods(stage: Stage, score: Score): Promise<void> {
  console.log('\nSlow, many, large, deep and dear requests.')
  await score.attack('parts of uploads that trickle in', () => slowUploads(stage))
  await score.attack('connections that say nothing', () => silentConnections(stage))
  await score.attack('bodies far too large', () => largeBodies(stage))
  await score.attack('bodies as deep as they are long', () => deepBodies(stage))
  await score.attack('filters, orders and pages that nobody types', () => hostileFilters(stage))
  await score.attack('three hundred pages at once', () => manyAtOnce(stage))
  await score.attack('headers that never end', () => slowHeaders(stage))
  hangUp()
  await score.attack('after all of them: server and worker live', async () => ({ got: await alive(stage) }))
}
