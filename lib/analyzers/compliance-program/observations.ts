import type { Locator, Observation, Rule } from '../analyzer'
import type { DocumentText } from '../formats/document'
import type { ComplianceProgramFacts } from './facts'

const guide = 'DDTC ITAR Compliance Program Guidelines'

export const rules: Rule[] = [
  { id: 'CP-01', title: 'It is about export control', severity: 'high', criterion: 'PRG-01', basis: guide },
  { id: 'CP-02', title: 'All eight elements are described', severity: 'medium', criterion: 'PRG-02', basis: guide },
  { id: 'CP-03', title: 'Cites carry their current numbers', severity: 'medium', criterion: 'PRG-04', basis: '87 FR 16396' },
  { id: 'CP-04', title: 'Its wording is current', severity: 'medium', criterion: 'PRG-04', basis: 'domain.md 1.1, 3.4' },
  { id: 'CP-05', title: 'It does not misstate who is a U.S. person', severity: 'medium', criterion: 'PER-01', basis: '8 USC 1324b, 22 CFR 120.62' },
  { id: 'CP-06', title: 'No template text is left in it', severity: 'medium', criterion: 'PRG-01', basis: guide },
  { id: 'CP-07', title: 'It is approved, signed and no draft', severity: 'low', criterion: 'PRG-01', also: ['PRG-03'], basis: guide },
  { id: 'CP-08', title: 'It carries a version and a date', severity: 'low', criterion: 'PRG-04', basis: 'DDTC Guidelines el. 8' },
  { id: 'CP-09', title: 'It is more than a memo', severity: 'low', criterion: 'PRG-01', basis: 'domain.md 1.7' },
  { id: 'CP-10', title: 'Tracked changes are settled', severity: 'info', criterion: 'PRG-01', basis: 'domain.md 5.13' },
]

type Located = { at: Locator | Record<string, unknown>; text: string }

/** What the rules say of the facts, each with its first place and how often it was seen. */
export function observationsOf(facts: ComplianceProgramFacts, document: DocumentText): Observation[] {
  const list: Observation[] = []
  const say = (id: string, message: string, first?: Located, count = 1) => {
    const rule = rules.find((one) => one.id === id)
    if (!rule) throw new Error(`There is no rule ${id}.`)
    const locator: Locator = first ? { ...(first.at as Locator), quote: first.text.slice(0, 240) } : {}
    list.push({ rule: id, severity: rule.severity, criterion: rule.criterion, ...(rule.also ? { also: rule.also } : {}), message, locator, count })
  }
  if (!facts.aboutExportControl) say('CP-01', facts.otherFramework ? `The text is about ${facts.otherFramework}, not about export control.` : 'The text hardly speaks of export control.')
  const thin = facts.elements.filter((element) => element.score < 2)
  if (facts.aboutExportControl && thin.length > 0) say('CP-02', `Not described: ${thin.map((e) => `${e.element} ${e.title.toLowerCase()}`).join('; ')}.`, thin.flatMap((e) => e.passages)[0], thin.length)
  for (const [cite, places] of grouped(facts.staleCites, (one) => `${one.cite} for ${one.topic} is now ${one.now}`)) say('CP-03', `22 CFR ${cite}.`, places[0], places.length)
  for (const [what, places] of grouped(facts.outdated, (one) => one.what)) say('CP-04', what, places[0], places.length)
  for (const [what, places] of grouped(facts.redFlags, (one) => one.what)) say('CP-05', what, places[0], places.length)
  if (facts.residue.length > 0) say('CP-06', 'Text of a template was left in place.', facts.residue[0], facts.residue.length)
  if (facts.draft) say('CP-07', 'It calls itself a draft.')
  else if (!facts.signed && facts.approver === null) say('CP-07', 'Nobody is named who approved or signed it.')
  if (facts.version === null || facts.date === null) say('CP-08', `It gives no ${facts.version === null ? 'version' : ''}${facts.version === null && facts.date === null ? ' and no ' : ''}${facts.date === null ? 'date' : ''} of its own.`)
  if (facts.pages < 3 || facts.words < 800) say('CP-09', `It has ${facts.words.toLocaleString('en-US')} words; a program that people can follow is longer.`)
  if (document.trackedChanges > 0) say('CP-10', 'Tracked changes have not been accepted or rejected.', undefined, document.trackedChanges)
  return list
}

function grouped<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}
