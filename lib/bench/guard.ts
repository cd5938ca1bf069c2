import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeKeyFile } from '../audit/keys'
import { newRolePassword } from '../db/app-role'
import { prepareDatabase } from '../db/prepare'
import { childEnv } from '../env'
import { freePort } from '../start/ports'
import { startPostgres } from '../start/postgres'

/**
 * Medians in milliseconds, and how often each way waits for an answer of the database: through plain pg once a statement,
 * through the product as measured over a database that is far away.
 */
export type GuardBench = {
  assessments: number
  rounds: number
  plainWriteMs: number
  /** Of the plain write: its COMMIT, which flushes to the disk. */
  plainCommitMs: number
  productWriteMs: number
  writeWaits: number
  plainListMs: number
  productListMs: number
  plainPageWaits: number
  pageWaits: number
  plainReviewWaits: number
  reviewWaits: number
  plainEvidenceWaits: number
  evidenceWaits: number
}

/**
 * What guard, session and audit event add to a write, and session and scope to a page that lists, held against plain pg
 * on the same throw-away PostgreSQL, which flushes its commits to the disk. Both are removed afterwards.
 */
export async function benchGuard(): Promise<GuardBench> {
  const state = mkdtempSync(join(tmpdir(), 'veritar-bench-guard-'))
  chmodSync(state, 0o711)
  const postgres = await startPostgres({ state, port: await freePort(), password: newRolePassword(), durable: true })
  try {
    const urls = await prepareDatabase(postgres.url, { owner: newRolePassword(), app: newRolePassword() })
    makeKeyFile(join(state, 'audit-keys.json'))
    const env = childEnv({ DATABASE_APP_URL: urls.app, TEST_OWNER_URL: urls.owner, VERITAR_STATE: state, NEXTAUTH_SECRET: newRolePassword(), VERITAR_HARDWARE_KEYS: 'waived' })
    const said = execFileSync(process.execPath, ['--import', 'tsx', '--import', './lib/bench/outside-next.mjs', join('lib', 'bench', 'guard-child.ts'), urls.owner], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e7 })
    return JSON.parse(said) as GuardBench
  } finally {
    await postgres.stop()
    rmSync(postgres.dir, { recursive: true, force: true })
    rmSync(state, { recursive: true, force: true })
  }
}
