import type { Tx } from '../../db/tenant'

/**
 * Why a person may register a key now. first: never had one. session: this session was opened with one. window: an
 * administrator verified them anew and opened it. Null: they may not.
 */
export type Enrolment = 'first' | 'session' | 'window' | null

/** Asked before a key is offered and again before it is kept; the database asks the same. */
export async function enrolmentOf(tx: Tx, holder: { sessionId: string; personId: string }): Promise<Enrolment> {
  const session = await tx.session.findFirst({ where: { id: holder.sessionId, personId: holder.personId, assurance: 'hardware', assuredBy: { removedAt: null, blockedAt: null } }, select: { id: true } })
  if (session) return 'session'
  const ever = await tx.hardwareKey.findFirst({ where: { personId: holder.personId }, select: { id: true } })
  if (!ever) return 'first'
  const [open] = await tx.$queryRaw<{ id: string }[]>`select id from "KeyEnrolment" where "personId" = ${holder.personId}::uuid and "usedAt" is null and "expiresAt" > now() limit 1`
  return open ? 'window' : null
}

/** Uses up every open window of a person: one key was enrolled, and the next takes that key. */
export async function closeWindows(tx: Tx, personId: string): Promise<void> {
  await tx.$executeRaw`update "KeyEnrolment" set "usedAt" = now() where "personId" = ${personId}::uuid and "usedAt" is null and "expiresAt" > now()`
}
