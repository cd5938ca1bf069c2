import type { Locator } from '../../analyzer'
import type { Look } from '../look'
import { absent, blocks, flag, get, isFields, text, texts, Unresolved, type Resource, type Value } from '../model'
import { allowsEverything, hasCondition, policyTypes, readPolicy, serviceWildcards, type Policy } from '../policy'
import { hostedIssuer, trustsOf } from '../trust'

/** Rights, trust, users and standing credentials (IAC-09; domain.md IAM-01, IAM-03, REG-05). */
export function lookAtRights(look: Look): void {
  policies(look)
  administrators(look)
  rightsForAnyone(look)
  trusts(look)
  credentials(look)
  federation(look)
}

function policies(look: Look): void {
  const judge = (one: Resource, policy: Policy, at: Locator) => {
    if (policy.statements.some(allowsEverything)) {
      look.out.addIam('wildcards', { address: one.address, says: 'Allows every action on every resource.', at })
      look.out.hit('wildcard', at, one.address)
    } else if (policy.statements.some((each) => each.effect === 'Allow' && (serviceWildcards(each).length > 0 || (each.notActions.length > 0 && each.resources.includes('*'))))) {
      look.out.addIam('wildcards', { address: one.address, says: 'Allows all actions of a service, or all but a few, on every resource.', at })
      look.out.hit('wide-rights', at, one.address)
    }
    if (!policy.complete) look.out.unknown(`The rights in ${one.address}`, 'The policy is not resolved by what was given.', at)
    if (policy.statements.some((each) => hasCondition(each, 'aws:multifactorauthpresent'))) look.out.facts.iam.mfaConditions++
  }
  for (const one of look.of(...policyTypes)) {
    const field = one.values['policy'] === undefined ? 'inline_policy' : 'policy'
    if (!absent(one.values[field])) judge(one, readPolicy(one.values[field]), one.place(field))
  }
  for (const one of look.of('aws_iam_role')) {
    const inline = one.values['inline_policy']
    const list = Array.isArray(inline) ? inline : isFields(inline) ? [inline] : []
    for (const each of list) if (isFields(each) && !absent(each['policy'])) judge(one, readPolicy(each['policy']), one.place('inline_policy'))
  }
  for (const one of look.of('azurerm_role_definition')) if ([...texts(get(one.values, 'permissions.actions'))].includes('*')) {
    look.out.addIam('wildcards', { address: one.address, says: 'Allows every action.', at: one.place('permissions') })
    look.out.hit('wildcard', one.place('permissions'), one.address)
  }
  for (const one of look.of('kubernetes_cluster_role', 'kubernetes_role')) {
    const rules = Array.isArray(one.values['rule']) ? one.values['rule'].filter(isFields) : []
    if (rules.some((rule) => texts(rule['verbs']).includes('*') && texts(rule['resources']).includes('*'))) {
      look.out.addIam('wildcards', { address: one.address, says: 'Allows every action on every object of the cluster.', at: one.at })
      look.out.hit('wildcard', one.at, one.address)
    }
  }
}

const administratorPolicy = /^arn:aws[a-z-]*:iam::aws:policy\/(AdministratorAccess|IAMFullAccess|PowerUserAccess)$/

/** ARNs in a value; the partition may be open, for the policies of AWS itself have the same name in each. */
const arnsIn = (value: Value | undefined): string[] => (Array.isArray(value) ? value : [value]).map((one) => (one instanceof Unresolved ? one.pattern.replace(/^arn:\$\{\}:/, 'arn:aws:') : (text(one) ?? '')))

function administrators(look: Look): void {
  const give = (one: Resource, says: string, at: Locator, standing: boolean) => {
    look.out.addIam('administrators', { address: one.address, says, standing, at })
    look.out.hit('administrator', at, one.address)
  }
  for (const one of look.of('aws_iam_role_policy_attachment', 'aws_iam_user_policy_attachment', 'aws_iam_group_policy_attachment', 'aws_iam_policy_attachment', 'aws_ssoadmin_managed_policy_attachment')) {
    for (const arn of arnsIn(one.values['policy_arn'] ?? one.values['managed_policy_arn'])) if (administratorPolicy.test(arn)) give(one, arn.split('/').at(-1) ?? '', one.place('policy_arn'), /^aws_iam_(?:user|group)_policy_attachment$/.test(one.type) || (one.type === 'aws_iam_policy_attachment' && !(absent(one.values['users']) && absent(one.values['groups']))))
  }
  for (const one of look.of('aws_iam_role')) for (const arn of arnsIn(one.values['managed_policy_arns'])) if (administratorPolicy.test(arn)) give(one, arn.split('/').at(-1) ?? '', one.place('managed_policy_arns'), false)
  for (const one of look.of('azurerm_role_assignment')) {
    const role = text(one.values['role_definition_name'])
    const scope = text(one.values['scope']) ?? ''
    if ((role === 'Owner' || role === 'Contributor' || role === 'User Access Administrator') && !/\/resourceGroups\/[^/]+\/providers\//i.test(scope)) give(one, role, one.place('role_definition_name'), text(one.values['principal_type']) !== 'ServicePrincipal' && !machine(one.values['principal_id']))
  }
  for (const one of look.estate.resources) if (/^google_(project|folder|organization)_iam_(member|binding)$/.test(one.type) && /^roles\/(owner|editor)$/.test(text(one.values['role']) ?? '')) give(one, text(one.values['role']) ?? '', one.place('role'), absent(one.values['condition']) && texts(one.values['member'] ?? one.values['members']).some((member) => /^(?:user|group):/.test(member ?? '')))
  for (const one of look.of('kubernetes_cluster_role_binding')) if (text(get(one.values, 'role_ref.name')) === 'cluster-admin') give(one, 'cluster-admin', one.at, blocks(one.values, 'subject').some((subject) => text(subject['kind']) !== 'ServiceAccount'))
}

const anyone = /^system:(?:anonymous|unauthenticated|authenticated)$/
/** Roles that Kubernetes itself gives to everyone who signs in, and to those who do not. */
const harmless = /^system:(?:public-info-viewer|discovery|basic-user|service-account-issuer-discovery)$/

/** Bindings of a cluster that name groups everyone is in: whoever has signed in, as some clouds count it, and nobody at all. */
function rightsForAnyone(look: Look): void {
  for (const one of look.of('kubernetes_cluster_role_binding', 'kubernetes_role_binding')) {
    const role = text(get(one.values, 'role_ref.name')) ?? ''
    const names = blocks(one.values, 'subject').map((subject) => text(subject['name']) ?? '').filter((name) => anyone.test(name))
    const powerful = /^(?:cluster-admin|admin|edit)$/.test(role)
    if (names.some((name) => powerful || (name !== 'system:authenticated' && !harmless.test(role)))) look.out.hit('rights-for-anyone', one.at, `${one.address} (${names[0]})`)
  }
}

const machine = (value: Value | undefined): boolean => value instanceof Unresolved && value.refs.some((ref) => /(?:^|\.)(?:azuread_service_principal|azurerm_user_assigned_identity|azurerm_\w+)\./.test(ref))

function trusts(look: Look): void {
  for (const role of look.of('aws_iam_role')) {
    if (absent(role.values['assume_role_policy'])) continue
    const at = role.place('assume_role_policy')
    const { trusts: found, complete } = trustsOf(readPolicy(role.values['assume_role_policy']), look.out.facts)
    for (const trust of found) {
      if (trust.reach === 'own') continue
      look.out.addIam('trusts', { address: role.address, at, ...trust })
      const name = `${role.address} (${trust.principal})`
      if (trust.reach === 'public') look.out.hit('trust-public', at, name)
      else if (trust.commercial) look.out.hit('trust-commercial', at, name)
      else if (trust.reach === 'external') look.out.hit(trust.externalId ? 'trust-guarded' : 'trust-external', at, name)
      else if (trust.reach === 'conditional') look.out.hit('trust-guarded', at, name)
      else if (trust.reach === 'unknown') look.out.unknown(`Who may take on ${role.address}`, 'A name in the trust policy is not resolved by what was given.', at)
      if (trust.mfa) look.out.facts.iam.mfaConditions++
    }
    if (!complete && found.every(({ reach }) => reach !== 'unknown')) look.out.unknown(`Who may take on ${role.address}`, 'The trust policy is not resolved by what was given.', at)
  }
  pools(look)
}

/** Pools and applications that take the word of a sign-in service: the firm's own is no outside account, a hosted one is. */
function pools(look: Look): void {
  for (const one of look.of('google_iam_workload_identity_pool_provider')) {
    const issuer = text(get(one.values, 'oidc.issuer_uri'))
    const guarded = !absent(one.values['attribute_condition'])
    trustIn(look, one, issuer ?? (absent(one.values['oidc']) && !absent(one.values['saml']) ? 'a SAML sign-in' : null), guarded)
  }
  for (const one of look.of('azuread_application_federated_identity_credential')) trustIn(look, one, text(one.values['issuer']), !absent(one.values['subject']))
  for (const one of look.of('azuread_invitation')) look.out.hit('guest', one.at, one.address)
}

function trustIn(look: Look, one: Resource, issuer: string | null, guarded: boolean): void {
  const commercial = issuer !== null && hostedIssuer.test(issuer)
  const anyone = commercial && !guarded
  const trust = { address: one.address, at: one.at, principal: issuer ?? 'issuer not resolved', externalId: guarded, mfa: false, commercial: commercial && !anyone }
  look.out.addIam('trusts', { ...trust, reach: issuer === null ? 'unknown' : anyone ? 'public' : 'federated' })
  if (issuer === null) look.out.unknown(`Who may act through ${one.address}`, 'The sign-in service is not resolved by what was given.', one.at)
  else if (commercial) look.out.hit(anyone ? 'trust-public' : 'trust-commercial', one.at, `${one.address} (${issuer})`)
}

function credentials(look: Look): void {
  for (const one of look.of('aws_iam_user')) {
    look.out.addIam('users', { address: one.address, says: 'A user of the cloud account.', at: one.at })
    look.out.hit('own-user', one.at, one.address)
  }
  for (const one of look.of('aws_iam_user_login_profile')) {
    look.out.addIam('passwords', { address: one.address, says: 'A password for the console.', at: one.at })
    look.out.hit('own-password', one.at, one.address)
  }
  for (const one of look.of('aws_iam_access_key', 'google_service_account_key', 'azuread_application_password', 'azuread_service_principal_password')) {
    look.out.addIam('accessKeys', { address: one.address, says: 'A standing key or password of a program.', at: one.at })
    look.out.hit('access-key', one.at, one.address)
  }
  for (const one of look.of('azurerm_linux_virtual_machine')) if (flag(one.values['disable_password_authentication'], 'yes') === 'no') look.out.hit('own-password', one.place('disable_password_authentication'), one.address)
}

const federated: Record<string, string> = {
  aws_iam_saml_provider: 'Sign-in by SAML.', aws_iam_openid_connect_provider: 'Sign-in by OpenID Connect.', aws_ssoadmin_account_assignment: 'Access by a group or person of the common sign-in.',
  aws_identitystore_group: 'A group of the common sign-in.', azuread_group: 'A group of the directory.', azuread_conditional_access_policy: 'A rule on sign-ins.',
  google_iam_workforce_pool_provider: 'Sign-in by a workforce pool.', okta_group_rule: 'A rule that fills a group.', google_cloud_identity_group: 'A group of the directory.',
}

function federation(look: Look): void {
  for (const one of look.of(...Object.keys(federated))) look.out.addIam('federation', { address: one.address, says: federated[one.type] ?? '', at: one.at })
}
