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
  if (sqlmap) {
    const left = await sqlTargets(stage)
    // Two at once: each waits for the web server about as long as it compares pages.
    const lane = async () => {
      for (let target = left.shift(); target; target = left.shift()) {
        const next = target
        await score.attack(`sqlmap: ${next.name}`, () => runSqlmap(sqlmap, stage, next, 800))
      }
    }
    await Promise.all([lane(), lane()])
  } else score.skip('sqlmap', missing)
  if (wapiti) for (const who of ['reviewer', 'respondent'] as const) await score.attack(`wapiti: as a ${who}`, () => runWapiti(wapiti, stage, who, 45, 12))
  else score.skip('wapiti', missing)
  await score.attack('after both: server and worker live', async () => ({ got: await alive(stage) }))
}
