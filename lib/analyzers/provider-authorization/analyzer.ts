import { UnreadableEvidence, defineAnalyzer, type AnalyzerInput, type Reading, type Rule, type Sample } from '../analyzer'
import { datesIn } from '../dates-in-text'
import { observer, readDocument } from '../read-document'
import { anotherTable } from '../formats/another-table'
import { isoIn, newestOf, oldestOf, readColumns, sampledFields } from '../read-columns'
import type { TableShape } from '../table-shape'
import { proseOf } from '../sample-views'
import { ProviderAuthorizationFacts, type AuthorizedOffering } from './facts'
import { fedrampIn, impactIn, offeringsIn } from './offerings'

type Field = 'offering' | 'provider' | 'fedramp' | 'impact' | 'authorizedOn' | 'expiresOn'
const shape: TableShape<Field> = {
  noun: 'provider authorization',
  synonyms: {
    offering: ['service offering', 'offering', 'cloud service offering', 'cso', 'cloud service', 'package name', 'authorized offering'],
    provider: ['provider', 'cloud service provider', 'csp', 'vendor', 'company'],
    fedramp: ['fedramp', 'fedramp level', 'impact level', 'authorization level', 'baseline', 'fedramp status', 'fedramp impact level', 'level', 'status'],
    impact: ['dod impact level', 'dod il', 'il', 'dod pa', 'dod provisional authorization', 'disa il', 'dod level'],
    authorizedOn: ['authorization date', 'authorized on', 'authorized', 'date authorized', 'ato date', 'pa date', 'date'],
    expiresOn: ['expires on', 'expiration date', 'expires', 'valid until', 'ato expiration', 'annual assessment due', 'expiry'],
  },
  isHeader: (fields) => fields.has('offering') && (fields.has('impact') || (fields.has('fedramp') && (fields.has('authorizedOn') || fields.has('provider') || fields.has('expiresOn')))),
  remedy: 'The authorization letter or marketplace page as PDF with text, or one row for each offering: provider, offering, FedRAMP level, DoD impact level, date.',
}
const rule = (id: string, title: string, severity: Rule['severity']): Rule => ({ id, title, severity, criterion: 'REG-03', basis: 'DFARS 252.204-7012(b)(2)(ii)(D); domain.md 3.1, 3.3' })
const rules: Rule[] = [
  rule('PA-01', 'An offering without a level', 'medium'),
  rule('PA-02', 'No date', 'low'),
  rule('PA-03', 'Ready or in process is no authorization', 'medium'),
  rule('PA-04', 'The incident terms of DFARS 252.204-7012 are not mentioned', 'info'),
]

/** What a cloud provider's offering is authorized for (domain.md REG-03). */
export default defineAnalyzer<ProviderAuthorizationFacts>({
  id: 'provider-authorization',
  title: 'Provider authorization (FedRAMP, DoD PA)',
  version: '5',
  accepts: 'PDF with text, DOCX, Markdown, or a table as CSV or XLSX',
  rules,
  facts: ProviderAuthorizationFacts,
  recognize: (sample: Sample) => {
    const text = proseOf(sample)
    if (text !== null) return text.length < 40_000 && /\bFedRAMP\b|\bProvisional Authorization\b/i.test(text) && /\b(?:is|has been|was) (?:granted|authorized|issued)\b|\bauthorization (?:letter|date|to operate)\b|\bmarketplace\b/i.test(text) && offeringsIn([text]).length > 0 ? 0.93 : 0
    const fields = sampledFields(sample, shape)
    return fields === null ? 0 : 0.94
  },
  analyze: readAuthorization,
  describe: (facts) => [
    { label: 'Form', value: facts.form },
    ...facts.offerings.slice(0, 20).map((one) => ({ label: one.offering, value: `FedRAMP ${one.fedramp ?? 'not said'}, DoD ${one.impactLevel ?? 'not said'}`, ...(one.authorizedOn ? { note: `since ${one.authorizedOn}` } : {}) })),
    { label: 'Incident terms', value: facts.incidentTerms ? 'accepted' : 'not mentioned' },
    { label: 'Expires on', value: facts.expiresOn ?? 'not given' },
  ],
})

/** Words before the day on which an authorization ends. */
const ending = /\b(?:expir\w+|until|through)\b[^.]*$/i

async function readAuthorization(input: AnalyzerInput): Promise<Reading<ProviderAuthorizationFacts>> {
  const table = await readColumns(input, shape).catch((error: unknown) => (error instanceof UnreadableEvidence && error.reason !== anotherTable ? null : Promise.reject(error as Error)))
  const facts = table ? fromRows(table.rows) : await fromDocument(input)
  const { add, all } = observer(rules, input.files[0]?.name ?? '')
  for (const one of facts.offerings) {
    if (one.fedramp === null && one.impactLevel === null) add('PA-01', `No level is given for ${one.offering}.`, one.at)
    if (one.fedramp === 'ready' || one.fedramp === 'in-process') add('PA-03', `${one.offering} is FedRAMP ${one.fedramp === 'ready' ? 'Ready' : 'In Process'}, which is no authorization.`, one.at)
  }
  if (facts.newestDate === null) add('PA-02', 'The authorization carries no date.')
  if (!facts.incidentTerms) add('PA-04', 'The incident terms of DFARS 252.204-7012 (c) to (g) are not mentioned.')
  return { facts, observations: all() }
}

function fromRows(rows: Awaited<ReturnType<typeof readColumns<Field>>>['rows']): ProviderAuthorizationFacts {
  const offerings = rows.flatMap(({ cells, at }): AuthorizedOffering[] => {
    if (!cells.offering) return []
    const levels = `${cells.fedramp ?? ''} ${cells.impact ?? ''}`
    return [{ offering: cells.offering.slice(0, 200), provider: cells.provider?.slice(0, 200) ?? null, fedramp: fedrampIn(cells.fedramp ?? ''), impactLevel: impactIn(levels), authorizedOn: isoIn(cells.authorizedOn), expiresOn: isoIn(cells.expiresOn), at }]
  })
  return { form: 'table', offerings, incidentTerms: false, expiresOn: oldestOf(offerings.map((one) => one.expiresOn)), newestDate: newestOf(offerings.map((one) => one.authorizedOn)) }
}

/** Each offering named, with the levels and dates of the sentences that name it; a single offering takes those of the whole text. */
async function fromDocument(input: AnalyzerInput): Promise<ProviderAuthorizationFacts> {
  const { sentences, sections, text, facts: own, file } = await readDocument(input, 'provider authorization')
  const lines = [...sections.map((section) => ({ text: section.title, at: section.sentences[0]?.at ?? { file } })), ...sentences]
  const names = offeringsIn(lines.map((line) => line.text))
  if (names.length === 0 || !/\bFedRAMP\b|\bProvisional Authorization\b|\bDoD\b|\b252\.204-7012\b/i.test(text)) throw new UnreadableEvidence('The document names no authorized offering of a cloud provider.', { file }, shape.remedy)
  const offerings = names.map((offering): AuthorizedOffering => {
    const about = lines.filter((line) => offeringsIn([line.text]).includes(offering))
    const said = names.length === 1 ? text : about.map((line) => line.text).join('\n')
    const dates = (names.length === 1 ? lines : about).flatMap((line) => datesIn(line.text))
    const dated = (words: RegExp, unless?: RegExp) => dates.find(({ before }) => words.test(before.slice(-60)) && !unless?.test(before.slice(-60)))?.iso ?? null
    return { offering, provider: null, fedramp: fedrampIn(said), impactLevel: impactIn(said), authorizedOn: dated(/\b(?:authoriz\w+|granted|issued|effective|dated?)\b[^.]*$/i, ending), expiresOn: dated(ending), at: about[0]?.at ?? { file } }
  })
  const incidentTerms = /\b252\.204-7012\b/.test(text) && /\bparagraphs? ?\(c\)|\(c\) (?:through|to|-|–) \(g\)|\bcyber incident reporting\b/i.test(text) && !/\b(?:does|do) not (?:accept|agree)\b/i.test(text)
  const form = /\bmarketplace\b/i.test(text) ? 'marketplace' : /\b252\.204-7012\b/.test(text) && !/\bFedRAMP\b/i.test(text) ? 'contract' : /\bletter\b|\bDear\b|\bmemorandum\b/i.test(text) ? 'letter' : 'unclear'
  return { form, offerings, incidentTerms, expiresOn: oldestOf(offerings.map((one) => one.expiresOn)), newestDate: own.date ?? newestOf(offerings.map((one) => one.authorizedOn)) }
}
