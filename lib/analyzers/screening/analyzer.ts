import { UnreadableEvidence, defineAnalyzer, type AnalyzerInput, type Reading, type Sample } from '../analyzer'
import { accountIn, dayIn, isoIn, newestOf, oldestOf, readColumns, sampledFields, type ColumnRow } from '../read-columns'
import type { TableShape } from '../table-shape'
import { proseOf, tableHead } from '../sample-views'
import { count, listed, tallyOf, type CountedRule } from '../tally'
import { ScreeningFacts, type Screened } from './facts'
import { isPublishedList, listsIn } from './lists'

type Field = 'party' | 'ref' | 'kind' | 'lists' | 'listDate' | 'screenedOn' | 'result' | 'resolution' | 'resolvedBy'
const shape: TableShape<Field> = {
  noun: 'screening log',
  synonyms: {
    party: ['party', 'party name', 'name screened', 'screened name', 'screened party', 'entity', 'entity name', 'subject', 'subject name', 'company', 'vendor', 'customer', 'name searched', 'search term', 'searched name', 'name'],
    ref: ['person ref', 'reference', 'ref', 'employee id', 'employee no', 'party id', 'record id', 'case id'],
    kind: ['party type', 'type', 'kind', 'entity type', 'subject type', 'role', 'category'],
    lists: ['lists', 'list', 'list checked', 'lists checked', 'list screened', 'lists screened', 'lists used', 'lists searched', 'source lists', 'sources', 'screened against', 'watchlists', 'databases'],
    listDate: ['list date', 'list version', 'lists as of', 'list as of', 'list updated', 'data as of', 'list dated', 'source date'],
    screenedOn: ['screened on', 'date screened', 'screening date', 'search date', 'date', 'screened at', 'run date', 'checked on', 'date searched', 'date of screening'],
    result: ['result', 'screening result', 'outcome', 'status', 'hit', 'hits', 'match', 'matches', 'match found', 'number of hits', 'potential matches'],
    resolution: ['resolution', 'disposition', 'decision', 'hit resolution', 'final decision', 'determination', 'cleared', 'adjudication', 'comment', 'comments', 'notes'],
    resolvedBy: ['resolved by', 'cleared by', 'adjudicated by', 'reviewed by', 'reviewer', 'decided by', 'analyst', 'screened by'],
  },
  isHeader: (fields) => (fields.has('party') || fields.has('ref')) && fields.has('result') && (fields.has('screenedOn') || fields.has('lists') || fields.has('listDate')),
  remedy: 'One row for each party: who was screened, against which lists of what date, when, the result, and who ruled a hit out.',
}
const rule = (title: string, severity: CountedRule['severity'], says: CountedRule['says']): CountedRule => ({ title, severity, criterion: 'PRG-10', basis: 'DDTC Guidelines el. 2D; domain.md PRG-10, 5.15', says })
const rules = {
  'SC-01': rule('A hit that nobody has ruled out', 'medium', (n) => `${count(n, 'hit is', 'hits are')} neither ruled out nor confirmed.`),
  'SC-02': rule('A hit that was confirmed', 'high', (n) => `${count(n, 'hit is', 'hits are')} confirmed by the log itself.`),
  'SC-03': rule('No list is named', 'medium', (n) => `${count(n, 'row does', 'rows do')} not say against which list.`),
  'SC-04': rule('The date of the lists is not given', 'low', (n) => `${count(n, 'row does', 'rows do')} not say of what date the lists were.`),
  'SC-05': rule('No date of screening', 'medium', (n) => `${count(n, 'row has', 'rows have')} no date of screening that can be read in one way.`),
  'SC-06': rule('A result that cannot be told', 'medium', (n) => `${count(n, 'result is', 'results are')} neither clear nor a hit.`),
  'SC-07': rule('A hit ruled out by nobody', 'low', (n) => `${count(n, 'hit was', 'hits were')} ruled out and nobody is named who did.`),
} satisfies Record<string, CountedRule>

/** Who was screened against which lists and what came of it (domain.md PRG-10). A published list itself is no log. */
export default defineAnalyzer<ScreeningFacts>({
  id: 'screening',
  title: 'Screening result log',
  version: '4',
  accepts: 'CSV, an Excel workbook (.xlsx), JSON, or a table in DOCX',
  rules: listed(rules),
  facts: ScreeningFacts,
  recognize: (sample: Sample) => {
    if (proseOf(sample) !== null || isPublishedList((tableHead(sample) ?? []).slice(0, 3).flat())) return 0
    const fields = sampledFields(sample, shape)
    return fields === null ? 0 : fields.has('lists') || fields.has('listDate') ? 0.95 : 0.6
  },
  analyze: readLog,
  describe: (facts) => [
    { label: 'Companies screened', value: facts.companies.toLocaleString('en-US') },
    { label: 'People screened', value: facts.people.toLocaleString('en-US') },
    { label: 'Lists', value: facts.lists.join(', ') || 'none named' },
    { label: 'Hits', value: facts.hits.toLocaleString('en-US'), note: `${facts.openHits} open, ${facts.confirmedHits} confirmed` },
    { label: 'Oldest list', value: facts.oldestListDate ?? 'not said' },
    { label: 'Last screening', value: facts.newestDate ?? 'not said' },
  ],
})

async function readLog(input: AnalyzerInput): Promise<Reading<ScreeningFacts>> {
  const { rows, headers } = await readColumns(input, shape)
  if (isPublishedList(headers)) throw new UnreadableEvidence('This is a restricted-party list as published, not the log of a screening.', { file: input.files[0]?.name }, shape.remedy)
  const tally = tallyOf(rules)
  const screened = rows.map((row) => {
    const one = screenedOf(row)
    const { result, resolution, resolvedBy, lists, listDate, screenedOn, at } = one
    if (result === 'hit' && resolution === 'open') tally.hit('SC-01', at)
    if (resolution === 'confirmed') tally.hit('SC-02', at)
    if (lists.length === 0) tally.hit('SC-03', at)
    if (listDate === null) tally.hit('SC-04', at)
    if (screenedOn === null) tally.hit('SC-05', at)
    if (result === 'unclear') tally.hit('SC-06', at)
    if (resolution === 'ruled-out' && !resolvedBy) tally.hit('SC-07', at)
    return one
  })
  const hits = screened.filter((one) => one.result === 'hit')
  const facts: ScreeningFacts = {
    rows: screened,
    companies: screened.filter((one) => one.kind === 'company').length,
    people: screened.filter((one) => one.kind === 'person').length,
    lists: [...new Set(screened.flatMap((one) => one.lists))].sort(),
    hits: hits.length,
    openHits: hits.filter((one) => one.resolution === 'open').length,
    confirmedHits: screened.filter((one) => one.resolution === 'confirmed').length,
    oldestListDate: oldestOf(screened.map((one) => one.listDate)),
    newestDate: newestOf(screened.map((one) => one.screenedOn)),
  }
  return { facts, observations: tally.observations() }
}

const companyWords = /\b(?:inc|llc|l\.l\.c|corp|corporation|company|co|ltd|limited|llp|lp|gmbh|ag|sa|bv|plc|group|holdings?|systems|technologies|services|solutions|staffing|labs?|university|bank)\b\.?/i

function screenedOf({ cells, at }: ColumnRow<Field>): Screened {
  const type = cells.kind ?? ''
  const name = cells.party ?? ''
  const person = /\b(?:individual|person|employee|officer|director|owner|staff|contractor|visitor)\b/i.test(type) && !companyWords.test(name)
  const company = /\b(?:company|entity|vendor|supplier|organization|business|customer|subcontractor|corporate)\b/i.test(type) || companyWords.test(name)
  const kind = company ? 'company' : person ? 'person' : 'unclear'
  const result = resultIn(cells.result ?? '')
  const screenedOn = dayIn(cells.screenedOn)
  return {
    party: kind === 'company' ? name.slice(0, 200) || null : accountIn(cells.ref) || null,
    kind,
    lists: listsIn(cells.lists ?? ''),
    listDate: isoIn(cells.listDate),
    screenedOn: 'iso' in screenedOn ? screenedOn.iso : null,
    result,
    resolution: resolutionIn(result, cells.resolution, cells.result ?? ''),
    resolvedBy: (cells.resolvedBy ?? '').trim() !== '',
    at,
  }
}

function resultIn(cell: string): Screened['result'] {
  const text = cell.trim().toLowerCase()
  if (/^(?:0|no|none|false|clear(?:ed)?|pass(?:ed)?|ok|negative|no (?:hits?|match(?:es)?|results?|records?)(?: found)?|not (?:found|listed|a match)|no true match)$/.test(text)) return 'clear'
  if (/^[1-9]\d{0,4}$|\b(?:hits?|match(?:es|ed)?|potential|possible|positive|alert|listed|yes|true|found|false positive)\b/.test(text)) return /\bno (?:hits?|match)/.test(text) ? 'clear' : 'hit'
  return 'unclear'
}

function resolutionIn(result: Screened['result'], cell: string | undefined, resultCell: string): Screened['resolution'] {
  const text = `${cell ?? ''} ${/false positive|true match|confirmed|cleared|ruled out/i.test(resultCell) ? resultCell : ''}`.trim().toLowerCase()
  if (result !== 'hit') return /\btrue match\b|\bconfirmed (?:hit|match)\b/.test(text) && !/\bno(?:t)?\b/.test(text) ? 'confirmed' : 'not-needed'
  if (/\bnot (?:yet )?(?:been )?(?:a false positive|cleared|ruled out|dismissed|resolved)/.test(text)) return 'open'
  if (/false positive|not (?:a |the same|our|identical)|ruled out|no true match|cleared|different (?:person|entity|party)|dismissed|discounted|no match/.test(text)) return 'ruled-out'
  if (/true (?:match|positive|hit)|confirmed|escalated and confirmed|is listed|blocked|denied/.test(text)) return 'confirmed'
  return 'open'
}
