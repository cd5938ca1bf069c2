import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile, type Locator, type Reading } from '../analyzer'
import { firstBytes } from '../formats/bytes'
import { headerDelimiter, sniffDelimiter } from '../formats/csv'
import { unpacked } from '../formats/gzip'
import { openDocument } from '../formats/open-document'
import { decodeText } from '../formats/text'
import { dayIn, newestOf, oldestOf, readColumns, type ColumnRow } from '../read-columns'
import { readDate } from '../roster/values'
import { tallyOf, type Tally } from '../tally'
import { moduleShape, type ModuleField } from './columns'
import type { ModuleCertificate, ModuleCertificatesFacts } from './facts'
import { pagesOf } from './page'
import { moduleRules } from './rules'

/**
 * Reads a list of certificates as a table, or pages of the validated modules list as a document (domain.md 3.4).
 * @throws UnreadableEvidence when neither a table nor a certificate page is found.
 */
export async function readModules(input: AnalyzerInput): Promise<Reading<ModuleCertificatesFacts>> {
  const tally = tallyOf(moduleRules)
  const found: { row: ColumnRow<ModuleField>; monthFirst: boolean }[] = []
  const columns = new Set<ModuleField>()
  for (const file of input.files) await readFile(file, found, columns)
  if (input.files.length === 0) throw new UnreadableEvidence('No file was given.', {}, moduleShape.remedy)
  const rows = found.map(({ row, monthFirst }) => certificateOf(row, monthFirst, tally))
  const statuses = new Map<string, Set<string>>()
  for (const { certificate, status, at } of rows) {
    if (certificate === null || status === null) continue
    const known = statuses.get(certificate) ?? new Set()
    if (known.size > 0 && !known.has(status)) tally.hit('MC-07', at, certificate)
    statuses.set(certificate, known.add(status))
  }
  const active = rows.filter((row) => row.status === 'active')
  const claims = found.flatMap(({ row }) => claimsIn(Object.values(row.cells).join(' '), row.at))
  for (const { text, at } of claims) tally.hit('MC-02', at, text)
  const wanted: ModuleField[] = ['certificate', 'module', 'version', 'standard', 'level', 'status', 'sunset', 'checkedOn', 'environment']
  const facts: ModuleCertificatesFacts = {
    rows,
    missingColumns: wanted.filter((field) => !columns.has(field)).map((field) => moduleShape.synonyms[field][0] as string),
    claims,
    earliestSunset: oldestOf(active.map((row) => row.sunset)),
    newestDate: newestOf(rows.map((row) => row.checkedOn)),
  }
  return { facts, observations: tally.observations() }
}

async function readFile(file: EvidenceFile, found: { row: ColumnRow<ModuleField>; monthFirst: boolean }[], columns: Set<ModuleField>): Promise<void> {
  const tables = await readColumns({ files: [file] }, moduleShape).catch((error: unknown) => {
    if (error instanceof UnreadableEvidence) return error
    throw error
  })
  if (!(tables instanceof UnreadableEvidence)) {
    for (const field of tables.found) columns.add(field)
    found.push(...tables.rows.map((row) => ({ row, monthFirst: false })))
    return
  }
  const document = await openDocument(file).catch(() => null)
  const pages = document === null ? [] : pagesOf(document.blocks, file.name)
  if (pages.length === 0) throw (await isTable(file)) || document === null ? tables : new UnreadableEvidence('No certificate number stands in the document.', { file: file.name }, moduleShape.remedy)
  for (const row of pages) {
    for (const field of Object.keys(row.cells) as ModuleField[]) columns.add(field)
    found.push({ row, monthFirst: true })
  }
}

async function isTable(file: EvidenceFile): Promise<boolean> {
  const text = decodeText(await firstBytes(unpacked(file), 16384))
  return (sniffDelimiter(text) ?? headerDelimiter(text)) !== null
}

function certificateOf({ cells, at }: ColumnRow<ModuleField>, monthFirst: boolean, tally: Tally<keyof typeof moduleRules>): ModuleCertificate {
  const date = (cell: string | undefined): string | null => {
    const read = dayIn(monthFirst ? american(cell) : cell)
    if ('unreadable' in read && read.unreadable === 'ambiguous') tally.hit('MC-05', at)
    return 'iso' in read ? read.iso : null
  }
  // "A1234" is the number of a tested algorithm, which validates no module.
  const certificate = /#?\s?(?<!\d)(\d{4,5})(?!\d)/.exec((cells.certificate ?? '').replace(/\b(?:CAVP|AES|SHS|RSA|ECDSA|HMAC|DRBG)?\W{0,3}[AC]\d{1,6}\b/gi, ' '))?.[1] ?? null
  const standard = standardIn(cells.standard ?? '')
  const status = statusIn(cells.status ?? '')
  const checkedOn = date(cells.checkedOn)
  if (certificate === null) tally.hit('MC-01', at)
  else if (standard === null) tally.hit('MC-03', at)
  if (status === 'revoked') tally.hit('MC-04', at)
  if (checkedOn === null) tally.hit('MC-06', at)
  const text = (cell: string | undefined) => cell?.slice(0, 200) ?? null
  return {
    certificate,
    module: text(cells.module),
    version: text(cells.version),
    standard,
    level: Number(/(?<!\d)[1-4](?!\d)/.exec((cells.level ?? '').replace(/140-?[23]/, ''))?.[0]) || null,
    status,
    sunset: date(cells.sunset),
    checkedOn,
    store: text(cells.store),
    since: date(cells.since),
    environment: text(cells.environment),
    plan: text(cells.plan),
    at,
  }
}

/** The page of NIST writes month first, so its dates are not in doubt. */
function american(cell: string | undefined): string | undefined {
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec((cell ?? '').trim())
  if (!slashed) return cell
  const iso = `${slashed[3]}-${slashed[1]?.padStart(2, '0')}-${slashed[2]?.padStart(2, '0')}`
  return 'iso' in readDate(iso) ? iso : cell
}

function standardIn(text: string): ModuleCertificate['standard'] {
  const two = /140\s*-?\s*2(?!\d)/.test(text)
  const three = /140\s*-?\s*3(?!\d)/.test(text)
  return two === three ? null : two ? '140-2' : '140-3'
}

function statusIn(text: string): ModuleCertificate['status'] {
  if (/\brevoked\b/i.test(text)) return 'revoked'
  if (/\bhistorical\b/i.test(text)) return 'historical'
  if (/\b(?:in process|pending|under test|modules? in process|submitted|MIP|IUT|coordination|review)\b/i.test(text)) return 'in-process'
  if (/\b(?:not|in)\s?active\b/i.test(text)) return 'none'
  if (/\bactive\b/i.test(text)) return 'active'
  return text.trim() === '' ? null : 'none'
}

/** Wording that sounds like validation; "FIPS 140-3 validated" beside a number is the name of a column value and fine. */
function claimsIn(text: string, at: Locator): { text: string; at: Locator }[] {
  const found = /\bFIPS[- ](?:140(?:-[23])?[- ])?(?:compliant|compatible|mode|ready|inside|approved algorithms?)\b|\bmeets FIPS\b/i.exec(text)?.[0]
  return found ? [{ text: found, at }] : []
}
