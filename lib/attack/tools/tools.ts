import type { Score } from '../score'
import { alive, type Stage } from '../stage'
import { findTool } from './run-tool'
import { runSqlmap, sqlTargets, triedWords } from './sqlmap'
import { runWapiti } from './wapiti'

const missing = 'it is not installed; on Debian and Ubuntu: apt-get install wapiti sqlmap. ATTACK_TOOLS=optional does without'

/** Scanners of others, signed in, each with bounds on scope and time. */
export async function attackWithTools(stage: Stage, score: Score): Promise<void> {
  console.log('\nwapiti and sqlmap, signed in.')
  const [wapiti, sqlmap] = [findTool('wapiti'), findTool('sqlmap')]
  console.log(`  ${triedWords}`)
  if (sqlmap) for (const target of await sqlTargets(stage)) await score.attack(`sqlmap: ${target.name}`, () => runSqlmap(sqlmap, stage, target, 300))
  else score.skip('sqlmap', missing)
  if (wapiti) for (const who of ['reviewer', 'respondent'] as const) await score.attack(`wapiti: as a ${who}`, () => runWapiti(wapiti, stage, who, 45, 12))
  else score.skip('wapiti', missing)
  await score.attack('after both: server and worker live', async () => ({ got: await alive(stage) }))
}
