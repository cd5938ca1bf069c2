import { spawn } from 'node:child_process'
import { childEnv } from '../env'
import type { Result, Score } from './score'

/** Runs one file of the project `server` to its end. */
function run(file: string): Promise<Result> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'server', file], { env: childEnv({ NO_COLOR: '1', FORCE_COLOR: '0' }), stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-200_000)))
    child.once('exit', (code) => {
      const passed = Number(/^ +Tests +(?:\d+ failed \| )?(\d+) passed/m.exec(said)?.[1] ?? 0)
      const failures = [...said.matchAll(/^ FAIL +(.*)$/gm)].map(([, name]) => name ?? '')
      resolve({ got: code === 0 && passed > 0 ? [] : [...new Set(failures), ...(failures.length === 0 ? [`it ended with ${code}: ${said.slice(-400)}`] : [])], note: `${passed} tests` })
    })
  })
}

/** What `npm test` asks of the build as well: every page, handler and action by every actor, with forged origins, headers and bodies. */
export async function attackMatrix(score: Score): Promise<void> {
  console.log('\nThe authorization matrix and the sweep of forged requests.')
  await score.attack('every page, handler and action by every actor, with and without proxy.ts', () => run('lib/attack/matrix.server.test.ts'))
  await score.attack('forged origins, headers, methods and bodies to every action and handler', () => run('lib/attack/sweep.server.test.ts'))
}
