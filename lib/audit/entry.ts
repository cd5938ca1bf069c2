import { createHmac } from 'node:crypto'
import canonicalize from 'canonicalize'

/** One event as its row has it. */
export type LoggedEvent = {
  id: string
  at: Date
  primeId: string | null
  subId: string | null
  assessmentId: string | null
  actorId: string | null
  actorName: string
  actorOrgId: string | null
  code: string
  outcome: string
  target: string
  data: unknown
  internal: boolean
}

/** The log of everything that belongs to no prime. Every prime has its own, under its own id. */
export const platformLog = '00000000-0000-0000-0000-000000000000'

/** The log an event belongs to. */
export const logOf = ({ primeId }: { primeId: string | null }): string => primeId ?? platformLog

/** Facts that name a person or are somebody's own words. In the log only a commitment to them stands. */
const personal: Partial<Record<string, readonly string[]>> = {
  'assessment.invited': ['email'],
  'assessment.reopened': ['reason'],
  'hold.placed': ['reason'],
  'hold.lifted': ['reason'],
  'vault.keys-destroyed': ['reason'],
}

/** JSON as RFC 8785 writes it: the same value always gives the same bytes. */
export function canonical(value: unknown): Buffer {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('An audit event can hold JSON only.')
  return Buffer.from(text)
}

const hmac = (key: Uint8Array, bytes: Uint8Array) => createHmac('sha256', key).update(bytes).digest()

/** The salt of one personal fact, out of the salt of its event: showing one shows no other. */
const saltOf = (salt: Uint8Array, fact: string) => hmac(salt, Buffer.from(fact))

/** What stands in the log for a personal fact: without salt and value nobody can tell what it was, or replace it. */
const commitment = (salt: Uint8Array, value: unknown) => ({ commitment: hmac(salt, canonical(value)).toString('hex') })

/** A personal fact with its salt, in hex: what has to be shown for its commitment to be checked. */
export type Opening = Record<string, { salt: string; value: unknown }>

function personalOf(event: LoggedEvent): Map<string, unknown> {
  const facts = new Map<string, unknown>([['actor', { id: event.actorId, name: event.actorName }]])
  const data = (event.data ?? {}) as Record<string, unknown>
  for (const name of personal[event.code] ?? []) if (Object.hasOwn(data, name)) facts.set(`data.${name}`, data[name])
  return facts
}

/** Everything of an event that is hidden behind commitments. */
export function openingOf(event: LoggedEvent, salt: Uint8Array): Opening {
  return Object.fromEntries([...personalOf(event)].map(([fact, value]) => [fact, { salt: saltOf(salt, fact).toString('hex'), value }]))
}

/**
 * The bytes of an event that the log is made of: canonical JSON, personal facts as commitments.
 * @param salt 32 random bytes of this event
 */
export function entryOf(event: LoggedEvent, salt: Uint8Array): Buffer {
  const hidden = new Map([...personalOf(event)].map(([fact, value]) => [fact, commitment(saltOf(salt, fact), value)]))
  const data = Object.fromEntries(Object.entries((event.data ?? {}) as Record<string, unknown>).map(([name, value]) => [name, hidden.get(`data.${name}`) ?? value]))
  return canonical({
    v: 1,
    log: logOf(event),
    id: event.id,
    at: event.at.toISOString(),
    code: event.code,
    outcome: event.outcome,
    target: event.target,
    prime: event.primeId,
    sub: event.subId,
    assessment: event.assessmentId,
    internal: event.internal,
    actor: { org: event.actorOrgId, ...hidden.get('actor') },
    data,
  })
}

type Entry = { log: string; id: string; at: string; code: string; actor: unknown; data: unknown }

/** An entry read back; null when the bytes are not canonical JSON of one. */
export function readEntry(bytes: Uint8Array): Entry | null {
  try {
    const value = JSON.parse(Buffer.from(bytes).toString()) as Record<string, unknown>
    const strings = ['log', 'id', 'at', 'code'].every((name) => typeof value[name] === 'string')
    return strings && value.v === 1 && canonical(value).equals(bytes) && !Number.isNaN(Date.parse(value.at as string)) ? (value as Entry) : null
  } catch {
    return null
  }
}

const hexSalt = /^[0-9a-f]{64}$/

/** The first personal fact that is not what was committed to in the entry; null when all are. The opening may be anything. */
export function wrongOpening(entry: Entry, opening: Record<string, unknown>): string | null {
  const committed = (fact: string) => {
    const found = fact === 'actor' ? entry.actor : fact.startsWith('data.') ? (entry.data as Record<string, unknown> | null)?.[fact.slice(5)] : undefined
    return (found as { commitment?: unknown } | null | undefined)?.commitment
  }
  const right = ([fact, shown]: [string, unknown]) => {
    const { salt, value } = (shown ?? {}) as { salt?: unknown; value?: unknown }
    return typeof salt === 'string' && hexSalt.test(salt) && value !== undefined && committed(fact) === commitment(Buffer.from(salt, 'hex'), value).commitment
  }
  return Object.entries(opening).find((one) => !right(one))?.[0] ?? null
}
