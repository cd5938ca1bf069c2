import { join } from 'node:path'
import { roleProblems } from '../db/app-role'
import { prepareDatabase, prepareSchema } from '../db/prepare'
import type { StartEnv } from '../env'
import { freePort } from './ports'
import { type Postgres, startPostgres } from './postgres'
import { Problem } from './problem'
import type { Secrets } from './state'

export type Database = { owner: string; app: string; applied: string[]; embedded: Postgres | undefined }

/** What the server says about a connection that failed, in one sentence without the password. */
function sentence(error: unknown, url: string): Problem {
  const { host, pathname } = new URL(url)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT') return new Problem(`No PostgreSQL answers at ${host}: start it, or correct DATABASE_URL.`)
  if (code === '28P01' || code === '28000') return new Problem(`PostgreSQL at ${host} refuses the user or password of DATABASE_URL: correct it.`)
  if (code === '3D000') return new Problem(`PostgreSQL at ${host} has no database ${pathname.slice(1)}: create it, or correct DATABASE_URL.`)
  if (code === '42501') return new Problem(`The role of DATABASE_URL may not do this (${message}): let it own the database and create roles, or create the role veritar_app beforehand and set DATABASE_APP_URL.`)
  return new Problem(`The database could not be prepared: ${message}`)
}

/** A database given by the operator: its role migrates; the application connects as veritar_app or as DATABASE_APP_URL says. */
async function given(url: string, appUrl: string | undefined, secrets: Secrets): Promise<Database> {
  try {
    const { app, applied } = await prepareSchema(url, appUrl ?? secrets.app)
    return { owner: url, app, applied, embedded: undefined }
  } catch (error) {
    throw sentence(error, url)
  }
}

/**
 * The database, current and with the two roles; the embedded one unless DATABASE_URL names another.
 * @throws Problem, also when the application role could get around row-level security
 */
export async function openDatabase(env: StartEnv, state: string, secrets: Secrets): Promise<Database> {
  if (env.DATABASE_URL) {
    const database = await given(env.DATABASE_URL, env.DATABASE_APP_URL, secrets)
    return held(database)
  }
  const embedded = await startPostgres({ state, port: await freePort(), password: secrets.postgres, durable: true })
  try {
    return await held({ ...(await prepareDatabase(embedded.url, { owner: secrets.owner, app: secrets.app })), embedded })
  } catch (error) {
    await embedded.stop()
    throw error instanceof Problem ? error : new Problem(`The database in ${join(embedded.dir, 'data')} could not be brought up to date: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function held(database: Database): Promise<Database> {
  const problems = await roleProblems(database.app)
  if (problems.length > 0) throw new Problem(`${problems.join(' ')} Row-level security would not hold it: use a role that is only a member of veritar_app.`)
  return database
}
