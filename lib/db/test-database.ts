import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeKeyFile } from '../audit/keys'
import { freePort } from '../start/ports'
import { startPostgres } from '../start/postgres'
import { newRolePassword } from './app-role'
import { prepareDatabase } from './prepare'

/** Vitest global setup: a throw-away PostgreSQL, migrated, with the two roles; tests read the URLs from the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const state = mkdtempSync(join(tmpdir(), 'veritar-test-'))
  chmodSync(state, 0o711)
  const postgres = await startPostgres({ state, port: await freePort(), password: newRolePassword(), durable: false })
  const urls = await prepareDatabase(postgres.url, { owner: newRolePassword(), app: newRolePassword() })
  process.env.TEST_SUPERUSER_URL = postgres.url
  process.env.TEST_OWNER_URL = urls.owner
  process.env.DATABASE_APP_URL = urls.app
  process.env.VERITAR_STATE = state
  makeKeyFile(join(state, 'audit-keys.json'))
  process.env.NEXTAUTH_SECRET = newRolePassword()
  // A test that is about hardware keys requires them itself.
  process.env.VERITAR_HARDWARE_KEYS = 'waived'
  return async () => {
    await postgres.stop()
    rmSync(postgres.dir, { recursive: true, force: true })
    rmSync(state, { recursive: true, force: true })
  }
}
