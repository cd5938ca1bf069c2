import { spawn } from 'node:child_process'
import { childEnv, faultsEnv } from '../env'
import { prepareGenerated } from './prepare-code'
import { step } from './steps'

/** What `npm test` does a little of, at full size: each set of tests with the counts that make it so. */
const sets: [name: string, tests: string, counts: Record<string, string>][] = [
  ['audit log, eight writers of 10,000 events each', 'lib/audit/sequence.database.test.ts', { AUDIT_EVENTS_PER_WRITER: '10000' }],
  ['audit log, sequencer killed 50 times', 'lib/audit/kill.database.test.ts', { SEQUENCER_KILLS: '50' }],
]

/** `npm run faults`: the long tests of what happens when something breaks. Ends with 1 when one failed. */
async function main(): Promise<void> {
  await step('generate', prepareGenerated, (note) => note)
  const faults = faultsEnv()
  let failed = 0
  for (const [name, tests, counts] of faults.FAULTS_ONLY ? [] : sets) {
    const code = await step(name, () => new Promise<number>((resolve) => {
      const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'database', tests], { env: childEnv(counts), stdio: ['ignore', 'inherit', 'inherit'] })
      child.once('exit', (exit) => resolve(exit ?? 1))
    }), (exit) => (exit === 0 ? 'passed' : 'failed'))
    if (code !== 0) failed += 1
  }
  console.log('\nEverything that can be killed, filled, slowed or taken away:')
  const { breakEverything } = await import('../faults/run')
  failed += await breakEverything({ kills: faults.FAULTS_KILLS, only: faults.FAULTS_ONLY, fewer: faults.FAULTS_DISKS === 'optional' })
  process.exit(failed === 0 ? 0 : 1)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
