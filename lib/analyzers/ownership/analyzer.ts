import { UnreadableEvidence, defineAnalyzer, type AnalyzerInput, type Reading, type Sample } from '../analyzer'
import { countryCode } from '../formats/country-names'
import { isUnitedStates } from '../formats/regions'
import { isoIn, newestOf, readColumns, sampledFields, yesNo, type ColumnRow } from '../read-columns'
import type { TableShape } from '../table-shape'
import { proseOf, titleLines } from '../sample-views'
import { count, listed, tallyOf, type CountedRule } from '../tally'
import { OwnershipFacts, type Owner } from './facts'
import { readForm } from './form'

type Field = 'owner' | 'kind' | 'country' | 'foreign' | 'percent' | 'voting' | 'dated'
const shape: TableShape<Field> = {
  noun: 'owner table',
  synonyms: {
    owner: ['owner', 'owner name', 'shareholder', 'shareholder name', 'stockholder', 'member', 'member name', 'holder', 'name of owner', 'beneficial owner', 'investor', 'name', 'partner'],
    kind: ['owner type', 'type', 'kind', 'entity type', 'person or entity', 'type of owner', 'holder type'],
    country: ['country of incorporation', 'country of organization', 'country of formation', 'country', 'jurisdiction', 'incorporated in', 'organized in', 'place of incorporation', 'state or country', 'domicile'],
    foreign: ['foreign person', 'foreign', 'is foreign', 'us person', 'u s person', 'u s owner', 'foreign owner', 'foreign person yes no'],
    percent: ['percent', 'ownership percent', 'ownership', 'percentage', 'ownership percentage', 'share', 'interest', 'equity', 'equity percent', 'fully diluted', 'percent owned', 'stake', 'economic interest'],
    voting: ['voting', 'voting percent', 'votes', 'voting interest', 'voting rights', 'voting share', 'voting securities'],
    dated: ['as of', 'date', 'as of date', 'dated'],
  },
  isHeader: (fields) => fields.has('owner') && (fields.has('percent') || fields.has('voting')),
  remedy: 'One row for each owner down to 5 percent: owner, person or entity, country of incorporation of an entity, foreign person yes or no, percent. Never citizenship.',
}
const rule = (title: string, severity: CountedRule['severity'], says: CountedRule['says']): CountedRule => ({ title, severity, criterion: 'PRG-09', basis: '22 CFR 120.65, 120.66; domain.md PRG-09', says })
const rules = {
  'OW-01': rule('The shares sum to more than 100 percent', 'medium', (_n, about) => `The shares sum to ${about} percent.`),
  'OW-02': rule('The shares sum to less than 95 percent', 'low', (_n, about) => `The shares sum to ${about} percent; owners down to 5 percent are asked for.`),
  'OW-03': rule('An owner of whom it is not said whether foreign', 'medium', (n) => `Of ${count(n, 'owner', 'owners')} it is not said whether they are foreign persons.`),
  'OW-04': rule('A foreign owner', 'info', (n) => `${count(n, 'owner is a foreign person', 'owners are foreign persons')}.`),
  'OW-05': rule('A share that cannot be read', 'medium', (n) => `${count(n, 'share', 'shares')} cannot be read as a percentage.`),
  'OW-06': rule('An entity whose country is not given', 'medium', (n) => `${count(n, 'owner company has', 'owner companies have')} no country of incorporation that can be told.`),
} satisfies Record<string, CountedRule>

/** Who owns the firm, as a table or an SF 328 (domain.md PRG-09). Natural persons are kept without their names. */
export default defineAnalyzer<OwnershipFacts>({
  id: 'ownership',
  title: 'Ownership table or SF 328',
  version: '4',
  accepts: 'CSV, an Excel workbook (.xlsx), a table in DOCX, or an SF 328 as PDF with text',
  rules: listed(rules),
  facts: OwnershipFacts,
  recognize,
  analyze: readOwners,
  describe: (facts) => [
    { label: 'Form', value: facts.form },
    { label: 'Owners', value: facts.owners.length.toLocaleString('en-US') },
    { label: 'Sum of the shares', value: facts.total === null ? 'not given' : `${facts.total} percent` },
    { label: 'Of foreign persons', value: facts.foreignTotal === null ? 'not said' : `${facts.foreignTotal} percent` },
    ...facts.sf328.map(({ question, answer }) => ({ label: `Question ${question}`, value: answer })),
  ],
})

async function readOwners(input: AnalyzerInput): Promise<Reading<OwnershipFacts>> {
  const tally = tallyOf(rules)
  const [file] = input.files
  const form = file && input.files.length === 1 ? await readForm(file) : null
  if (form) return { facts: form, observations: [] }
  const { rows } = await readColumns(input, shape)
  const usColumn = rows.length > 0 && (await namesUsPerson(input))
  let persons = 0
  const read = rows.flatMap((row): Owner[] => {
    if (!row.cells.owner || /^(?:total|sum)s?\b/i.test(row.cells.owner)) return []
    const kind = kindOf(row.cells)
    if (kind === 'person') persons++
    return [ownerOf(row, kind, persons, usColumn)]
  })
  const owners = inPercent(read)
  if (owners.length === 0) throw new UnreadableEvidence('The table names no owner.', { file: file?.name }, shape.remedy)
  for (const owner of owners) {
    if (owner.foreign === 'unsaid') tally.hit('OW-03', owner.at)
    if (owner.foreign === 'yes') tally.hit('OW-04', owner.at)
    if (owner.percent === null && owner.votingPercent === null) tally.hit('OW-05', owner.at)
    if (owner.kind === 'entity' && owner.country === null) tally.hit('OW-06', owner.at)
  }
  const sum = (list: Owner[]) => Math.round(list.reduce((total, owner) => total + (owner.votingPercent ?? owner.percent ?? 0), 0) * 100) / 100
  const total = sum(owners)
  if (total > 100.5) tally.hit('OW-01', owners[0]?.at ?? {}, String(total))
  if (total < 95) tally.hit('OW-02', owners[0]?.at ?? {}, String(total))
  const facts: OwnershipFacts = { form: 'table', owners, total, foreignTotal: sum(owners.filter((owner) => owner.foreign === 'yes')), sf328: [], newestDate: newestOf(rows.map((row) => isoIn(row.cells.dated))) }
  return { facts, observations: tally.observations() }
}

/** A workbook stores 51 percent as 0.51: shares that are all at most 1 and sum to 1 are such fractions. */
function inPercent(owners: Owner[]): Owner[] {
  const shares = owners.flatMap((owner) => owner.percent ?? [])
  const sum = shares.reduce((total, share) => total + share, 0)
  if (shares.length === 0 || shares.some((share) => share > 1) || sum < 0.95 || sum > 1.005) return owners
  const hundred = (share: number | null) => (share === null ? null : Math.round(share * 10_000) / 100)
  return owners.map((owner) => ({ ...owner, percent: hundred(owner.percent), votingPercent: hundred(owner.votingPercent) }))
}

/** A column that asks for the U.S. person means the opposite of one that asks for the foreign person. */
async function namesUsPerson(input: AnalyzerInput): Promise<boolean> {
  const { headers } = await readColumns({ files: input.files }, shape)
  const foreign = headers.some((header) => /\bforeign\b/i.test(header))
  return !foreign && headers.some((header) => /\bu\.?\s?s\.?[ _-]?(?:person|owner)/i.test(header))
}

const entityWords = /\b(?:inc|llc|l\.l\.c|corp|corporation|company|co|ltd|limited|llp|lp|gmbh|ag|sa|bv|plc|trust|fund|partners|capital|holdings?|ventures|group|foundation|esop|plan)\b\.?/i

function kindOf(cells: Partial<Record<Field, string>>): Owner['kind'] {
  const said = cells.kind ?? ''
  if (/\b(?:individual|natural|person|founder|human)\b/i.test(said) && !/entity/i.test(said)) return 'person'
  if (/\b(?:entity|company|corporation|llc|trust|fund|partnership|esop|investor|organization)\b/i.test(said) || entityWords.test(cells.owner ?? '')) return 'entity'
  return 'person'
}

function ownerOf({ cells, at }: ColumnRow<Field>, kind: Owner['kind'], person: number, usColumn: boolean): Owner {
  const country = kind === 'entity' && cells.country !== undefined ? (countryCode(cells.country) ?? stateOf(cells.country)) : null
  const said = yesNo(cells.foreign)
  const answered = said === null ? null : usColumn ? !said : said
  const foreign = answered === true ? 'yes' : answered === false ? 'no' : country !== null ? (isUnitedStates(country) ? 'unsaid' : 'yes') : 'unsaid'
  return { name: kind === 'person' ? `Person ${person}` : (cells.owner ?? '').slice(0, 200), kind, country, foreign, percent: percentIn(cells.percent), votingPercent: percentIn(cells.voting), at }
}

const states = /^(?:alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming)$/i
const stateOf = (text: string): string | null => (states.test(text.trim()) ? 'US' : null)

/** 51, "51 %", "51.0%"; a workbook stores 51 % as 0.51, which is told by the sum. */
function percentIn(cell: string | undefined): number | null {
  const found = /^([\d.,]{1,12})\s*(%|percent)?$/i.exec((cell ?? '').trim())
  if (!found) return null
  const value = Number((found[1] ?? '').replace(/,(\d{1,2})$/, '.$1').replaceAll(',', ''))
  return Number.isFinite(value) && value >= 0 && value <= 100 ? value : null
}

function recognize(sample: Sample): number {
  const text = proseOf(sample)
  if (text !== null) return /\bcertificate pertaining to foreign interests\b|\bSF[ -]?328\b|\bstandard form 328\b/i.test(`${titleLines(text)}\n${text.slice(0, 2000)}`) ? 0.96 : 0
  const fields = sampledFields(sample, shape)
  return fields === null ? 0 : fields.has('foreign') || fields.has('country') || fields.has('voting') ? 0.93 : 0.75
}
