import { pool } from './client'
import { askDirectly } from './direct'
import { sql } from './generated/internal/prismaNamespace'

/** Who a good session is of, as the database has it; see session_of in prisma/migrations. */
export type SessionRow = {
  sessionId: string
  personId: string
  name: string
  email: string
  orgId: string
  orgKind: string
  orgName: string
  role: string
  empoweredOfficial: boolean
  /** A key that still counts was used at sign-in. */
  hardware: boolean
  /** Its person registered a hardware key at some time. */
  keyed: boolean
}

/**
 * The session of this hash, when it is a good one; asking puts off its idling. One statement, and a transaction of its
 * own: the function takes the hash as its context.
 * @param address where the request comes from; kept for the person's own list of sessions
 */
export async function sessionRow(sidHash: string, address: string, idleMinutes: number): Promise<SessionRow | null> {
  const { rows } = await askDirectly<SessionRow>((query) => pool().query(query), sql`select * from session_of(${sidHash}, ${address}, ${idleMinutes}::int)`)
  return rows[0] ?? null
}
