import type { Locator, Observation, Rule } from '../analyzer'
import { placed } from '../document-facts'
import type { ComplianceProgramFacts } from './facts'

const rule = (id: string, title: string, severity: Rule['severity'], criterion: string, basis: string, also?: string[]): Rule => ({ id, title, severity, criterion, basis, ...(also ? { also } : {}) })

/** Every rule of the compliance-program analyzer. */
export const programRules: Rule[] = [
  rule('CP-01', 'The document is not about export control', 'critical', 'PRG-01', 'domain.md PRG-01', ['PRG-02']),
  rule('CP-02', 'An element of the DDTC guidelines is absent', 'high', 'PRG-02', 'DDTC ITAR Compliance Program Guidelines (2022)'),
  rule('CP-03', 'An element is mentioned and not described', 'medium', 'PRG-02', 'DDTC ITAR Compliance Program Guidelines (2022)'),
  rule('CP-04', 'A section number that moved in September 2022', 'medium', 'PRG-04', '22 CFR 120, as reorganized 2022-09-01'),
  rule('CP-05', 'A statement that is out of date', 'medium', 'PRG-04', 'domain.md 1.1, 1.5, 3.4'),
  rule('CP-06', 'A status that makes nobody a U.S. person is taken as proof', 'high', 'PER-01', '22 CFR 120.62; 8 USC 1324b(a)(3)'),
  rule('CP-07', 'Work limited to U.S. citizens because of the ITAR', 'high', 'PER-01', '8 USC 1324b; DOJ IER fact sheet (2023)'),
  rule('CP-08', 'Form I-9 is used for export control', 'medium', 'PER-01', '8 USC 1324b; DOJ IER fact sheet (2023)', ['PER-06']),
  rule('CP-09', 'A permanent resident card has to be unexpired', 'medium', 'PER-01', '8 USC 1324b; domain.md 2.1', ['PER-03']),
  rule('CP-10', '"ITAR certified"', 'low', 'PRG-08', 'domain.md 1.6'),
  rule('CP-11', 'Blanks of a template', 'medium', 'PRG-01', 'domain.md 1.7'),
  rule('CP-12', 'The document is a draft', 'medium', 'PRG-01', 'domain.md 1.7'),
  rule('CP-13', 'No signature', 'low', 'PRG-01', 'domain.md 1.7', ['PRG-03']),
  rule('CP-14', 'No date', 'medium', 'PRG-04', 'domain.md 1.7', ['PRG-01']),
  rule('CP-15', 'No version or no approver', 'low', 'PRG-01', 'domain.md 1.7'),
  rule('CP-16', 'Fewer than six pages', 'low', 'PRG-01', 'domain.md 1.7'),
  rule('CP-17', 'Tracked changes or comments are still open', 'low', 'PRG-01', 'domain.md 5.13'),
  rule('CP-18', 'Several firms are named', 'info', 'PRG-01', 'domain.md 1.7'),
  rule('CP-19', 'U.S.-person status is guessed, or too much is asked', 'high', 'PER-01', '8 USC 1324b; DOJ IER fact sheet (2023)'),
  rule('CP-20', 'The file carries attachments', 'info', 'PRG-01', 'domain.md 5.13'),
]

/** What else is known of the document and not part of the facts. */
export type Extras = { trackedChanges: number; comments: number; attachments: number; flags: { rule: string; what: string; at: Locator; text: string }[] }

/** The observations that follow from the facts; one for each rule, or for each element, cite or phrase. */
export function observe(facts: ComplianceProgramFacts, extras: Extras, file: string): Observation[] {
  const seen: Observation[] = []
  const add = (id: string, message: string, at: Locator = {}, more: Partial<Observation> = {}) => {
    const found = programRules.find((each) => each.id === id)
    if (!found) return
    const { severity, criterion, also } = found
    seen.push({ rule: id, severity, criterion, ...(also ? { also } : {}), message, locator: { file, ...at }, count: 1, ...more })
  }
  if (!facts.aboutExportControl) {
    add('CP-01', `The text is not about export control: ${facts.itarDensity} export-control terms in 1,000 words${facts.otherFramework ? `; it speaks of ${facts.otherFramework}` : ''}.`)
  }
  for (const element of facts.elements) {
    if (element.score === 0) add('CP-02', `Element ${element.element}, ${element.title.toLowerCase()}, is absent.`)
    if (element.score === 1) add('CP-03', `Element ${element.element}, ${element.title.toLowerCase()}: ${element.because}`, element.passages[0]?.at)
  }
  for (const group of grouped(facts.staleCites, (each) => each.cite + each.topic)) {
    const [first] = group
    if (!first) continue
    const moved = /^\d/.test(first.cite)
    const message = moved ? `${first.cite} is cited for "${first.topic}", which is now ${first.now}.` : `Out of date (${first.topic}): "${first.cite}". Now: ${first.now}.`
    add(moved ? 'CP-04' : 'CP-05', message, { ...first.at, quote: first.text }, { count: group.length, observed: first.cite, expected: first.now })
  }
  for (const group of grouped(facts.outdated, (each) => each.what)) if (group[0]) add('CP-05', `Out of date: ${group[0].what}.`, { ...group[0].at, quote: group[0].text }, { count: group.length })
  for (const group of grouped(extras.flags, (each) => each.rule + each.what)) if (group[0]) add(group[0].rule, `${group[0].what}.`, { ...group[0].at, quote: group[0].text }, { count: group.length })
  const blank = facts.residue[0]
  if (blank) add('CP-11', `${facts.residue.length} ${facts.residue.length === 1 ? 'passage still holds' : 'passages still hold'} blanks or placeholders of a template.`, { ...blank.at, quote: blank.text }, { count: facts.residue.length })
  if (facts.draft) add('CP-12', 'The document calls itself a draft.', placed(facts.draftAt))
  if (!facts.signed) add('CP-13', 'No signature or signature line that is filled in was found.')
  if (!facts.date) add('CP-14', 'The document gives no date of issue, review or approval.')
  if (!facts.version || !facts.approver) add('CP-15', `The document names no ${[facts.version ? '' : 'version', facts.approver ? '' : 'approver'].filter(Boolean).join(' and no ')}.`)
  if (facts.pages < 6) add('CP-16', `The document has ${facts.pages} ${facts.pages === 1 ? 'page' : 'pages'}.`)
  const open = extras.trackedChanges + extras.comments
  if (open > 0) add('CP-17', `${extras.trackedChanges} tracked changes and ${extras.comments} comments are still in the document.`, {}, { count: open })
  if (facts.organizations.length > 1) add('CP-18', `Several firms are named: ${facts.organizations.join(', ')}.`, {}, { count: facts.organizations.length })
  if (extras.attachments > 0) add('CP-20', `${extras.attachments} embedded files were not read.`, {}, { count: extras.attachments })
  return seen
}

function grouped<T>(items: T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return [...groups.values()]
}
