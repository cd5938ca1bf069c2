import { defineAnalyzer, type Sample } from '../analyzer'
import { KeyPolicyFacts } from '../key-policy-facts'
import { readKeyPolicies } from './read'
import { keyRules } from './rules'

const count = (n: number) => n.toLocaleString('en-US')

/** Who may use, change or hand on the keys: policies, grants and role assignments as exported (domain.md CRY-03). */
export default defineAnalyzer<KeyPolicyFacts>({
  id: 'key-policy',
  title: 'Key policies and grants',
  version: '2',
  accepts: 'JSON or YAML as exported: AWS get-key-policy, list-grants and describe-key; Azure Key Vault and role assignments; Google Cloud KMS policies. Several files make one item.',
  rules: Object.values(keyRules).map(({ id, title, severity, criterion, also, basis }) => ({ id, title, severity, criterion, basis, ...(also ? { also } : {}) })),
  facts: KeyPolicyFacts,
  recognize: recognizeKeyPolicy,
  analyze: readKeyPolicies,
  describe: (facts) => [
    { label: 'Keys', value: count(facts.keys.length + facts.keysOmitted) },
    { label: 'Principals of the own account', value: count(facts.reach.own) },
    { label: 'Principals of other accounts', value: count(facts.reach.external) },
    { label: 'Anyone', value: count(facts.reach.public) },
    { label: 'Anyone who meets a condition', value: count(facts.reach.conditional) },
    { label: 'Services of the provider', value: count(facts.reach.provider) },
    { label: 'Principals whose account cannot be told', value: count(facts.reach.unknown) },
    { label: 'Grants', value: count(facts.grants) },
    { label: 'Keys without their policy', value: count(facts.keys.filter(({ policy }) => policy === 'absent').length) },
    { label: 'Keys in several regions', value: count(facts.keys.filter(({ multiRegion }) => multiRegion === true).length) },
  ],
})

function recognizeKeyPolicy({ text, members }: Sample): number {
  if (members || !/^\s*[{[]|^\s*(?:-|bindings|etag|policy|auditConfigs|KeyMetadata:|Grants:|PolicyName:|KeyRotationEnabled:)/m.test(text)) return 0
  const key = (name: string) => new RegExp(`"${name}"\\s*:|^[ -]*${name}:(?= |$)`, 'im').test(text)
  if (key('eventVersion') || key('awsRegion') || key('protoPayload') || key('operationName') || key('AWSTemplateFormatVersion') || key('planned_values') || key('resource_changes') || key('\\$schema')) return 0
  const kms = /kms:(?:\*|[A-Z][A-Za-z*]+)/.test(text)
  if (key('GranteePrincipal') && key('Operations')) return 0.95
  if (key('KeyMetadata') && /:kms:/.test(text)) return 0.9
  if (kms && ((key('Policy') && /\\?"Statement\\?"/.test(text)) || (key('Statement') && key('Principal')))) return 0.9
  if (key('KeyRotationEnabled') && text.length < 4_000) return 0.8
  if (/"Microsoft\.KeyVault\/(?:vaults|managedHSMs)"/i.test(text) && (key('vaultUri') || key('hsmUri')) && !key('resources')) return 0.9
  if (key('accessPolicies') && key('vaultUri')) return 0.9
  if (key('roleDefinitionId') && key('principalId') && /Key Vault|Microsoft\.KeyVault|managedHSM/i.test(text)) return 0.85
  if (/cloudkms\.(?:admin|cryptoKey|cryptoOperator)/.test(text) && /(?:^|[\s"'])bindings"?\s*:/.test(text)) return 0.9
  return /"name"\s*:\s*"projects\/[^"]+\/cryptoKeys\/[^"/]+"/.test(text) && (key('primary') || key('versionTemplate')) ? 0.85 : 0
}
