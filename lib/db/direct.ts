import pg from 'pg'
import type { Ask } from './begin'
import type { Sql } from './generated/internal/prismaNamespace'
import { statementName } from './statement-names'

/** A day is midnight of UTC, as the client has it. The driver would take that of the machine. */
const day = pg.types.builtins.DATE
const types = { getTypeParser: (oid: number, format?: 'text') => (oid === day ? (text: string) => new Date(`${text}T00:00:00Z`) : pg.types.getTypeParser(oid, format)) } as pg.CustomTypesConfig

/**
 * Asks by the driver itself: what every write and every request asks, where the way through the client costs more than the
 * statement. Rows come as the client would give them, but for numbers that do not fit a double.
 */
export async function askDirectly<T>(ask: Ask, { text, values }: Sql): Promise<{ rows: T[]; count: number }> {
  const { rows, rowCount } = await ask({ name: statementName({ sql: text }), text, values, types })
  return { rows: rows as T[], count: rowCount ?? 0 }
}
