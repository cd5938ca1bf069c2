import pg from 'pg'
import { markersIn } from './search'

/** The address of a superuser in the database of the portal. */
export const superuserOf = (embedded: string): string => Object.assign(new URL(embedded), { pathname: '/veritar' }).href

/**
 * Every row of every table as text, as a dump holds it, searched for markers; then everything is written to the disk, so
 * that a search of the data directory sees it.
 * @returns rows that were searched, and what was found where
 */
export async function searchDump(url: string, markers: Record<string, string>): Promise<{ rows: number; found: { table: string; markers: string[] }[] }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`)
    const found: { table: string; markers: string[] }[] = []
    let count = 0
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(`select t::text as text from ${name} t`)
      count += rows.length
      const there = markersIn(Buffer.from(rows.map(({ text }) => text).join('\n')), markers)
      if (there.length > 0) found.push({ table: name, markers: there })
    }
    await client.query('checkpoint')
    return { rows: count, found }
  } finally {
    await client.end()
  }
}
