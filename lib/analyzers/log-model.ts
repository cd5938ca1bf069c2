import type { Locator } from './analyzer'
import type { Mark } from './log-rules/moments'

export type ActorKind = 'human' | 'service' | 'provider' | 'anonymous'
/** `provider` acts for the cloud itself, `anonymous` cannot be told. */
export type Actor = {
  /** Lower case; see Principal in log-facts.ts. */
  id: string
  kind: ActorKind
  display: string
  aliases: string[]
  via?: string
}

export type SourceKind = 'public' | 'private' | 'service' | 'internal' | 'invalid' | 'missing'
/** `denied`: refused for lack of permission; `failed`: any other error. */
export type OutcomeKind = 'success' | 'failed' | 'denied'

/** Who, what, when and from where: every log of every provider is brought into this form (domain.md 5.1). */
export type LogEvent = {
  id: string | null
  /** Milliseconds since 1970 in UTC; null when the record does not say when. */
  time: number | null
  actor: Actor | null
  actorAccount: string | null
  mfa: 'yes' | 'no' | 'unknown'
  service: string | null
  action: string | null
  outcome: OutcomeKind
  /** The account the event belongs to. */
  account: string | null
  source: SourceKind
  ip: string | null
  region: string | null
  readOnly: boolean | null
  /** Reads or writes content (an object, a row, a secret) rather than configuration. */
  data: boolean
  /** ISO code of the country that the record itself states, where a log does. */
  country?: string | null
  /** What ties it to an event of another log. */
  marks?: readonly Mark[]
  at: Locator
}

export type Missing = 'who' | 'what' | 'when' | 'from where'

const complete: readonly Missing[] = []

/** What an event does not tell; empty when it is complete (domain.md 5.1). */
export function missingIn(event: LogEvent): readonly Missing[] {
  const placed = event.source !== 'missing' && event.source !== 'invalid'
  if (placed && event.time !== null && event.service && event.action && event.actor && event.actor.kind !== 'anonymous') return complete
  const missing: Missing[] = []
  if (!event.actor || event.actor.kind === 'anonymous') missing.push('who')
  if (!event.service || !event.action) missing.push('what')
  if (event.time === null) missing.push('when')
  if (!placed) missing.push('from where')
  return missing
}

/** A person acted, not a service on their behalf: only such events count in tests of people. */
export const byHuman = (event: LogEvent): boolean =>
  event.actor?.kind === 'human' && event.source !== 'service' && event.source !== 'internal'

const iso = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/

/**
 * Milliseconds of an ISO 8601 time, read as UTC when it names no zone (CloudTrail times always are UTC, and exports drop
 * the Z); null when it is no such time, or lies outside 2000 to 2100.
 */
export function timeOf(text: string): number | null {
  if (text.length === 20 && text.startsWith(known.day) && plain.test(text)) return known.midnight + clock(text)
  const parts = iso.exec(text)
  if (!parts) return null
  const [, year, month, day, hour, minute, second, zone] = parts
  if (Number(year) < 2000 || Number(year) > 2100 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  if (new Date(midnight).getUTCDate() !== Number(day) || Number(month) > 12 || Number(month) < 1) return null
  known = { day: text.slice(0, 10), midnight }
  const time = midnight + clock(text)
  return zone && zone !== 'Z' ? time - offset(zone) : time
}

const plain = /T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/
/** The day parsed last: most events share it with the one before. */
let known = { day: 'none', midnight: 0 }
const clock = (text: string) => (two(text, 11) * 3600 + two(text, 14) * 60 + two(text, 17)) * 1_000
const two = (text: string, at: number) => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48

function offset(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}

/** The time itself when it lies between 2000 and 2100, as times of logs do; null otherwise. */
export const plausible = (time: number): number | null => (time >= 946_684_800_000 && time < 4_133_980_800_000 ? time : null)

/** ISO 8601 in UTC, to the second. */
export const isoOf = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`
