import type { Locator } from './analyzer'
import type { Policy, Statement } from './infrastructure/policy'
import { confining, hasCondition } from './infrastructure/policy'
import { hostedIssuer } from './infrastructure/trust'
import type { KeyHolder } from './key-policy-facts'

type Can = KeyHolder['can'][number]
const order: Can[] = ['decrypt', 'encrypt', 'administer', 'share', 'export']
const sorted = (can: Iterable<Can>): Can[] => order.filter((each) => new Set(can).has(each))

/** Operations of AWS KMS by what they let someone do; everything else on a key only reads about it. */
const operations: Record<string, Can[]> = {
  decrypt: ['decrypt'], reencryptfrom: ['decrypt'], derivesharedsecret: ['decrypt'],
  encrypt: ['encrypt'], reencryptto: ['encrypt'], generatedatakey: ['encrypt'], generatedatakeywithoutplaintext: ['encrypt'], generatedatakeypair: ['encrypt'], sign: ['encrypt'], generatemac: ['encrypt'],
  putkeypolicy: ['administer', 'share'], creategrant: ['share'], replicatekey: ['administer'], schedulekeydeletion: ['administer'], disablekey: ['administer'], enablekey: ['administer'], updatekeydescription: ['administer'],
  updatealias: ['administer'], deletealias: ['administer'], disablekeyrotation: ['administer'], deleteimportedkeymaterial: ['administer'], importkeymaterial: ['administer'], updateprimaryregion: ['administer'], cancelkeydeletion: ['administer'],
}

/** What AWS actions let someone do with a key. A wildcard counts for every operation it covers. */
export function awsRights(actions: (string | null)[]): Can[] {
  const can = new Set<Can>()
  for (const action of actions) {
    const name = action?.toLowerCase().replace(/^kms:/, '') ?? ''
    if (action === null || name === '*') for (const each of order.slice(0, 4)) can.add(each)
    else if (name.includes('*') || name.includes('?')) {
      const pattern = new RegExp(`^${name.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')}$`)
      for (const [operation, rights] of Object.entries(operations)) if (pattern.test(operation)) for (const each of rights) can.add(each)
    } else for (const each of operations[name] ?? []) can.add(each)
  }
  return sorted(can)
}

/** Everyone an AWS key policy lets in, seen from the account of the key; null when that account is not known. */
export function holdersOfPolicy(policy: Policy, account: string | null, at: Locator): KeyHolder[] {
  return policy.statements.filter(({ effect }) => effect !== 'Deny').flatMap((one) => statementHolders(one, account, at))
}

function statementHolders(one: Statement, account: string | null, at: Locator): KeyHolder[] {
  const can = one.notActions.length > 0 ? sorted(order.slice(0, 4)) : awsRights(one.actions)
  if (can.length === 0) return []
  const conditional = one.conditions.length > 0
  const common = { can, via: 'policy' as const, conditional, at }
  if (one.notPrincipals) return [{ principal: 'everyone but a few', kind: 'anyone', reach: 'public', account: null, ...common }]
  return one.principals.map(({ kind, who, pattern }): KeyHolder => {
    if (who === null) return { principal: pattern.toLowerCase() || 'not resolved', kind: 'unknown', reach: 'unknown', account: null, ...common }
    if (kind === 'Service') return { principal: who.toLowerCase(), kind: 'service', reach: 'provider', account: null, ...common }
    if (kind === '*' || who === '*') return { principal: '*', kind: 'anyone', reach: hasCondition(one, confining) ? confined(one, account) : 'public', account: null, ...common }
    if (kind === 'Federated') return { ...federatedPrincipal(who, account), ...common }
    return { ...awsPrincipal(who, account), ...common }
  })
}

/** A sign-in service: one set up in the account of the key is the firm's own; one that many firms use is not. */
function federatedPrincipal(who: string, account: string | null): Pick<KeyHolder, 'principal' | 'kind' | 'reach' | 'account'> {
  const principal = who.toLowerCase()
  const home = /^arn:aws[a-z-]*:iam::(\d{12}):(?:saml|oidc)-provider\//.exec(principal)?.[1] ?? null
  const shared = home === null || hostedIssuer.test(principal)
  return { principal, kind: 'federated', reach: shared ? 'external' : account === null ? 'unknown' : home === account ? 'own' : 'external', account: home }
}

/** A wide principal that only the own account may use, which is how AWS itself writes policies for its services. */
function confined(one: Statement, account: string | null): KeyHolder['reach'] {
  const caller = one.conditions.find(({ key, operator }) => (key === 'kms:calleraccount' || key === 'aws:principalaccount' || key === 'aws:sourceaccount') && /equals/.test(operator))
  return caller && account !== null && caller.values.length > 0 && caller.values.every((value) => value === account) ? 'own' : 'conditional'
}

/** An AWS principal by its ARN, account id or unique id. */
export function awsPrincipal(who: string, account: string | null): Pick<KeyHolder, 'principal' | 'kind' | 'reach' | 'account'> {
  const principal = who.toLowerCase()
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/.test(principal)) return { principal, kind: 'service', reach: 'provider', account: null }
  const parts = /^arn:aws[a-z-]*:(iam|sts)::(\d{12}):(.+)$/.exec(principal)
  const named = parts?.[2] ?? (/^\d{12}$/.test(principal) ? principal : null)
  const rest = parts?.[3] ?? ''
  const kind = parts === null ? (named === null ? 'unknown' : 'account') : rest === 'root' ? 'account' : rest.startsWith('user/') ? 'person' : /^(role|assumed-role)\//.test(rest) ? 'role' : 'unknown'
  const service = rest.startsWith('role/aws-service-role/')
  return { principal, kind: service ? 'service' : kind, reach: named === null || account === null ? 'unknown' : named === account ? 'own' : 'external', account: named }
}

/** Built-in roles of Azure that reach keys or secrets, with what each lets someone do. */
const azureRoles: Record<string, Can[]> = {
  'key vault administrator': ['decrypt', 'encrypt', 'administer', 'export'], 'key vault crypto officer': ['decrypt', 'encrypt', 'administer', 'export'], 'key vault crypto user': ['decrypt', 'encrypt'],
  'key vault crypto service encryption user': ['decrypt', 'encrypt'], 'key vault secrets officer': ['decrypt', 'administer'], 'key vault secrets user': ['decrypt'], 'key vault certificates officer': ['administer'],
  'key vault contributor': ['administer', 'share'], 'key vault data access administrator': ['share'], 'key vault crypto service release user': ['export'], owner: ['administer', 'share'], contributor: ['administer', 'share'], 'user access administrator': ['share'],
  'managed hsm crypto user': ['decrypt', 'encrypt'], 'managed hsm crypto officer': ['administer'], 'managed hsm administrator': ['administer', 'share', 'export'], 'managed hsm policy administrator': ['share'], 'role based access control administrator': ['share'],
}
const azureRoleIds: Record<string, string> = {
  '00482a5a-887f-4fb3-b363-3b7fe8e74483': 'key vault administrator', '14b46e9e-c2b7-41b4-b07b-48a6ebf60603': 'key vault crypto officer', '12338af0-0e69-4776-bea7-57ae8d297424': 'key vault crypto user',
  'e147488a-f6f5-4113-8e2d-b22465e65bf6': 'key vault crypto service encryption user', 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7': 'key vault secrets officer', '4633458b-17de-408a-b874-0445c86b69e6': 'key vault secrets user',
  'f25e0fa2-a7c8-4377-a976-54943a77a395': 'key vault contributor', '8e3af657-a8ff-443c-a75c-2fe8c4bcb635': 'owner', 'b24988ac-6180-42a0-ab88-20f7382dd24c': 'contributor', '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9': 'user access administrator',
}

/** What a built-in role of Azure lets someone do with keys, by name or id; null for a role that is not known. */
export function azureRights(role: string): Can[] | null {
  const name = role.toLowerCase().split('/').at(-1) ?? ''
  const rights = azureRoles[azureRoleIds[name] ?? name]
  if (rights) return rights
  return /^key vault (reader|purge operator)$|^reader$/.test(name) ? [] : null
}

/** What the permissions of a vault access policy let someone do. */
export function vaultRights(keys: (string | null)[], secrets: (string | null)[]): Can[] {
  const can = new Set<Can>()
  for (const word of keys.map((each) => each?.toLowerCase() ?? 'all')) {
    if (word === 'all' || word === '*') for (const each of ['decrypt', 'encrypt', 'administer', 'export'] as const) can.add(each)
    if (/^(decrypt|unwrapkey)$/.test(word)) can.add('decrypt')
    if (/^(encrypt|wrapkey|sign)$/.test(word)) can.add('encrypt')
    if (/^(create|delete|update|import|purge|recover|rotate|setrotationpolicy)$/.test(word)) can.add('administer')
    if (/^(backup|release|restore)$/.test(word)) can.add('export')
  }
  for (const word of secrets.map((each) => each?.toLowerCase() ?? 'all')) {
    if (/^(get|all|\*)$/.test(word)) can.add('decrypt')
    if (/^(set|delete|purge|recover|all|\*)$/.test(word)) can.add('administer')
    if (/^(backup|all|\*)$/.test(word)) can.add('export')
  }
  return sorted(can)
}

const googleRoles: Record<string, Can[]> = {
  'cloudkms.admin': ['administer', 'share'], 'cloudkms.cryptokeydecrypter': ['decrypt'], 'cloudkms.cryptokeyencrypter': ['encrypt'], 'cloudkms.cryptokeyencrypterdecrypter': ['decrypt', 'encrypt'],
  'cloudkms.cryptokeydecrypterviadelegation': ['decrypt'], 'cloudkms.cryptokeyencrypterviadelegation': ['encrypt'], 'cloudkms.cryptokeyencrypterdecrypterviadelegation': ['decrypt', 'encrypt'], 'cloudkms.cryptooperator': ['decrypt', 'encrypt'],
  'cloudkms.importer': ['administer'], 'cloudkms.signer': ['encrypt'], 'cloudkms.signerverifier': ['encrypt'], owner: ['administer', 'share'], editor: ['administer'], 'secretmanager.secretaccessor': ['decrypt'], 'secretmanager.admin': ['decrypt', 'administer', 'share'],
}

/** What a role of Google Cloud lets someone do with keys; null for a role that is not known. */
export function googleRights(role: string): Can[] | null {
  const name = role.toLowerCase().replace(/^roles\//, '')
  const rights = googleRoles[name]
  if (rights) return rights
  return /(viewer|publickeyviewer|verifier|expertrawpkcs1)$/.test(name) || name === 'cloudkms.orgserviceagent' ? [] : null
}

/** A member of a Google Cloud policy, such as `user:a@b.example`; whose domain it is cannot be told from the policy alone. */
export function googleMember(member: string, project: string | null): Pick<KeyHolder, 'principal' | 'kind' | 'reach' | 'account'> {
  const [type = '', ...rest] = member.split(':')
  const principal = (rest.join(':') || member).toLowerCase()
  if (member === 'allUsers' || member === 'allAuthenticatedUsers') return { principal: '*', kind: 'anyone', reach: 'public', account: null }
  if (type === 'serviceAccount') {
    const home = /@([a-z0-9-]+)\.iam\.gserviceaccount\.com$/.exec(principal)?.[1] ?? null
    const provider = /^service-\d+@|@(cloudservices|developer|appspot)\.gserviceaccount\.com$|@[a-z0-9.-]*gcp-sa-|@gs-project-accounts\.iam|@compute-system\.iam/.test(principal)
    return { principal, kind: 'service', reach: provider ? 'provider' : home === null || project === null ? 'unknown' : home === project ? 'own' : 'external', account: home }
  }
  const kind = type === 'user' ? 'person' : type === 'group' ? 'group' : type === 'domain' ? 'group' : /^principal(set)?$/i.test(type) ? 'federated' : 'unknown'
  return { principal: kind === 'federated' ? member.toLowerCase() : principal, kind, reach: 'unknown', account: null }
}
