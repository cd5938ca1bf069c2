import { defineAnalyzer, type Sample } from '../analyzer'
import { sampledFields } from '../read-columns'
import { fieldsOf } from '../table-shape'
import { countKeys, jsonKeys, proseOf, tableHead } from '../sample-views'
import { listed } from '../tally'
import { identityShape } from './columns'
import { IdentityExportFacts } from './facts'
import { readIdentities } from './read-identities'
import { identityRules } from './rules'
import { sourceOf } from './source'

/** The accounts, groups and members that an identity provider or cloud really has (domain.md PER-02, PER-04, IAM-03). */
export default defineAnalyzer<IdentityExportFacts>({
  id: 'identity-export',
  title: 'Identity provider or group export',
  version: '9',
  accepts: 'CSV, an Excel workbook (.xlsx) or JSON: Entra, Okta, AWS credential report, IAM, Identity Center, GitHub, GitLab, Google, Active Directory, or a plain list',
  rules: listed(identityRules),
  facts: IdentityExportFacts,
  recognize,
  analyze: readIdentities,
  describe: (facts) => [
    { label: 'Exported from', value: facts.source },
    { label: 'People', value: facts.people.toLocaleString('en-US') },
    { label: 'Service accounts', value: facts.services.toLocaleString('en-US') },
    { label: 'Guests', value: facts.guests.toLocaleString('en-US') },
    { label: 'Administrators', value: facts.administrators.toLocaleString('en-US') },
    { label: 'Groups and roles', value: facts.groups.length.toLocaleString('en-US') },
    { label: 'Newest use', value: facts.newestDate ?? 'not said' },
  ],
})

/** Keys and columns of events: a log of sign-ins names accounts too. */
const ofEvents = ['eventName', 'eventType', 'operationName', 'activityDisplayName', 'action', 'ipAddress', 'published', 'eventTime', 'apiVersion', 'protoPayload', 'createdDateTimeUtc', 'resultType']

function recognize(sample: Sample): number {
  const keys = jsonKeys(sample)
  if (keys) {
    if (countKeys(keys, ofEvents) > 0 || countKeys(keys, ['grantControls', 'methodsRegistered', 'factorType']) > 0) return 0
    if (countKeys(keys, ['UserDetailList']) === 1 && countKeys(keys, ['UserName']) === 1) return 0.96
    const known = sourceOf([...keys])
    const members = countKeys(keys, ['members']) === 1 && countKeys(keys, ['userPrincipalName', 'login', 'username', 'mail', 'email']) > 0
    if (members) return 0.8
    if (countKeys(keys, ['members']) === 1 && countKeys(keys, ['group', 'groupName', 'team']) > 0) return 0.7
    if (known === 'generic') return countKeys(keys, ['profile', 'login', 'status', 'lastLogin']) >= 4 ? 0.9 : 0
    return identityShape.isHeader(new Set(fieldsOf(identityShape, [...keys]).values())) ? 0.85 : 0
  }
  if (proseOf(sample) !== null) return 0
  const fields = sampledFields(sample, identityShape)
  if (fields === null) return 0
  const headers = (tableHead(sample) ?? []).slice(0, 3).flat()
  const known = sourceOf(headers)
  if (known === 'aws-credential-report') return 0.97
  if (known !== 'generic') return 0.85
  return (fields.has('groups') || fields.has('group') || fields.has('role')) && (fields.has('enabled') || fields.has('type') || fields.has('lastUsed')) ? 0.6 : 0.3
}
