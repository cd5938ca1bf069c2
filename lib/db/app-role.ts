import { randomBytes } from 'node:crypto'
import pg from 'pg'

async function asking<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A fresh password for the application role: hex, so that it needs no quoting anywhere. */
export const newRolePassword = () => randomBytes(24).toString('hex')

/**
 * Lets veritar_app sign in with `password`, and gives the URL it connects by.
 * @param ownerUrl of the role that migrated, which made veritar_app
 */
export async function enableAppRole(ownerUrl: string, password: string): Promise<string> {
  if (!/^[0-9a-f]{32,}$/.test(password)) throw new Error('The password of the application role must be hexadecimal.')
  await asking(ownerUrl, (client) => client.query(`alter role veritar_app with login password '${password}'`))
  const url = new URL(ownerUrl)
  url.username = 'veritar_app'
  url.password = password
  return url.href
}

/**
 * Why this role must not run the application; empty when it may. Row-level security does not hold a superuser, a role
 * with BYPASSRLS, or one that may act as the owner of a table and so drop its policies.
 */
export async function roleProblems(appUrl: string): Promise<string[]> {
  return asking(appUrl, async (client) => {
    const { rows } = await client.query<{ name: string; super: boolean; bypass: boolean; creates: boolean; owns: string | null }>(`
      select r.rolname as name, r.rolsuper as super, r.rolbypassrls as bypass, r.rolcreaterole as creates,
        (select min(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in ('public', 'pgboss') and c.relkind in ('r', 'p') and pg_has_role(r.oid, c.relowner, 'member')) as owns
      from pg_roles r where r.rolname = current_user`)
    const role = rows[0]
    if (!role) return ['The database does not say who is connected.']
    return [
      role.super && `The role ${role.name} is a superuser.`,
      role.bypass && `The role ${role.name} bypasses row-level security.`,
      role.creates && `The role ${role.name} may create roles.`,
      role.owns && `The role ${role.name} owns the table ${role.owns}, or may act as its owner.`,
    ].filter((problem) => typeof problem === 'string')
  })
}
