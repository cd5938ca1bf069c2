import type { StoreFact as Store } from '../store-kinds'
import { encryptionOf, storeKinds } from '../store-kinds'
import type { Look } from '../look'
import { absent, flag, get, text, Unresolved, type Resource } from '../model'

/** Encryption at rest of every store (IAC-05; domain.md CRY-01). */
export function lookAtStores(look: Look): void {
  const bucketRules = look.satellites('aws_s3_bucket_server_side_encryption_configuration', 'bucket')
  const byDefault = accountDefault(look)
  for (const resource of look.of(...Object.keys(storeKinds))) {
    const store = resource.type === 'aws_s3_bucket' ? bucket(resource, bucketRules(resource)) : encryptionOf(resource)
    for (const each of store) record(look, resource, each.encryption === 'none' && byDefault(resource) ? { ...each, encryption: 'provider-key' } : each)
  }
}

function record(look: Look, resource: Resource, { encryption, key, field }: Store): void {
  const at = field === null ? resource.at : resource.place(field)
  look.out.add('stores', { address: resource.address, type: resource.type, encryption, key, at })
  const counts = look.out.facts.encryption
  switch (encryption) {
    case 'own-key':
      counts.ownKey++
      break
    case 'provider-key':
      counts.providerKey++
      look.out.hit('store-provider-key', at, resource.address)
      break
    case 'none':
      counts.none++
      look.out.hit('store-plain', at, resource.address)
      break
    default:
      counts.unknown++
      look.out.hit('store-unknown', at, resource.address)
      look.out.unknown(`The encryption of ${resource.address}`, 'It is not resolved by what was given.', at)
  }
}

/** Since 2023 S3 encrypts every new object with a key of its own unless told otherwise; so nothing set is a provider key. */
function bucket(resource: Resource, rules: Resource[]): Store[] {
  const own = get(resource.values, 'server_side_encryption_configuration.rule.apply_server_side_encryption_by_default')
  const settings = rules.map((rule) => get(rule.values, 'rule.apply_server_side_encryption_by_default')).concat(own === undefined ? [] : [own])
  const setting = settings[0]
  if (setting === undefined && rules.length === 0 && get(resource.values, 'server_side_encryption_configuration') instanceof Unresolved) return [{ encryption: 'unknown', key: null, field: 'server_side_encryption_configuration' }]
  if (setting instanceof Unresolved) return [{ encryption: 'unknown', key: null, field: null }]
  const algorithm = get(setting, 'sse_algorithm')
  const key = get(setting, 'kms_master_key_id')
  if (algorithm instanceof Unresolved) return [{ encryption: 'unknown', key: null, field: null }]
  const kms = /^aws:kms/.test(text(algorithm) ?? '')
  if (!kms) return [{ encryption: 'provider-key', key: null, field: null }]
  return [{ encryption: absent(key) || isProviderAlias(text(key)) ? 'provider-key' : 'own-key', key: text(key) ?? (key instanceof Unresolved ? (key.refs[0] ?? null) : null), field: null }]
}

const isProviderAlias = (key: string | null) => key !== null && /(^|\/)alias\/aws\//.test(`/${key}`)

/** Disks are encrypted without saying so where the account makes it the default in the same code. */
function accountDefault(look: Look): (resource: Resource) => boolean {
  const on = look.of('aws_ebs_encryption_by_default').filter(({ values }) => flag(values['enabled'], 'yes') === 'yes')
  return (resource) => /^aws_(ebs_volume|instance|launch_)/.test(resource.type) && on.some(({ provider }) => provider === resource.provider)
}
