import { UnreadableEvidence, type Locator } from '../analyzer'
import type { FindingSeverity } from '../audit-report-facts'
import { accountOf, accountsIn, type FoundAccount } from '../audit-rules/accounts'
import { dayOfTime } from '../audit-rules/days'
import { severityOf } from '../audit-rules/words'
import { dig, field, isObject } from '../formats/keys'
import { list, textOf } from '../formats/tree'

/** One result of one check on one resource, whatever format it came in. */
export type Check = {
  title: string
  status: 'pass' | 'fail' | 'muted' | 'resolved' | 'not-run'
  severity: FindingSeverity
  day: string | null
  account: FoundAccount | null
  /** Accounts that names of resources show; they count only when no field names one. */
  accounts: FoundAccount[]
  region: string
  tool: string
  version: string
  frameworks: string[]
  at: Locator
}

/** What a status word means. Null for a word that is none. */
export function statusOf(word: string, muted = false): Check['status'] | null {
  const status = word.trim().toUpperCase().replaceAll(/[ _-]/g, '')
  if (/^(?:PASS|PASSED|SUCCESS|OK)$/.test(status)) return 'pass'
  if (/^(?:FAIL|FAILED|FAILURE|ERRORED)$/.test(status)) return muted ? 'muted' : 'fail'
  if (status === 'MUTED' || status === 'SUPPRESSED') return 'muted'
  if (/^(?:MANUAL|INFO|WARNING|NOTAVAILABLE|SKIPPED|UNKNOWN|OTHER)$/.test(status)) return 'not-run'
  return null
}

const isAsff = (record: unknown) => field(record, 'AwsAccountId') !== undefined && field(record, 'GeneratorId') !== undefined
const isOcsf = (record: unknown) => field(record, 'class_uid') !== undefined && field(record, 'metadata') !== undefined
const isOwn = (record: unknown) => field(record, 'CheckID') !== undefined && field(record, 'Status') !== undefined

/** Whether a JSON record is a result in one of the three formats. */
export const isCheck = (record: unknown) => isAsff(record) || isOcsf(record) || isOwn(record)

/** @throws UnreadableEvidence when the record does not say how the check ended. */
export function checkFrom(record: unknown, at: Locator): Check {
  if (isAsff(record)) return fromAsff(record, at)
  return isOcsf(record) ? fromOcsf(record, at) : fromOwn(record, at)
}

const noStatus = (at: Locator) => new UnreadableEvidence('A result does not say whether the check passed or failed.', at, 'Export the results again with the status of every check.')

function fromAsff(record: unknown, at: Locator): Check {
  const workflow = textOf(dig(record, 'Workflow', 'Status')).toUpperCase()
  const word = textOf(dig(record, 'Compliance', 'Status'))
  // A finding without a compliance status is a threat or a vulnerability: that it is there at all is the failure.
  const found = word === '' ? 'fail' : statusOf(word)
  if (found === null) throw noStatus(at)
  const resolved = workflow === 'RESOLVED' || textOf(field(record, 'RecordState')).toUpperCase() === 'ARCHIVED'
  const resource = list(field(record, 'Resources'))[0]
  const product = textOf(field(record, 'ProductName')) || (/prowler/i.test(textOf(field(record, 'GeneratorId'))) ? 'Prowler' : 'AWS Security Hub')
  return {
    title: `${textOf(field(record, 'Title'))} ${textOf(field(record, 'GeneratorId'))}`,
    status: found !== 'fail' ? found : workflow === 'SUPPRESSED' ? 'muted' : resolved ? 'resolved' : 'fail',
    severity: severityOf(dig(record, 'Severity', 'Label') ?? dig(record, 'FindingProviderFields', 'Severity', 'Label')),
    day: dayOfTime(field(record, 'UpdatedAt')) ?? dayOfTime(field(record, 'LastObservedAt')) ?? dayOfTime(field(record, 'CreatedAt')),
    account: accountOf(textOf(field(record, 'AwsAccountId'))),
    accounts: accountsIn(textOf(field(resource, 'Id'))),
    region: textOf(field(resource, 'Region')) || textOf(field(record, 'Region')),
    tool: product,
    version: textOf(dig(record, 'ProductFields', 'ProwlerVersion')) || textOf(dig(record, 'ProductFields', 'ProviderVersion')),
    frameworks: list(dig(record, 'Compliance', 'AssociatedStandards')).map((each) => textOf(field(each, 'StandardsId'))).filter((name) => name !== ''),
    at,
  }
}

function fromOcsf(record: unknown, at: Locator): Check {
  const muted = /^suppressed$/i.test(textOf(field(record, 'status'))) || field(record, 'status_id') === 3 || dig(record, 'unmapped', 'muted') === true
  const word = textOf(field(record, 'status_code')) || textOf(dig(record, 'compliance', 'status'))
  const found = word === '' ? 'fail' : statusOf(word, muted)
  if (found === null) throw noStatus(at)
  const resolved = found === 'fail' && field(record, 'status_id') === 4
  const resource = list(field(record, 'resources'))[0]
  const provider = textOf(dig(record, 'cloud', 'provider')) || textOf(dig(record, 'unmapped', 'provider'))
  const compliance = dig(record, 'unmapped', 'compliance') ?? field(record, 'compliance')
  return {
    title: `${textOf(dig(record, 'finding_info', 'title')) || textOf(dig(record, 'finding', 'title')) || textOf(field(record, 'message'))} ${textOf(dig(record, 'metadata', 'event_code'))}`,
    status: resolved ? 'resolved' : found === 'fail' && muted ? 'muted' : found,
    severity: severityOf(field(record, 'severity')),
    day: dayOfTime(field(record, 'time_dt')) ?? dayOfTime(field(record, 'time')) ?? dayOfTime(dig(record, 'finding_info', 'created_time')),
    account: accountOf(textOf(dig(record, 'cloud', 'account', 'uid')) || textOf(dig(record, 'cloud', 'account_uid')) || textOf(field(resource, 'account_uid')), provider),
    accounts: accountsIn(textOf(field(resource, 'uid'))),
    region: textOf(dig(record, 'cloud', 'region')) || textOf(field(resource, 'region')),
    tool: textOf(dig(record, 'metadata', 'product', 'name')),
    version: textOf(dig(record, 'metadata', 'product', 'version')),
    frameworks: isObject(compliance) ? Object.keys(compliance).filter((name) => Array.isArray(compliance[name])) : [],
    at,
  }
}

function fromOwn(record: unknown, at: Locator): Check {
  const status = statusOf(textOf(field(record, 'Status')), field(record, 'Muted') === true)
  if (status === null) throw noStatus(at)
  const compliance = field(record, 'Compliance')
  return {
    title: `${textOf(field(record, 'CheckTitle'))} ${textOf(field(record, 'CheckID'))}`,
    status,
    severity: severityOf(field(record, 'Severity')),
    day: dayOfTime(field(record, 'AssessmentStartTime')) ?? dayOfTime(field(record, 'Timestamp')),
    account: accountOf(textOf(field(record, 'AccountId')) || textOf(field(record, 'SubscriptionId')) || textOf(field(record, 'ProjectId')), textOf(field(record, 'Provider'))),
    accounts: accountsIn(textOf(field(record, 'ResourceArn')) || textOf(field(record, 'ResourceId'))),
    region: textOf(field(record, 'Region')) || textOf(field(record, 'Location')),
    tool: 'Prowler',
    version: textOf(field(record, 'ProwlerVersion')),
    frameworks: isObject(compliance) ? Object.keys(compliance) : [],
    at,
  }
}
