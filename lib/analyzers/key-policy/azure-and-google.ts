import type { Locator } from '../analyzer'
import { azureRegionId, gcpRegionId, regionClassOf } from '../formats/cloud-regions'
import { pick } from '../formats/json-document'
import { azureRights, googleMember, googleRights, vaultRights } from '../key-holders'
import type { KeyFact, KeyHolder } from '../key-policy-facts'
import type { Part } from './parts'

type Json = Record<string, unknown>
const words = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const list = (value: unknown): (string | null)[] => (Array.isArray(value) ? value.map(words) : typeof value === 'string' ? value.split(/,\s*/) : [])
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter((item): item is Json => typeof item === 'object' && item !== null && !Array.isArray(item)) : [])
const inside = (of: Json): Json => {
  const found = pick(of, 'properties')
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Json) : of
}

const blank = (key: string, cloud: 'azure' | 'gcp', at: Locator): KeyFact => ({ key, cloud, account: null, region: null, regionClass: null, manager: 'customer', material: 'unknown', multiRegion: null, rotation: null, deletionDays: null, purgeProtected: null, state: 'unknown', policy: 'absent', holders: [], at })
/** A right nobody knows counts for everything it could be. */
const anything: KeyHolder['can'] = ['decrypt', 'encrypt', 'administer', 'share']

export type Unknown = { what: string; because: string; at: Locator }

/** The vaults that Azure exports tell of. Role assignments go to the vaults their scope covers. */
export function azureVaults(parts: Part[], unknowns: Unknown[]): KeyFact[] {
  const vaults = parts.filter(({ kind }) => kind === 'azure-vault').map(vaultOf)
  for (const part of parts) {
    if (part.kind !== 'azure-role') continue
    const of = inside(part.value)
    const scope = words(pick(of, 'scope')) ?? ''
    const role = words(pick(of, 'roleDefinitionName')) ?? words(pick(of, 'roleDefinitionId')) ?? ''
    const rights = azureRights(role)
    if (rights === null) unknowns.push({ what: `What the role ${role.split('/').at(-1)?.slice(0, 80) ?? ''} lets someone do`, because: 'It is not a built-in role that is known.', at: part.at })
    if (rights?.length === 0 || (rights === null && !/key|vault|hsm|crypto/i.test(role + scope))) continue
    const type = words(pick(of, 'principalType', 'ObjectType'))
    const id = (words(pick(of, 'principalId', 'ObjectId')) ?? 'not named').toLowerCase()
    const name = words(pick(of, 'principalName', 'SignInName'))?.toLowerCase()
    const holder: KeyHolder = {
      principal: name !== undefined && name.includes('@') ? name : id,
      kind: type === 'User' ? 'person' : type === 'Group' || type === 'ForeignGroup' ? 'group' : type === 'ServicePrincipal' ? 'service' : 'unknown',
      reach: type === 'ForeignGroup' || (name ?? '').includes('#ext#') ? 'external' : 'own',
      account: null,
      can: rights ?? anything,
      via: 'role-assignment',
      conditional: words(pick(of, 'condition')) !== null,
      at: part.at,
    }
    const covered = vaults.filter(({ id: vault }) => vault !== '' && vault.toLowerCase().startsWith(scope.toLowerCase()))
    if (covered.length > 0) for (const { fact } of covered) fact.holders.push(holder)
    else if (/\/vaults\/|\/managedHSMs\//i.test(scope) || vaults.length === 0) {
      const key = scope.split('/').at(-1) || 'subscription'
      const made = vaults.find(({ fact }) => fact.key === key) ?? { id: scope, fact: blank(key, 'azure', part.at) }
      if (!vaults.includes(made)) vaults.push(made)
      made.fact.policy = 'partly'
      made.fact.holders.push(holder)
    }
  }
  const facts = vaults.map(({ fact }) => fact)
  for (const fact of facts) if (fact.policy === 'absent' && fact.holders.length > 0) fact.policy = 'read'
  return facts
}

function vaultOf({ value, at }: Part): { id: string; fact: KeyFact } {
  const of = inside(value)
  const name = words(pick(value, 'name', 'VaultName')) ?? words(pick(of, 'vaultUri')) ?? 'vault'
  const fact = blank(name, 'azure', at)
  const location = words(pick(value, 'location'))
  if (location !== null) {
    fact.region = azureRegionId(location)
    fact.regionClass = regionClassOf('azure', fact.region)
  }
  const tenant = words(pick(of, 'tenantId'))
  fact.account = tenant
  const sku = pick(of, 'sku')
  const tier = typeof sku === 'object' && sku !== null ? words(pick(sku as Json, 'name')) : words(sku)
  fact.material = tier === null ? 'unknown' : /premium|hsm|custom/i.test(tier) ? 'hsm' : 'provider'
  const purge = pick(of, 'enablePurgeProtection')
  fact.purgeProtected = purge === true
  const days = pick(of, 'softDeleteRetentionInDays')
  fact.deletionDays = typeof days === 'number' ? days : null
  fact.state = 'enabled'
  const policies = objects(pick(of, 'accessPolicies'))
  const roles = pick(of, 'enableRbacAuthorization') === true
  fact.policy = roles ? 'absent' : 'read'
  if (!roles) {
    for (const policy of policies) {
      const granted = (pick(policy, 'permissions') ?? policy) as Json
      const home = words(pick(policy, 'tenantId'))
      const can = vaultRights(list(pick(granted, 'keys', 'PermissionsToKeys')), list(pick(granted, 'secrets', 'PermissionsToSecrets')))
      if (can.length === 0) continue
      fact.holders.push({ principal: (words(pick(policy, 'objectId')) ?? 'not named').toLowerCase(), kind: 'unknown', reach: home !== null && tenant !== null && home !== tenant ? 'external' : 'own', account: home, can, via: 'access-policy', conditional: false, at })
    }
  }
  return { id: words(pick(value, 'id', 'ResourceId')) ?? '', fact }
}

/** The keys that Google Cloud exports tell of; a policy on a key ring or project stands under that name. */
export function googleKeys(parts: Part[], unknowns: Unknown[]): KeyFact[] {
  const keys = new Map<string, KeyFact>()
  const keyOf = (name: string, at: Locator): KeyFact => {
    const clean = name.replace(/^\/\/cloudkms\.googleapis\.com\//, '')
    const known = keys.get(clean)
    if (known) return known
    const made = blank(clean, 'gcp', at)
    const place = /^projects\/([^/]+)\/locations\/([^/]+)/.exec(clean)
    made.account = place?.[1] ?? null
    if (place?.[2] !== undefined) {
      made.region = gcpRegionId(place[2])
      made.regionClass = regionClassOf('gcp', made.region)
      made.multiRegion = made.region === 'global' || /^(us|eu|asia|nam\d+)$/.test(made.region)
    }
    keys.set(clean, made)
    return made
  }
  for (const { kind, value, key, at } of parts) {
    if (kind !== 'gcp-key' || key === null) continue
    const fact = keyOf(key, at)
    const primary = (pick(value, 'primary') ?? {}) as Json
    const template = (pick(value, 'versionTemplate') ?? {}) as Json
    const level = words(pick(primary, 'protectionLevel')) ?? words(pick(template, 'protectionLevel'))
    fact.material = level === 'HSM' ? 'hsm' : level === 'SOFTWARE' ? 'provider' : level === null ? 'unknown' : 'external'
    fact.rotation = words(pick(value, 'rotationPeriod')) !== null
    const state = words(pick(primary, 'state'))
    fact.state = state === 'ENABLED' ? 'enabled' : state === 'DISABLED' ? 'disabled' : state === 'DESTROY_SCHEDULED' ? 'pending-deletion' : 'unknown'
    const wait = /^(\d+)s$/.exec(words(pick(value, 'destroyScheduledDuration')) ?? '')?.[1]
    if (wait !== undefined) fact.deletionDays = Math.floor(Number(wait) / 86_400)
  }
  const described = [...keys.values()]
  for (const { kind, value, key, at } of parts) {
    if (kind !== 'gcp-policy') continue
    const fact = key !== null ? keyOf(key, at) : described.length === 1 && described[0] ? described[0] : keyOf(at.file ?? 'key', at)
    fact.policy = 'read'
    for (const binding of objects(pick(value, 'bindings'))) {
      const role = words(pick(binding, 'role')) ?? ''
      const rights = googleRights(role)
      if (rights === null) unknowns.push({ what: `What the role ${role.slice(0, 80)} lets someone do`, because: 'It is not a role that is known.', at })
      if (rights?.length === 0) continue
      for (const member of list(pick(binding, 'members'))) {
        if (member === null || member.startsWith('deleted:')) continue
        fact.holders.push({ ...googleMember(member, fact.account), can: rights ?? anything, via: 'iam-binding', conditional: pick(binding, 'condition') !== undefined, at })
      }
    }
  }
  return [...keys.values()]
}
