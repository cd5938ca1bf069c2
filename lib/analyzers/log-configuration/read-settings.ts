import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile, type Reading } from '../analyzer'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { looksLikeJson, objectOf, openJson } from '../formats/json-document'
import { decodeText, looksBinary } from '../formats/text'
import { readColumns } from '../read-columns'
import type { TableShape } from '../table-shape'
import { tallyOf } from '../tally'
import { awsSettings } from './aws'
import { otherSettings, wrapped } from './azure-gcp'
import type { LogConfigurationFacts, LogStore } from './facts'
import { isSettingsText, settingsIn } from './files'
import { settingRules } from './rules'
import { durationDays, emptyStore } from './store'

type Found = { source: string; stores: LogStore[] }
const remedy = 'Upload the settings of the log store as the provider exports them (JSON), the configuration file, or a table of stores and days. Never keys or secrets.'

export const settingsShape: TableShape<'name' | 'days' | 'lock'> = {
  noun: 'log settings',
  synonyms: {
    name: ['log store', 'store', 'log group', 'log group name', 'bucket', 'table', 'workspace', 'index', 'log', 'log source', 'name', 'resource'],
    days: ['retention days', 'retention in days', 'retention', 'days', 'retention period', 'total retention in days', 'retention d', 'keep days', 'kept for days'],
    lock: ['lock', 'lock mode', 'immutability', 'object lock', 'immutable', 'worm', 'retention mode'],
  },
  isHeader: (fields) => fields.has('name') && fields.has('days'),
  remedy,
}

/**
 * Reads settings that say how long logs are kept and what protects them (domain.md LOG-02, LOG-03). Several files that
 * speak of the same trail or bucket are joined by its name.
 * @throws UnreadableEvidence when a file holds no such setting.
 */
export async function readSettings({ files }: AnalyzerInput): Promise<Reading<LogConfigurationFacts>> {
  if (files.length === 0) throw new UnreadableEvidence('No file was given.', {}, remedy)
  const found: Found[] = []
  for (const file of files) {
    const here = await settingsOf(file)
    if (here.length === 0) throw new UnreadableEvidence('No retention, lock or trail setting was found.', { file: file.name }, remedy)
    found.push(...here)
  }
  const stores = joined(found.flatMap((each) => each.stores))
  const days = stores.flatMap((store) => store.retentionDays ?? [])
  const facts: LogConfigurationFacts = { sources: [...new Set(found.map((each) => each.source))].sort(), stores, shortestDays: days.length === 0 ? null : Math.min(...days), newestDate: null }
  return { facts, observations: observe(stores) }
}

async function settingsOf(file: EvidenceFile): Promise<Found[]> {
  const head = await firstBytes(unpacked(file), 1024 * 1024)
  const text = looksBinary(head) ? '' : decodeText(head)
  if (looksLikeJson(text)) {
    const values = (await openJson(file)).flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    return values.flatMap((value, i) => inObject(value, { file: file.name, ...(values.length > 1 ? { record: i + 1 } : {}) }))
  }
  if (isSettingsText(text)) return settingsIn(text, file.name)
  const { rows } = await readColumns({ files: [file] }, settingsShape)
  const stores = rows.map(({ cells, at }): LogStore => {
    const cell = cells.days ?? ''
    const years = /^(\d{1,3})\s*(?:y|yr|yrs|years?)\b/i.exec(cell)?.[1]
    const amount = years ? Number(years) * 365 : (durationDays(cell) ?? (/^(\d{1,6})\s*(?:d|days?)?$/i.exec(cell)?.[1] ? Number(/^\d+/.exec(cell)?.[0]) : null))
    return { ...emptyStore(cells.name ?? '', 'other', at), retentionDays: amount, forever: /never|forever|unlimited|indefinite/i.test(cell), lock: lockIn(cells.lock) }
  })
  return [{ source: 'table', stores }]
}

function inObject(value: unknown, at: LogStore['at'], depth = 0): Found[] {
  const object = objectOf(value)
  if (!object) return []
  const found = awsSettings(object, at) ?? otherSettings(object, at)
  if (found) return [found]
  if (depth > 1) return []
  const inner = wrapped(object)
  if (inner.length > 0) return inner.flatMap((each, i) => inObject(each, { ...at, record: i + 1 }, depth + 1))
  // Several answers of the command line, put under names of one's own.
  return Object.entries(object).flatMap(([key, each]) => inObject(each, { ...at, pointer: `/${key}` }, depth + 1))
}

function lockIn(cell: string | undefined): LogStore['lock'] {
  if (cell === undefined) return null
  if (/compliance/i.test(cell)) return 'compliance'
  if (/governance/i.test(cell)) return 'governance'
  if (/\bun|\bnot\b|\bnon-?|\bno\b|^none$|false|disabled|\boff\b/i.test(cell)) return 'none'
  return /locked|immutable|worm|yes|true/i.test(cell) ? 'locked' : null
}

/** Trails and buckets of one name are one: what one file leaves open another may say. Nameless ones of a kind are one too. */
function joined(stores: LogStore[]): LogStore[] {
  const known = new Map<string, LogStore>()
  for (const store of stores) {
    const same = store.what === 'bucket' || store.what === 'trail'
    const key = same ? `${store.what} ${store.name}` : `${store.what} ${store.name} ${known.size}`
    const before = known.get(key)
    if (!before) known.set(key, store)
    else known.set(key, Object.fromEntries(Object.entries(before).map(([field, value]) => [field, value ?? store[field as keyof LogStore]])) as LogStore)
    const now = known.get(key)
    if (before && now) known.set(key, { ...now, forever: before.retentionDays === null && store.retentionDays === null && (before.forever || store.forever) })
  }
  return [...known.values()]
}

function observe(stores: LogStore[]) {
  const tally = tallyOf(settingRules)
  for (const store of stores) {
    const { name, at } = store
    if (store.validation === false) tally.hit('LC-01', at, name)
    if (store.lock === 'none') tally.hit('LC-02', at, name)
    if (store.lock === 'governance' || store.lock === 'unlocked') tally.hit('LC-03', at, name)
    if (store.versioning === false) tally.hit('LC-04', at, name)
    if (store.multiRegion === false) tally.hit('LC-05', at, name)
    if (store.globalEvents === false) tally.hit('LC-06', at, name)
    if (store.dataEvents === false) tally.hit('LC-07', at, name)
    if (store.logging === false) tally.hit('LC-08', at, name)
    if (store.lockDays !== null && store.retentionDays !== null && store.lock !== 'none' && store.lockDays < store.retentionDays) tally.hit('LC-09', at)
  }
  return tally.observations()
}
