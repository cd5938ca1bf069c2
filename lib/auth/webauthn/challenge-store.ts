import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '../../db/tenant'
import { challengeOf, type KeyOperation } from '../step-up/operation'

/** Two minutes to answer; a step-up has five, because there is something to read first. The database clock decides. */
const minutes = { register: 2, 'sign-in': 2, 'step-up': 5 } as const
export type Purpose = keyof typeof minutes

type Holder = { sessionId: string; personId: string }

/**
 * Stores a fresh challenge for one session and one purpose.
 * @param operation what is confirmed, for a step-up: its SHA-256 is the challenge; otherwise 32 random bytes are
 * @returns base64url
 */
export async function newChallenge(tx: Tx, holder: Holder, purpose: Purpose, operation?: KeyOperation): Promise<string> {
  const challenge = operation ? challengeOf(operation) : randomBytes(32).toString('base64url')
  await tx.$executeRaw`
    insert into "KeyChallenge" (id, "sessionId", "personId", purpose, challenge, operation, "createdAt", "expiresAt")
    values (${uuidv7()}::uuid, ${holder.sessionId}::uuid, ${holder.personId}::uuid, ${purpose}, ${challenge}, ${operation ? JSON.stringify(operation) : null}::jsonb,
      now(), now() + make_interval(mins => ${minutes[purpose]}::int))`
  return challenge
}

/**
 * Uses a challenge up: of this session, for this purpose, in time, once. It is gone whatever the answer turns out to be.
 * @returns what it was for, or null when there is no such challenge to answer
 */
export async function useChallenge(tx: Tx, holder: Holder, purpose: Purpose, challenge: string): Promise<{ operation: KeyOperation | null } | null> {
  const [row] = await tx.$queryRaw<{ operation: KeyOperation | null }[]>`
    update "KeyChallenge" set "usedAt" = now()
    where challenge = ${challenge} and "sessionId" = ${holder.sessionId}::uuid and "personId" = ${holder.personId}::uuid and purpose = ${purpose}
      and "usedAt" is null and "expiresAt" > now()
    returning operation`
  return row ?? null
}
