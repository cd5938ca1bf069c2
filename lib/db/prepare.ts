import pg from 'pg'
import { prepareJobs } from '../jobs/schema'
import { enableAppRole } from './app-role'
import { migrate } from './migrate'

/** Makes the role that owns the schema and its database on a server of our own. It is no superuser: policies hold it too. */
async function ownerDatabase(superuserUrl: string, password: string): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const { rows: roles } = await client.query(`select from pg_roles where rolname = 'veritar_owner'`)
    if (roles.length === 0) await client.query(`create role veritar_owner nosuperuser nobypassrls createrole`)
    await client.query(`alter role veritar_owner with login password '${password}'`)
    const { rows: databases } = await client.query(`select from pg_database where datname = 'veritar'`)
    if (databases.length === 0) await client.query(`create database veritar owner veritar_owner`)
  } finally {
    await client.end()
  }
  const url = new URL(superuserUrl)
  url.username = 'veritar_owner'
  url.password = password
  url.pathname = '/veritar'
  return url.href
}

/**
 * Migrates as the owner and lets the application role in.
 * @param app a password for veritar_app, hexadecimal, or the URL of a role that is a member of it
 * @returns what the application connects by, and the migrations just applied
 */
export async function prepareSchema(ownerUrl: string, app: string): Promise<{ app: string; applied: string[] }> {
  const applied = await migrate(ownerUrl)
  await prepareJobs(ownerUrl)
  return { app: app.includes('://') ? app : await enableAppRole(ownerUrl, app), applied }
}

/** Everything on a server of our own: owner, database, schema, application role. Passwords are hexadecimal. */
export async function prepareDatabase(superuserUrl: string, passwords: { owner: string; app: string }): Promise<{ owner: string; app: string; applied: string[] }> {
  if (!/^[0-9a-f]{32,}$/.test(passwords.owner)) throw new Error('The password of the owner must be hexadecimal.')
  const owner = await ownerDatabase(superuserUrl, passwords.owner)
  return { owner, ...(await prepareSchema(owner, passwords.app)) }
}
