import { join } from 'node:path'
import pg from 'pg'
import { roleProblems } from '../db/app-role'
import { prepareDatabase, prepareSchema } from '../db/prepare'
import type { StartEnv } from '../env'
import { type KeptUp, keepUp } from './keep-up'
import { freePort } from './ports'
import { type Postgres, startPostgres } from './postgres'
import { Problem } from './problem'
import type { Secrets } from './state'

export type Database = { owner: string; app: string; applied: string[]; embedded: KeptUp<Postgres> | undefined }

const oldest = 15

/** What the server says about a connection that failed, in one sentence without the password. */
function refusal(error: unknown, url: URL): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT') return new Problem(`No PostgreSQL answers at ${url.host}: start it, or correct DATABASE_URL.`)
  if (code === '28P01' || code === '28000') return new Problem(`PostgreSQL at ${url.host} refuses the user or password of DATABASE_URL: correct it.`)
  if (code === '3D000') return new Problem(`PostgreSQL at ${url.host} has no database ${url.pathname.slice(1)}: create it, or correct DATABASE_URL.`)
  return new Problem(`PostgreSQL at ${url.host} could not be used: ${error instanceof Error ? error.message : String(error)}`)
}

/** Looks before anything is changed whether this server, database and role will do. @throws Problem */
async function inspect(url: string, appUrl: string | undefined): Promise<void> {
  const address = URL.canParse(url) ? new URL(url) : undefined
  if (!address) throw new Problem('DATABASE_URL is not an address: write it as postgresql://user:password@host:5432/database.')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; role: string; makes: boolean; made: boolean; creates: boolean }>(`
      select current_setting('server_version_num')::int / 10000 as version, current_user as role,
        (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as makes,
        exists (select from pg_roles where rolname = 'veritar_app') as made,
        has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as creates`)
    const found = rows[0]
    if (!found || found.version < oldest) throw new Problem(`PostgreSQL at ${address.host} is version ${found?.version ?? 'unknown'}: Veritar needs ${oldest} or newer.`)
    if (!found.creates) throw new Problem(`The role ${found.role} of DATABASE_URL may not create schemas and tables in ${address.pathname.slice(1)}: make it the owner of that database.`)
    if (!found.makes && !(found.made && appUrl)) throw new Problem(`The role ${found.role} of DATABASE_URL may not create roles: allow it (ALTER ROLE ${found.role} CREATEROLE), or create the role veritar_app yourself and set DATABASE_APP_URL.`)
  } catch (error) {
    throw error instanceof Problem ? error : refusal(error, address)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Why the schema could not be brought up to date, in one sentence. */
function unprepared(error: unknown, where: string): Problem {
  const said = error instanceof Error ? error.message : String(error)
  if (/No space left|53100/.test(said)) return new Problem(`There is no space left on the disk that holds the database in ${where}: free some and start again.`)
  return new Problem(`The database in ${where} could not be brought up to date: ${said}`)
}

/** A database given by the operator: its role migrates; the application connects as veritar_app or as DATABASE_APP_URL says. */
async function given(url: string, appUrl: string | undefined, secrets: Secrets): Promise<Database> {
  await inspect(url, appUrl)
  try {
    const { app, applied } = await prepareSchema(url, appUrl ?? secrets.app)
    return { owner: url, app, applied, embedded: undefined }
  } catch (error) {
    throw unprepared(error, new URL(url).host)
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
  const port = await freePort()
  const embedded = await keepUp('database', () => startPostgres({ state, port, password: secrets.postgres, durable: true }))
  try {
    return await held({ ...(await prepareDatabase(embedded.now().url, { owner: secrets.owner, app: secrets.app })), embedded })
  } catch (error) {
    await embedded.stop()
    throw error instanceof Problem ? error : unprepared(error, join(embedded.now().dir, 'data'))
  }
}

/**
 * The embedded database made anew: for half a demo world only, which nobody can have used because nothing was served from it.
 * @throws Problem when the database is not the embedded one
 */
export async function madeAnew(database: Database, secrets: Secrets): Promise<Database> {
  if (!database.embedded) throw new Problem('Loading the demo world was cut off, and half of it is in the database: give an empty database and start again.')
  const client = new pg.Client({ connectionString: database.embedded.now().url })
  await client.connect()
  try {
    await client.query('drop database veritar with (force)')
  } finally {
    await client.end()
  }
  return { ...(await prepareDatabase(database.embedded.now().url, { owner: secrets.owner, app: secrets.app })), embedded: database.embedded }
}

async function held(database: Database): Promise<Database> {
  const problems = await roleProblems(database.app)
  if (problems.length > 0) throw new Problem(`${problems.join(' ')} Row-level security would not hold it: use a role that is only a member of veritar_app.`)
  return database
}
