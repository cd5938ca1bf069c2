import type { Locator } from '../analyzer'
import { pick } from '../formats/json-document'
import { awsRegionClass } from '../formats/regions'
import type { Value } from '../infrastructure/model'
import { readPolicy } from '../infrastructure/policy'
import { awsPrincipal, awsRights, holdersOfPolicy } from '../key-holders'
import type { KeyFact, KeyHolder } from '../key-policy-facts'
import type { Part } from './parts'
import { policyIn } from './parts'

const words = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const bare = (key: string) => key.replace(/^.*:key\//, '')

/** A key of AWS with nothing known but its name. */
function blank(key: string, at: Locator): KeyFact {
  const parts = /^arn:aws[a-z-]*:kms:([a-z0-9-]+):(\d{12}):/.exec(key)
  const region = parts?.[1] ?? null
  return { key, cloud: 'aws', account: parts?.[2] ?? null, region, regionClass: region === null ? null : awsRegionClass(region), manager: 'unknown', material: 'unknown', multiRegion: /(^|\/)mrk-/.test(key) ? true : null, rotation: null, deletionDays: null, purgeProtected: null, state: 'unknown', policy: 'absent', holders: [], at }
}

/**
 * The keys that AWS exports tell of. A policy says nothing of its key, so it goes to the key named around it, to the only
 * key there is, or stands under the name of its file.
 */
export function awsKeys(parts: Part[]): { keys: KeyFact[]; grants: number } {
  const keys = new Map<string, KeyFact>()
  const keyOf = (name: string, at: Locator): KeyFact => {
    const known = keys.get(bare(name))
    if (known) return known
    const made = blank(name, at)
    keys.set(bare(name), made)
    return made
  }
  for (const { kind, value, at } of parts) if (kind === 'aws-metadata') addMetadata(keyOf(words(pick(value, 'Arn')) ?? words(pick(value, 'KeyId')) ?? '', at), value)
  const described = [...keys.values()]
  const home = (part: Part): KeyFact => {
    if (part.key !== null) return keyOf(part.key, part.at)
    const inFile = described.filter(({ at }) => at.file === part.at.file)
    if (inFile.length === 1 && inFile[0]) return inFile[0]
    if (described.length === 1 && described[0] && parts.filter(({ kind }) => kind === 'aws-policy').length === 1) return described[0]
    const fromName = described.find(({ key }) => part.at.file?.includes(bare(key)))
    return fromName ?? keyOf(`${part.at.file ?? 'key'}${part.at.pointer === undefined || part.at.pointer === '/Policy' ? '' : part.at.pointer}`, part.at)
  }
  for (const part of parts) if (part.kind === 'aws-rotation') home(part).rotation = pick(part.value, 'KeyRotationEnabled') === true
  const policies = parts.filter(({ kind }) => kind === 'aws-policy').map((part) => ({ part, key: home(part) }))
  const onlyAccount = distinct([...keys.values()].map(({ account }) => account))
  for (const { part, key } of policies) {
    const policy = readPolicy(policyIn(part.value) as Value)
    const account = key.account ?? (onlyAccount.length === 1 ? (onlyAccount[0] ?? null) : ownAccount(policy))
    key.account ??= account
    key.policy = policy.complete ? 'read' : 'partly'
    key.holders.push(...holdersOfPolicy(policy, account, part.at))
  }
  let grants = 0
  for (const part of parts) {
    if (part.kind !== 'aws-grants') continue
    for (const grant of pick(part.value, 'Grants') as Record<string, unknown>[]) {
      if (typeof grant !== 'object' || grant === null) continue
      grants++
      const named = words(pick(grant, 'KeyId')) ?? part.key
      const key = named === null ? home(part) : keyOf(named, part.at)
      key.holders.push(grantHolder(grant, key.account ?? words(pick(grant, 'IssuingAccount'))?.replace(/^.*::(\d{12}):.*$/, '$1') ?? null, part.at))
    }
  }
  return { keys: [...keys.values()], grants }
}

const distinct = (list: (string | null)[]) => [...new Set(list.filter((item) => item !== null))]

/** The account whose root a policy trusts with everything, when there is exactly one: AWS writes that into every default policy. */
function ownAccount(policy: ReturnType<typeof readPolicy>): string | null {
  const roots = policy.statements.filter(({ effect, actions }) => effect === 'Allow' && actions.includes('kms:*')).flatMap(({ principals }) => principals.map(({ who }) => /^arn:aws[a-z-]*:iam::(\d{12}):root$/.exec(who ?? '')?.[1] ?? null))
  const found = distinct(roots)
  return found.length === 1 ? (found[0] ?? null) : null
}

function addMetadata(key: KeyFact, of: Record<string, unknown>): void {
  key.account ??= words(pick(of, 'AWSAccountId'))
  key.manager = words(pick(of, 'KeyManager')) === 'AWS' ? 'provider' : words(pick(of, 'KeyManager')) === 'CUSTOMER' ? 'customer' : 'unknown'
  const origin = words(pick(of, 'Origin'))
  key.material = origin === 'EXTERNAL' ? 'imported' : origin === 'AWS_CLOUDHSM' ? 'hsm' : origin === 'EXTERNAL_KEY_STORE' ? 'external' : origin === 'AWS_KMS' ? 'provider' : 'unknown'
  const multi = pick(of, 'MultiRegion')
  key.multiRegion = typeof multi === 'boolean' ? multi : key.multiRegion
  const state = words(pick(of, 'KeyState'))
  key.state = state === 'Enabled' ? 'enabled' : state === 'Disabled' ? 'disabled' : state !== null && /Pending(Replica)?Deletion/.test(state) ? 'pending-deletion' : 'unknown'
  const window = pick(of, 'PendingDeletionWindowInDays')
  if (typeof window === 'number') key.deletionDays = window
}

function grantHolder(grant: Record<string, unknown>, account: string | null, at: Locator): KeyHolder {
  const operations = pick(grant, 'Operations')
  const can = awsRights(Array.isArray(operations) ? operations.map((one) => (typeof one === 'string' ? one : null)) : [null])
  const who = words(pick(grant, 'GranteePrincipal'))
  const named: Pick<KeyHolder, 'principal' | 'kind' | 'reach' | 'account'> = who === null ? { principal: 'not named', kind: 'unknown', reach: 'unknown', account: null } : awsPrincipal(who, account)
  return { ...named, can, via: 'grant', conditional: pick(grant, 'Constraints') !== undefined, at }
}
