import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { provide, startEnv } from '../env'
import { openSecrets } from '../start/state'
import { UsageError } from './outcome'

/**
 * Makes this process act on the installation of this checkout: its state directory, its secrets, its database.
 * @returns where the owner of the tables connects
 * @throws UsageError when there is none, or when the embedded database is not running
 */
export function enterInstallation(): string {
  const env = startEnv()
  const state = resolve(env.VERITAR_STATE)
  if (!existsSync(join(state, 'secrets.json'))) throw new UsageError(`There is no installation in ${state}: start Veritar first, or say with VERITAR_STATE where its state directory is.`)
  const secrets = openSecrets(state)
  const local = (role: string, password: string) => `postgresql://${role}:${password}@127.0.0.1:${portOf(state)}/veritar`
  const owner = env.DATABASE_URL ?? local('veritar_owner', secrets.owner)
  provide({ VERITAR_STATE: state, DATABASE_APP_URL: env.DATABASE_APP_URL ?? owner, NEXTAUTH_SECRET: secrets.nextAuth })
  return owner
}

/** The port of the embedded PostgreSQL: the fourth line of its own note. */
function portOf(state: string): number {
  const note = join(state, 'postgres', 'data', 'postmaster.pid')
  const port = existsSync(note) ? Number(readFileSync(note, 'utf8').split('\n')[3]) : Number.NaN
  if (!Number.isInteger(port)) throw new UsageError('The embedded database is not running: start Veritar, and run this beside it.')
  return port
}
