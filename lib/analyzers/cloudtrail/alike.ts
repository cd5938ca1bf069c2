import type { Locator } from '../analyzer'
import type { Actor, LogEvent } from '../log-model'
import { factorOf } from '../log-rules/principals'
import { hashText, type SeenIds } from '../log-rules/seen-ids'
import type { TrailEvent } from './event'
import { identityLimit, kindLimit } from './extractor/extractor'
import { believable } from './rules/time'
import { watch } from './watch'

/** What is done with events: looked at one by one, or counted as so many more like one looked at before. */
export type Counting = {
  /** Looks at one event in full; `watched` is the same event, and notes what is asked of it. */
  event: (event: TrailEvent, watched?: TrailEvent) => void
  /** Counts events like this one in all but id, time, place, actor, request and answer. */
  again: (event: TrailEvent, times: number) => void
  /** Counts events of an actor. */
  actor: (actor: Actor | null, at: Locator, mfa: LogEvent['mfa'] | null, times: number, first: number, last: number) => void
  /** Told of the time of each event that is counted and not looked at. */
  time: (time: number) => void
  seen: SeenIds
}

/** Counts by the numbers that one extractor gives to kinds and identities. */
export type Alike = {
  /** Counts one more; false when it has to be looked at in full. Time in milliseconds, hash of the id. */
  more: (kind: number, identity: number, time: number, idHigh: number, idLow: number) => boolean
  /** Has the processor fetch what `more` will need for this id; the number says nothing. */
  expect: (kind: number, idHigh: number, idLow: number) => number
  /** Looks at an event in full, and remembers what it is an example of. */
  full: (kind: number, identity: number, event: TrailEvent) => void
  /** Adds up what was counted, and begins anew. */
  settle: () => void
}

/** An event that stands for its kind, and how many more there were. */
type Example = { event: TrailEvent; variant: number; believable: number; accountHigh: number; accountLow: number; times: number }
/** An identity as it acts in one variant: which actor that is, and what it did since. */
type Share = { actor: Actor | null; at: Locator; mfa: LogEvent['mfa'] | null; times: number; first: number; last: number }

/** How the events of a kind are counted: all by one example, by one of each identity, or each looked at. */
const [alike, byIdentity, alone] = [0, 1, 2]

const factors = [null, 'unknown', 'no', 'yes']
/** What beside the identity decides who the actor is and how its events count. */
const variantOf = (event: TrailEvent) => event.manner * factors.length + factors.indexOf(factorOf(event))

/**
 * Counts events by kind: the first of a kind, and the first of each identity, is looked at in full; those like them are
 * counted and added up later. Where a rule asked who the actor is, the kind is that of one identity; where it asked for
 * request or answer, each event is looked at in full.
 */
export function alikeEvents(counting: Counting): Alike {
  const nothing = () => new Array<Example | null>(kindLimit).fill(null)
  let examples = nothing()
  let shares: (Share | undefined)[][] = []
  const ways = new Uint8Array(kindLimit)
  const own = new Map<number, Example>()
  const find = (kind: number, identity: number) => (ways[kind] === byIdentity ? (own.get(kind * identityLimit + identity) ?? null) : (examples[kind] as Example | null))
  return {
    more(kind, identity, time, idHigh, idLow) {
      const example = find(kind, identity)
      if (example === null || time < example.believable) return false
      const share = shares[identity]?.[example.variant]
      if (!share || counting.seen.addHashed(idHigh, idLow, example.accountHigh, example.accountLow) !== true) return false
      example.times++
      share.times++
      if (time < share.first) share.first = time
      if (time > share.last) share.last = time
      counting.time(time)
      return true
    },
    expect(kind, idHigh, idLow) {
      const example = examples[kind]
      return example ? counting.seen.expect(idHigh, idLow, example.accountHigh, example.accountLow) : 0
    },
    full(kind, identity, event) {
      if (find(kind, identity) === null && ways[kind] !== alone) {
        const watched = watch(event)
        counting.event(event, watched.event)
        const { actor, more } = watched.asked()
        if (more || event.eventType === 'AwsConsoleSignIn') ways[kind] = alone
        else if (!actor && ways[kind] === alike) examples[kind] = exampleOf(event)
        else {
          ways[kind] = byIdentity
          own.set(kind * identityLimit + identity, exampleOf(event))
        }
      } else counting.event(event)
      const variants = (shares[identity] ??= [])
      variants[variantOf(event)] ??= { actor: event.actor, at: event.at, mfa: factorOf(event), times: 0, first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY }
    },
    settle() {
      const before = { examples: [...examples, ...own.values()], shares }
      examples = nothing()
      shares = []
      ways.fill(alike)
      own.clear()
      for (const example of before.examples) if (example !== null && example.times > 0) counting.again(example.event, example.times)
      for (const variants of before.shares) {
        for (const share of variants ?? []) if (share && share.times > 0) counting.actor(share.actor, share.at, share.mfa, share.times, share.first, share.last)
      }
    },
  }
}

function exampleOf(event: TrailEvent): Example {
  const account = hashText(event.account ?? '')
  return {
    event: { ...event, request: undefined, response: undefined, additional: undefined },
    variant: variantOf(event),
    believable: believable(event.version),
    accountHigh: account.high,
    accountLow: account.low,
    times: 0,
  }
}
