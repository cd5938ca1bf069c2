import { defineAnalyzer, type Sample } from '../analyzer'
import { sampledFields } from '../read-columns'
import { fieldsOf } from '../table-shape'
import { countKeys, jsonKeys, proseOf } from '../sample-views'
import { listed } from '../tally'
import { enrollmentShape } from './columns'
import { MfaEnrollmentFacts } from './facts'
import { readEnrollment } from './read-enrollment'
import { enrollmentRules } from './rules'

/** Which second factor each account has, and what sign-in policies demand (domain.md IAM-02). */
export default defineAnalyzer<MfaEnrollmentFacts>({
  id: 'mfa-enrollment',
  title: 'MFA enrollment report or sign-in policy',
  version: '5',
  accepts: 'CSV, an Excel workbook (.xlsx) or JSON: Entra registration details and Conditional Access policies, Okta factors and policy rules, or a plain list',
  rules: listed(enrollmentRules),
  facts: MfaEnrollmentFacts,
  recognize,
  analyze: readEnrollment,
  describe: (facts) => [
    { label: 'Accounts', value: facts.accounts.length.toLocaleString('en-US') },
    { label: 'Hardware key or card', value: facts.counts.hardware.toLocaleString('en-US') },
    { label: 'Built into the device', value: facts.counts.platform.toLocaleString('en-US') },
    { label: 'App or prompt', value: facts.counts.app.toLocaleString('en-US') },
    { label: 'Text message or phone', value: facts.counts.sms.toLocaleString('en-US') },
    { label: 'No second factor', value: facts.counts.none.toLocaleString('en-US') },
    { label: 'Kind not clear', value: facts.counts.unclear.toLocaleString('en-US') },
    ...facts.policies.map((policy) => ({ label: policy.name, value: policy.state, note: `requires ${policy.requires}${policy.exclusions > 0 ? `, ${policy.exclusions} excepted` : ''}` })),
  ],
})

function recognize(sample: Sample): number {
  const keys = jsonKeys(sample)
  if (keys) {
    if (countKeys(keys, ['grantControls', 'conditions', 'state', 'builtInControls']) >= 3 && countKeys(keys, ['eventName', 'operationName', 'activityDisplayName']) === 0) return 0.97
    if (countKeys(keys, ['isMfaRegistered', 'methodsRegistered', 'isMfaCapable']) >= 2) return 0.97
    if (countKeys(keys, ['factorType', 'provider', 'status']) === 3 && countKeys(keys, ['eventType', 'published']) === 0) return 0.9
    if (countKeys(keys, ['verificationMethod', 'appSignOn']) === 2) return 0.9
    const fields = new Set(fieldsOf(enrollmentShape, [...keys]).values())
    return enrollmentShape.isHeader(fields) && fields.has('factors') && countKeys(keys, ['eventType', 'eventName', 'action', 'protoPayload', 'logName', 'operationName', 'published']) === 0 ? 0.6 : 0
  }
  if (proseOf(sample) !== null) return 0
  const fields = sampledFields(sample, enrollmentShape)
  return fields === null ? 0 : fields.has('factors') || fields.has('keys') || (fields.has('tokens') && fields.has('phones')) ? 0.93 : 0.65
}
