import { placed } from '../../place'
import type { Check, Given } from '../../criterion'
import type { LogSample } from '../../log-samples'

type Moment = LogSample['facts']['moments'][number]
type Apart = { seconds: number; one: { sample: LogSample; moment: Moment }; other: { sample: LogSample; moment: Moment } }

/** Seconds that two right clocks can differ in what they write: a log may give the beginning of a request or its end. */
const tolerance = 60
/** A sign-in lets somebody in at once: what follows later than this is not held against it. */
const near = 15 * 60
const secondsOf = (moment: Moment) => Date.parse(moment.time) / 1000

/**
 * Order of clocks across logs (domain.md LOG-04; NIST SP 800-171 3.3.7): acts that two logs record, each under the same name
 * or by the same person from the same address, where the effect is written earlier than its cause. Without an exact link it
 * says that the order cannot be told.
 */
export function clockChecks(given: Pick<Given, 'answers' | 'answer'>, samples: LogSample[]): Check[] {
  if (samples.length < 2) return []
  const checks: Check[] = []
  let held = 0
  for (const [i, one] of samples.entries()) {
    for (const other of samples.slice(i + 1)) {
      const pairs = pairsOf(one, other)
      held += pairs.length
      const apart = pairs.filter(({ seconds }) => seconds > tolerance).sort((a, b) => b.seconds - a.seconds)
      const worst = apart[0]
      if (!worst) continue
      const said = given.answers['clock'] === 'one' ? ' All systems are said to share one clock.' : ''
      const seconds = Math.round(worst.seconds).toLocaleString('en-US')
      const more = apart.length > 1 ? ` (the most of ${apart.length} acts in both)` : ''
      const says = `The clocks of "${one.title}" and "${other.title}" disagree by ${seconds} s${more}: ${worst.one.moment.side === 'twin' ? 'they give different times for one act' : 'what a sign-in or run let happen is written before it'}.${said}`
      checks.push({ outcome: 'partial', says, at: [...(said === '' ? [] : [given.answer('clock')]), pointer(worst.one), pointer(worst.other)] })
    }
  }
  const at = samples.map((sample) => sample.at({}))
  if (held === 0) return [{ outcome: 'info', says: 'No act is in two of the logs under one name, so their clocks cannot be held against each other.', at }]
  return checks.length > 0 ? checks : [{ outcome: 'met', says: `${held === 1 ? 'One act is' : `${held.toLocaleString('en-US')} acts are`} in two logs, and their times agree.`, at }]
}

const pointer = ({ sample, moment }: Apart['one']) => sample.at(placed(moment.at))

/** Acts in both logs with by how many seconds the effect came too early; 0 where the order is right. */
function pairsOf(a: LogSample, b: LogSample): Apart[] {
  return [...ordered(a, b), ...ordered(b, a), ...twins(a, b)]
}

/** Causes in the first, effects in the second. */
function ordered(first: LogSample, second: LogSample): Apart[] {
  const causes = byLink(first, 'cause')
  return [...byLink(second, 'effect')].flatMap(([link, effects]) => {
    const known = causes.get(link)
    if (!known) return []
    if (!link.startsWith('person ')) return pair(first, second, known[0], effects[0])
    return effects.flatMap((effect) => isolated(first, second, known, effects, effect))
  })
}

/**
 * A person's entry to the cloud with the one sign-in that can have let them in. It is compared only where both stand alone
 * and the log of sign-ins reaches back far enough: else another sign-in may have been the cause.
 */
function isolated(first: LogSample, second: LogSample, causes: Moment[], effects: Moment[], effect: Moment): Apart[] {
  const time = secondsOf(effect)
  const close = (list: Moment[], to: number) => list.filter((one) => Math.abs(secondsOf(one) - to) <= near)
  const around = close(causes, time)
  const [cause] = around
  if (around.length !== 1 || !cause || close(effects, secondsOf(cause)).length !== 1) return []
  const begins = first.facts.firstEvent
  return begins !== null && Date.parse(begins) / 1000 <= time - near ? pair(first, second, cause, effect) : []
}

function pair(first: LogSample, second: LogSample, cause: Moment | undefined, effect: Moment | undefined): Apart[] {
  if (!cause || !effect) return []
  return [{ seconds: Math.max(0, secondsOf(cause) - secondsOf(effect)), one: { sample: first, moment: cause }, other: { sample: second, moment: effect } }]
}

function twins(a: LogSample, b: LogSample): Apart[] {
  const there = byLink(b, 'twin')
  return [...byLink(a, 'twin')].flatMap(([link, [mine]]) => {
    const theirs = there.get(link)?.[0]
    return mine && theirs ? [{ seconds: Math.abs(secondsOf(mine) - secondsOf(theirs)), one: { sample: a, moment: mine }, other: { sample: b, moment: theirs } }] : []
  })
}

function byLink(sample: LogSample, side: Moment['side']): Map<string, Moment[]> {
  const links = new Map<string, Moment[]>()
  for (const moment of sample.facts.moments) if (moment.side === side) links.set(moment.link, [...(links.get(moment.link) ?? []), moment])
  return links
}
