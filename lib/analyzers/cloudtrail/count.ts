import type { Locator, Observation } from '../analyzer'
import { observationBook, type Note } from '../log-rules/log-rule'
import type { PlacePorts } from '../log-rules/place-ports'
import { factorOf } from '../log-rules/principals'
import { alikeEvents, type Alike } from './alike'
import type { TrailEvent } from './event'
import type { CloudTrailFacts } from './facts'
import { marksOf } from './marks'
import { trailRules } from './rules/all'
import { carriedRule, saidOf, type Topic } from './selection/lacking'
import { trailTally } from './trail-tally'

/** Facts and observations as events pass, in bounded memory. */
export function trailCount(ports: PlacePorts) {
  const alikes: Alike[] = []
  const settle = () => alikes.forEach((alike) => alike.settle())
  const tally = trailTally(ports, settle)
  const { rules, duplicates } = trailRules(ports)
  const book = observationBook()
  const noted = rules.map((rule) => ({ ...rule, note: book.noteFor(rule.rule) }))
  const noteCarried = noted.find(({ rule }) => rule === carriedRule)?.note as Note
  const watching = noted.flatMap(({ see, every, note }) => (see ? [{ see, every, note }] : []))
  const repeating = watching.filter(({ every }) => !every)

  const event = (one: TrailEvent, watched: TrailEvent = one): void => {
    tally.actor(one.actor, one.at, factorOf(one), 1, one.time, one.time)
    if (one.time !== null) tally.time(one.time)
    tally.count(watched, 1)
    tally.mark(marksOf(watched), one)
    for (const { see, note } of watching) see(watched, note)
  }
  const again = (example: TrailEvent, times: number): void => {
    tally.count(example, times)
    book.alike(times, () => {
      for (const { see, note } of repeating) see(example, note)
    })
  }
  return {
    event,
    /** Counts what is alike, by numbers of its own. */
    alike(): Alike {
      const alike = alikeEvents({ event, again, actor: tally.actor, time: tally.time, seen: duplicates.seen })
      alikes.push(alike)
      return alike
    },
    /** What a file does not carry; `at` is the place of its columns. */
    lacking(topics: readonly Topic[], at: Locator): void {
      tally.lacking(topics)
      for (const topic of [...topics, 'selection'] as const) noteCarried(topic, at, () => saidOf[topic])
    },
    insight: (): void => tally.insight(),
    file: (name: string, events: number, shape: string): void => tally.file(name, events, shape),
    /** Facts and observations of all that passed. */
    result(): { facts: CloudTrailFacts; observations: Observation[] } {
      settle()
      const facts = tally.facts(duplicates.count())
      for (const { finish, note } of noted) finish?.(facts, note)
      return { facts, observations: book.list() }
    },
  }
}
export type TrailCount = ReturnType<typeof trailCount>
