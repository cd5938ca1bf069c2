import type { Locator } from '../analyzer'
import { pick } from '../formats/json-document'

type Json = Record<string, unknown>

/** A piece of an export that says something about keys, with the key it is about where that shows. */
export type Part =
  | { kind: 'aws-policy' | 'aws-grants' | 'aws-metadata' | 'aws-rotation' | 'azure-vault' | 'azure-role' | 'azure-key' | 'gcp-policy' | 'gcp-key'; value: Json; key: string | null; at: Locator }

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const deepest = 8
const words = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const keyName = /^(arn:aws[a-z-]*:kms:|mrk-)|^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$|\/cryptoKeys\/|\/keyRings\/|^alias\//i

const place = (file: string, pointer: string): Locator => (pointer === '' ? { file } : { file, pointer })

/** Every piece of a document that says something about keys, however it is wrapped. */
export function partsOf(value: unknown, file: string): Part[] {
  const parts: Part[] = []
  const visit = (of: unknown, pointer: string, key: string | null, depth: number): void => {
    if (depth > deepest) return
    const at = place(file, pointer)
    if (Array.isArray(of)) return of.forEach((item, i) => visit(item, `${pointer}/${i}`, key, depth + 1))
    if (!isObject(of)) return
    const named = words(pick(of, 'KeyArn', 'KeyId', 'key_id', 'keyArn')) ?? key
    const add = (kind: Part['kind'], part: Json, where = pointer) => parts.push({ kind, value: part, key: named, at: place(file, where) })
    const policy = policyIn(pick(of, 'Policy', 'KeyPolicy'))
    let known = false
    if (policy) known = add('aws-policy', policy, `${pointer}/Policy`) > 0
    const grants = pick(of, 'Grants')
    if (Array.isArray(grants)) known = add('aws-grants', of, `${pointer}/Grants`) > 0
    const metadata = pick(of, 'KeyMetadata')
    if (isObject(metadata)) known = add('aws-metadata', metadata, `${pointer}/KeyMetadata`) > 0
    if (typeof pick(of, 'KeyRotationEnabled') === 'boolean') known = add('aws-rotation', of) > 0
    if (known) return
    if (policyIn(of)) return void add('aws-policy', of)
    if (isVault(of)) return void add('azure-vault', of)
    if (isRole(of)) return void add('azure-role', of)
    if (isObject(pick(of, 'key')) && words(pick(pick(of, 'key') as Json, 'kid'))) return void add('azure-key', of)
    const bindings = pick(of, 'bindings')
    const resource = words(pick(of, 'resource', 'name'))
    if (Array.isArray(bindings)) return void parts.push({ kind: 'gcp-policy', value: of, key: resource ?? named, at })
    if (isObject(pick(of, 'policy')) && Array.isArray(pick(pick(of, 'policy') as Json, 'bindings'))) return void parts.push({ kind: 'gcp-policy', value: pick(of, 'policy') as Json, key: resource ?? named, at })
    if (resource !== null && /\/cryptoKeys\/[^/]+$/.test(resource)) return void parts.push({ kind: 'gcp-key', value: of, key: resource, at })
    for (const [name, inner] of Object.entries(of)) visit(inner, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, keyName.test(name) ? name : named, depth + 1)
  }
  visit(value, '', null, 0)
  return parts
}

/** An AWS policy document, as an object or as the text that the command line prints. */
export function policyIn(value: unknown): Json | null {
  if (typeof value === 'string') {
    try {
      return policyIn(JSON.parse(value))
    } catch {
      return null
    }
  }
  if (!isObject(value)) return null
  const statement = pick(value, 'Statement')
  return Array.isArray(statement) || isObject(statement) ? value : null
}

const propertiesOf = (of: Json): Json => (isObject(pick(of, 'properties')) ? (pick(of, 'properties') as Json) : of)

function isVault(of: Json): boolean {
  if (/^Microsoft\.KeyVault\/(vaults|managedHSMs)$/i.test(words(pick(of, 'type', 'resourceType')) ?? '')) return true
  const inside = propertiesOf(of)
  return words(pick(inside, 'vaultUri', 'hsmUri')) !== null && (pick(inside, 'accessPolicies') !== undefined || pick(inside, 'enableRbacAuthorization') !== undefined)
}

function isRole(of: Json): boolean {
  const inside = propertiesOf(of)
  return words(pick(inside, 'principalId', 'ObjectId')) !== null && (words(pick(inside, 'roleDefinitionId', 'RoleDefinitionName')) !== null || words(pick(inside, 'roleDefinitionName')) !== null)
}
