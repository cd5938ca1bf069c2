import { awsPrincipal, awsRights, azureRights, googleMember, googleRights, holdersOfPolicy, vaultRights } from '../../key-holders'
import type { KeyFact, KeyHolder } from '../../key-policy-facts'
import { placeOf, type Look } from '../look'
import { absent, blocks, flag, get, number, text, texts, Unresolved, type Fields, type Resource } from '../model'
import { readPolicy } from '../policy'

/** Keys and who may use them (IAC-05; domain.md CRY-03). */
export function lookAtKeys(look: Look): void {
  awsKeys(look)
  vaults(look)
  googleKeys(look)
}

function add(look: Look, one: Resource, known: Partial<KeyFact> & Pick<KeyFact, 'cloud' | 'holders' | 'policy'>): void {
  const place = placeOf(one)
  const settled = place instanceof Unresolved ? null : place
  look.out.add('keys', {
    key: one.address,
    account: null,
    region: settled?.region ?? null,
    regionClass: settled?.class ?? null,
    manager: 'customer',
    material: 'unknown',
    multiRegion: null,
    rotation: null,
    deletionDays: null,
    purgeProtected: null,
    state: 'unknown',
    at: one.at,
    ...known,
  })
  if (known.multiRegion === true) look.out.hit('key-multi-region', one.place('multi_region'), one.address)
  if (known.rotation === false) look.out.hit('key-no-rotation', one.place('enable_key_rotation'), one.address)
  if (known.purgeProtected === false) look.out.hit('key-no-purge-protection', one.place('purge_protection_enabled'), one.address)
  if (known.holders.some(({ reach }) => reach === 'public')) look.out.hit('key-public', one.place('policy'), one.address)
  else if (known.holders.some(({ reach }) => reach === 'external')) look.out.hit('key-external', one.place('policy'), one.address)
}

const boolean = (value: ReturnType<typeof flag>) => (value === 'yes' ? true : value === 'no' ? false : null)

function awsKeys(look: Look): void {
  const policiesOf = look.satellites('aws_kms_key_policy', 'key_id')
  const grantsOf = look.satellites('aws_kms_grant', 'key_id')
  for (const one of look.of('aws_kms_key', 'aws_kms_external_key', 'aws_kms_replica_key')) {
    const account = one.provider ? (look.out.facts.providers.find(({ at, name, alias }) => at === one.provider?.at && name === one.provider.name && alias === one.provider.alias)?.account ?? null) : null
    const sources = [one, ...policiesOf(one)].filter(({ values }) => !absent(values['policy']))
    const read = sources.map((source) => ({ policy: readPolicy(source.values['policy']), at: source.place('policy') }))
    const holders = [...read.flatMap(({ policy, at }) => holdersOfPolicy(policy, account, at)), ...grantsOf(one).map((grant) => grantHolder(grant, account))]
    const symmetric = !/RSA|ECC|HMAC|SM2/.test(text(one.values['customer_master_key_spec']) ?? '')
    const external = one.type === 'aws_kms_external_key'
    add(look, one, {
      cloud: 'aws',
      account,
      material: external ? 'imported' : !absent(one.values['custom_key_store_id']) ? 'hsm' : 'provider',
      multiRegion: one.type === 'aws_kms_replica_key' ? true : boolean(flag(one.values['multi_region'], 'no')),
      rotation: symmetric && !external && one.type === 'aws_kms_key' ? boolean(flag(one.values['enable_key_rotation'], 'no')) : null,
      deletionDays: absent(one.values['deletion_window_in_days']) ? 30 : number(one.values['deletion_window_in_days']),
      state: flag(one.values['is_enabled'] ?? one.values['enabled'], 'yes') === 'no' ? 'disabled' : 'enabled',
      policy: sources.length === 0 ? 'default' : read.every(({ policy }) => policy.complete) ? 'read' : 'partly',
      holders,
    })
    if (read.some(({ policy }) => !policy.complete)) look.out.unknown(`Who may use ${one.address}`, 'The key policy is not resolved by what was given.', one.place('policy'))
  }
}

function grantHolder(grant: Resource, account: string | null): KeyHolder {
  const who = text(grant.values['grantee_principal'])
  const can = awsRights(texts(grant.values['operations']))
  const principal: Pick<KeyHolder, 'principal' | 'kind' | 'reach' | 'account'> = who === null ? { principal: 'not resolved', kind: 'unknown', reach: 'unknown', account: null } : awsPrincipal(who, account)
  return { ...principal, can, via: 'grant', conditional: !absent(grant.values['constraints']), at: grant.at }
}

function vaults(look: Look): void {
  const policiesOf = look.satellites('azurerm_key_vault_access_policy', 'key_vault_id')
  const rolesOf = look.satellites('azurerm_role_assignment', 'scope')
  for (const one of look.of('azurerm_key_vault', 'azurerm_key_vault_managed_hardware_security_module')) {
    const inline = blocks(one.values, 'access_policy').map((values) => accessHolder(values, one))
    const apart = policiesOf(one).map((each) => accessHolder(each.values, each))
    const roles = rolesOf(one).map((each) => roleHolder(look, each))
    const holders = [...inline, ...apart, ...roles].filter((holder) => holder !== null)
    const hsm = one.type !== 'azurerm_key_vault' || /premium/i.test(text(one.values['sku_name']) ?? '')
    add(look, one, {
      cloud: 'azure',
      material: hsm ? 'hsm' : 'provider',
      deletionDays: absent(one.values['soft_delete_retention_days']) ? 90 : number(one.values['soft_delete_retention_days']),
      purgeProtected: boolean(flag(one.values['purge_protection_enabled'], 'no')),
      state: 'enabled',
      policy: holders.length > 0 ? (holders.some(({ kind }) => kind === 'unknown') ? 'partly' : 'read') : 'absent',
      holders,
    })
  }
}

function accessHolder(values: Fields, one: Resource): KeyHolder {
  const who = text(values['object_id'])
  return { principal: who?.toLowerCase() ?? 'not resolved', kind: 'unknown', reach: who === null ? 'unknown' : 'own', account: text(values['tenant_id']), can: vaultRights(texts(values['key_permissions']), texts(values['secret_permissions'])), via: 'access-policy', conditional: false, at: one.at }
}

function roleHolder(look: Look, each: Resource): KeyHolder | null {
  const role = text(each.values['role_definition_name']) ?? text(each.values['role_definition_id'])
  const can = role === null ? null : azureRights(role)
  if (can === null) look.out.unknown(`What ${each.address} lets someone do`, role === null ? 'The role is not resolved by what was given.' : 'The role is not a built-in one that is known.', each.at)
  if (can !== null && can.length === 0) return null
  const type = text(each.values['principal_type'])
  const who = text(each.values['principal_id'])
  const kind = type === 'User' ? 'person' : type === 'Group' || type === 'ForeignGroup' ? 'group' : type === 'ServicePrincipal' ? 'service' : 'unknown'
  return { principal: who?.toLowerCase() ?? 'not resolved', kind, reach: type === 'ForeignGroup' ? 'external' : who === null ? 'unknown' : 'own', account: null, can: can ?? ['decrypt', 'encrypt', 'administer', 'share'], via: 'role-assignment', conditional: !absent(each.values['condition']), at: each.at }
}

function googleKeys(look: Look): void {
  const members = look.satellites('google_kms_crypto_key_iam_member', 'crypto_key_id')
  const bindings = look.satellites('google_kms_crypto_key_iam_binding', 'crypto_key_id')
  for (const one of look.of('google_kms_crypto_key')) {
    const project = one.provider ? text(get(one.provider.settings, 'project')) : null
    const given = [...members(one), ...bindings(one)]
    const holders = given.flatMap((each): KeyHolder[] => {
      const role = text(each.values['role'])
      const can = role === null ? null : googleRights(role)
      if (can !== null && can.length === 0) return []
      return [...texts(each.values['member']), ...texts(each.values['members'])].map((member): KeyHolder => {
        const who: Pick<KeyHolder, 'principal' | 'kind' | 'reach' | 'account'> = member === null ? { principal: 'not resolved', kind: 'unknown', reach: 'unknown', account: null } : googleMember(member, project)
        return { ...who, can: can ?? ['decrypt', 'encrypt', 'administer', 'share'], via: 'iam-binding', conditional: !absent(each.values['condition']), at: each.at }
      })
    })
    const level = text(get(one.values, 'version_template.protection_level'))
    add(look, one, {
      cloud: 'gcp',
      material: level === 'HSM' ? 'hsm' : level === 'EXTERNAL' || level === 'EXTERNAL_VPC' ? 'external' : 'provider',
      rotation: absent(one.values['rotation_period']) ? false : one.values['rotation_period'] instanceof Unresolved ? null : true,
      deletionDays: absent(one.values['destroy_scheduled_duration']) ? 30 : Math.floor((number(text(one.values['destroy_scheduled_duration'])?.replace(/s$/, '') ?? null) ?? 0) / 86_400),
      policy: given.length === 0 ? 'absent' : holders.some(({ reach }) => reach === 'unknown') ? 'partly' : 'read',
      state: 'enabled',
      holders,
    })
  }
}
