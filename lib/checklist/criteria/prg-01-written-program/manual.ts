import type { ComplianceProgramFacts } from '../../../analyzers/compliance-program/facts'
import type { Check, Given, GivenEvidence, Pointer, ReadEvidence, Standing } from '../../criterion'

/** One document of the written program, as read. */
export type Manual = ReadEvidence<ComplianceProgramFacts>
export type TopicName = keyof ComplianceProgramFacts['topics']
type WithManual = { readings: { 'compliance-program': Manual[] } }

/** The documents that are about export control. A program may be one manual or a manual with annexes. */
export function manualsOf(given: WithManual): Manual[] {
  return given.readings['compliance-program'].filter((reading) => reading.facts.aboutExportControl)
}

/** Says that documents were uploaded as the program and none is about export control; nothing otherwise. */
export function offTopicCheck(given: WithManual): Check[] {
  const readings = given.readings['compliance-program']
  if (readings.length === 0 || manualsOf(given).length > 0) return []
  const framework = readings.map((reading) => reading.facts.otherFramework).find((name) => name !== null)
  const says = framework
    ? `The document uploaded as the program is about ${framework}, not about export control.`
    : 'The document uploaded as the program is not about export control.'
  return [{ outcome: 'not-met', says, at: readings.map((reading) => reading.at({})) }]
}

/** A topic that the program has to treat, with what to say when it does and when it does not. */
export type Expectation = { topic: TopicName; found: string; absent: string; outcome?: Exclude<Standing, 'met'> }

/**
 * One check a topic: met with the passages when any document of the program treats it.
 * When none does, `partial` (or the outcome given), or for information when a reviewer accepted another document
 * (`instead`) that treats the matter. No program read, no checks.
 */
export function topicChecks(given: WithManual, expectations: Expectation[], instead: GivenEvidence[] = []): Check[] {
  const manuals = manualsOf(given)
  if (manuals.length === 0) return []
  return expectations.map(({ topic, found, absent, outcome }) => {
    const passages = passagesOn(manuals, topic)
    if (passages) return { outcome: 'met', says: found, at: passages }
    if (instead.length > 0) {
      return { outcome: 'info', says: `${absent} A reviewer accepted another document on it.`, at: instead.map((item) => item.at) }
    }
    return { outcome: outcome ?? 'partial', says: absent, at: manuals.map((manual) => manual.at({})) }
  })
}

/** Where the documents treat a topic; null when none does. */
export function passagesOn(manuals: Manual[], topic: TopicName): Pointer[] | null {
  const treating = manuals.filter((manual) => manual.facts.topics[topic].found)
  if (treating.length === 0) return null
  return treating.flatMap((manual) => {
    const places = manual.facts.topics[topic].passages.slice(0, 3).map((passage) => manual.at(placed(passage.at, passage.text)))
    return places.length > 0 ? places : [manual.at({})]
  })
}

/** A place of facts as a locator, with the passage as its quote (240 characters at most). */
export function placed(at: ComplianceProgramFacts['residue'][number]['at'], text: string): Parameters<Manual['at']>[0] {
  const place = Object.fromEntries(Object.entries(at).filter(([, value]) => value !== undefined))
  return { ...place, quote: text.slice(0, 240) }
}

/** Observations of evidence other than the program: what the program says is judged here from its facts. */
export function besidesManual(given: Pick<Given, 'observations'>): Pick<Given, 'observations'> {
  return { observations: given.observations.filter(({ kind }) => kind !== 'compliance-program') }
}
