import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile, type Reading } from '../analyzer'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { looksLikeJson, openJson } from '../formats/json-document'
import { decodeText } from '../formats/text'
import { accountIn, isoIn, newestOf, readColumns, recordsIn, yesNo, type ColumnRow } from '../read-columns'
import { tallyOf } from '../tally'
import { enrollmentShape, type EnrollmentField } from './columns'
import { factorKinds, type EnrolledAccount, type MfaEnrollmentFacts } from './facts'
import { factorsIn, hasWeaker, strongestOf } from './factors'
import { conditionalAccess, isConditionalAccess, isOktaRule, oktaRule } from './policies'
import { enrollmentRules } from './rules'

/**
 * Reads reports of enrolled factors and sign-in policies, together or each alone (domain.md IAM-02).
 * @throws UnreadableEvidence when a file is neither.
 */
export async function readEnrollment({ files }: AnalyzerInput): Promise<Reading<MfaEnrollmentFacts>> {
  if (files.length === 0) throw new UnreadableEvidence('No file was given.', {}, enrollmentShape.remedy)
  const rows: ColumnRow<EnrollmentField>[] = []
  const headers: string[] = []
  const policies: MfaEnrollmentFacts['policies'] = []
  for (const file of files) {
    const found = await policiesIn(file)
    policies.push(...found)
    if (found.length > 0) continue
    const columns = await readColumns({ files: [file] }, enrollmentShape)
    rows.push(...columns.rows)
    headers.push(...columns.headers)
  }
  const accounts = merged(rows.map(accountOf))
  const counts = Object.fromEntries(factorKinds.map((kind) => [kind, accounts.filter((one) => one.strongest === kind).length])) as MfaEnrollmentFacts['counts']
  const facts: MfaEnrollmentFacts = { source: sourceOf(headers, policies.length > 0), accounts, policies, counts, newestDate: newestOf(rows.map((row) => isoIn(row.cells.dated))) }
  return { facts, observations: observe(facts) }
}

async function policiesIn(file: EvidenceFile): Promise<MfaEnrollmentFacts['policies']> {
  if (!looksLikeJson(decodeText(await firstBytes(unpacked(file), 4096)))) return []
  const records = recordsIn(await openJson(file))
  return records.flatMap((record, i) => {
    const at = { file: file.name, record: i + 1 }
    if (isConditionalAccess(record)) return [conditionalAccess(record, at)]
    return isOktaRule(record) ? [oktaRule(record, at)] : []
  })
}

type Row = EnrolledAccount & { counts: boolean }

function accountOf({ cells, at }: ColumnRow<EnrollmentField>): Row {
  const factors = [...factorsIn(cells.factors ?? ''), ...devicesIn(cells.keys, 'WebAuthn'), ...devicesIn(cells.tokens, 'hardware token'), ...devicesIn(cells.phones, 'phone')]
  const registered = registeredIn(cells.registered)
  const active = !/^(?:inactive|expired|not_setup|pending\w*|disabled|bypass|not[ _-]?enrolled|locked[ _-]?out)$/i.test(cells.status ?? '')
  const named = strongestOf(factors)
  // What is listed beside "not registered" was offered or taken away; Entra says apart whether somebody could use it.
  const strongest = registered === false && yesNo(cells.capable) !== true ? 'none' : named === 'none' && registered === true ? 'unclear' : named
  return {
    account: accountIn(cells.account),
    kind: /service|svc|bot|workload|application|robot/i.test(`${cells.type ?? ''} ${cells.account ?? ''}`) ? 'service' : 'human',
    admin: cells.admin === undefined ? null : (yesNo(cells.admin) ?? cells.admin.trim() !== ''),
    enabled: cells.enabled === undefined ? null : yesNo(cells.enabled),
    factors,
    strongest,
    at,
    counts: active,
  }
}

/** A device in a column of its kind, without the numbers that a cell of phones holds; none for an empty cell or a count of nothing. */
function devicesIn(cell: string | undefined, kind: string): string[] {
  const text = (cell ?? '').trim()
  if (/^(?:0|none|no|false|n\/?a|-*)$/i.test(text)) return []
  const named = factorsIn(text).filter((part) => kind !== 'phone' && /[a-z]{3}/i.test(part))
  return named.length > 0 ? named.map((part) => `${kind}: ${part}`.slice(0, 60)) : [kind]
}

/** Whether a second factor is said to be set up. Users who go around it have none. */
function registeredIn(cell: string | undefined): boolean | null {
  const text = (cell ?? '').trim().toLowerCase()
  if (/^(?:not|never|un)[ -]?\w|\bpending\b|\bbypass|\bexempt|\bdisabled\b|\bnone\b/.test(text)) return false
  return /^(?:enforced|enrolled|registered|set ?up|configured)$/.test(text) ? true : yesNo(cell)
}

/** One account a row: reports that give one factor a row are joined. */
function merged(rows: Row[]): EnrolledAccount[] {
  const byAccount = new Map<string, EnrolledAccount>()
  const nameless: EnrolledAccount[] = []
  for (const { counts, ...row } of rows) {
    const one: EnrolledAccount = counts ? row : { ...row, factors: [], strongest: 'none' }
    if (one.account === '') nameless.push(one)
    else {
      const known = byAccount.get(one.account)
      const factors = known ? [...new Set([...known.factors, ...one.factors])] : one.factors
      const strongest = known ? (factors.length > 0 ? strongestOf(factors) : known.strongest === 'none' ? one.strongest : known.strongest) : one.strongest
      byAccount.set(one.account, known ? { ...known, factors, strongest, admin: known.admin ?? one.admin, enabled: known.enabled ?? one.enabled } : one)
    }
  }
  return [...byAccount.values(), ...nameless]
}

function observe({ accounts, policies }: MfaEnrollmentFacts) {
  const tally = tallyOf(enrollmentRules)
  for (const { kind, enabled, admin, strongest, factors, at } of accounts) {
    if (kind === 'service' || enabled === false) continue
    if (strongest === 'none') tally.hit(admin === true ? 'ME-01' : 'ME-02', at)
    if (strongest === 'sms') tally.hit('ME-03', at)
    if (strongest === 'unclear') tally.hit('ME-08', at)
    if (hasWeaker(factors)) tally.hit('ME-04', at)
  }
  for (const { name, state, requires, exclusions, at } of policies) {
    const guards = requires === 'mfa' || requires === 'phishing-resistant' || requires === 'block'
    if (guards && state === 'report-only') tally.hit('ME-05', at, name)
    if (guards && state === 'off') tally.hit('ME-06', at, name)
    if (guards && state === 'enforced' && exclusions > 0) tally.hit('ME-07', at, name)
  }
  return tally.observations()
}

function sourceOf(headers: string[], policies: boolean): MfaEnrollmentFacts['source'] {
  const text = headers.join(' ')
  if (/isMfaRegistered|methodsRegistered|userPrincipalName/i.test(text) || (policies && headers.length === 0)) return 'entra'
  if (/web ?authn ?credentials|u2f ?tokens/i.test(text)) return 'generic'
  return /factorType|authenticator|Okta/i.test(text) ? 'okta' : 'generic'
}
