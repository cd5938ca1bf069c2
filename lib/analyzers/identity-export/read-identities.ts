import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile, type Reading } from '../analyzer'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { looksLikeJson, objectOf, openJson } from '../formats/json-document'
import { decodeText } from '../formats/text'
import { newestOf, readColumns, recordsIn, type ColumnRow } from '../read-columns'
import { tallyOf } from '../tally'
import { accountOf, isSharedName } from './account'
import { identityShape, type IdentityField } from './columns'
import type { IdentityAccount, IdentityExportFacts, IdentityGroup } from './facts'
import { awsDetails, groupOf } from './members'
import { identityRules } from './rules'
import { sourceOf } from './source'

const DAY = 86_400_000

/**
 * Reads lists of accounts, groups with members, and the AWS credential report (domain.md PER-02, PER-04, IAM-03).
 * @throws UnreadableEvidence when a file holds no accounts.
 */
export async function readIdentities({ files }: AnalyzerInput): Promise<Reading<IdentityExportFacts>> {
  if (files.length === 0) throw new UnreadableEvidence('No file was given.', {}, identityShape.remedy)
  const rows: ColumnRow<IdentityField>[] = []
  const groups: IdentityGroup[] = []
  const headers: string[] = []
  for (const file of files) {
    const nested = await nestedIn(file)
    if (nested) {
      rows.push(...nested.rows)
      groups.push(...nested.groups)
      headers.push(...nested.headers)
      continue
    }
    const columns = await readColumns({ files: [file] }, identityShape)
    rows.push(...columns.rows)
    headers.push(...columns.headers)
  }
  const tally = tallyOf(identityRules)
  const accounts = joined(rows.map(accountOf), (at) => tally.hit('IE-08', at))
  const newest = newestOf(accounts.flatMap((one) => [one.lastUsedOn, one.createdOn]))
  const people = accounts.filter((one) => one.kind === 'human')
  const administrators = accounts.filter((one) => one.admin === true)
  for (const one of accounts) check(one, newest, tally)
  const admins = administrators.filter((one) => one.kind === 'human').length
  if (people.length >= 4 && admins / people.length > 0.25) tally.hit('IE-07', administrators[0]?.at ?? {}, `${admins} of ${people.length}`)
  const facts: IdentityExportFacts = {
    source: sourceOf(headers),
    accounts,
    groups: [...groups, ...groupsOf(accounts, groups)],
    people: people.length,
    services: accounts.filter((one) => one.kind === 'service').length,
    guests: accounts.filter((one) => one.kind === 'guest').length,
    administrators: administrators.length,
    newestDate: newest,
  }
  return { facts, observations: tally.observations() }
}

async function nestedIn(file: EvidenceFile): Promise<{ rows: ColumnRow<IdentityField>[]; groups: IdentityGroup[]; headers: string[] } | null> {
  if (!looksLikeJson(decodeText(await firstBytes(unpacked(file), 4096)))) return null
  const values = await openJson(file)
  const [only] = values
  const details = values.length === 1 && objectOf(only) ? awsDetails(objectOf(only) ?? {}, file.name) : null
  if (details) return { rows: details, groups: [], headers: ['UserDetailList'] }
  const own = values.length === 1 ? objectOf(only) : null
  const records = own && groupOf(own, {}) ? [own] : recordsIn(values)
  const found = records.flatMap((record, i) => groupOf(record, { file: file.name, record: i + 1 }) ?? [])
  if (found.length === 0) return null
  return { rows: found.flatMap((each) => each.rows), groups: found.map((each) => each.group), headers: records.flatMap((record) => Object.keys(record)).slice(0, 50) }
}

/** One account a name: an export with a row for each membership is joined. */
function joined(rows: IdentityAccount[], nameless: (at: IdentityAccount['at']) => void): IdentityAccount[] {
  const byId = new Map<string, IdentityAccount>()
  for (const row of rows) {
    if (row.id === '') {
      nameless(row.at)
      continue
    }
    const known = byId.get(row.id)
    byId.set(row.id, known ? { ...known, groups: [...new Set([...known.groups, ...row.groups])], admin: known.admin === true || row.admin === true ? true : (known.admin ?? row.admin), enabled: known.enabled ?? row.enabled } : row)
  }
  return [...byId.values()]
}

function groupsOf(accounts: IdentityAccount[], known: IdentityGroup[]): IdentityGroup[] {
  const names = new Map<string, IdentityAccount[]>()
  for (const account of accounts) for (const name of account.groups) names.set(name, [...(names.get(name) ?? []), account])
  return [...names]
    .filter(([name]) => !known.some((group) => group.name === name))
    .map(([name, members]) => ({ name, members: members.map((one) => one.id), privileged: members.every((one) => one.admin === true), filledBy: 'not-shown', attributes: [], tells: null, at: members[0]?.at ?? {} }))
}

function check(one: IdentityAccount, newest: string | null, { hit }: ReturnType<typeof tallyOf<keyof typeof identityRules>>): void {
  if (one.kind === 'guest' && one.enabled !== false) hit('IE-01', one.at)
  if (one.kind === 'human' && one.id !== 'root' && isSharedName(one.id)) hit('IE-02', one.at)
  if (one.id === 'root' && (one.accessKeys ?? 0) > 0) hit('IE-03', one.at)
  if (one.password === true && one.mfa === false && one.enabled !== false) hit('IE-04', one.at)
  if (one.password === null && one.mfa === false && one.kind === 'human' && one.enabled !== false) hit('IE-09', one.at)
  const since = (day: string | null) => (day === null || newest === null ? 0 : (Date.parse(newest) - Date.parse(day)) / DAY)
  if (one.enabled !== false && one.id !== 'root' && since(one.lastUsedOn) > 90) hit('IE-05', one.at)
  if (since(one.oldestKeyOn) > 365) hit('IE-06', one.at)
}
