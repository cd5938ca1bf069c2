import { dig, items, text } from '../formats/keys'
import { consumerDomain } from './actor'

/** A role given to someone by a change of policy. `added` is false where the record only shows the policy as a whole. */
export type Grant = { role: string; member: string; added: boolean }

/** Who gets what by a SetIamPolicy call: what was added when the record says so, else the whole new policy. */
export function grantsOf(payload: unknown): Grant[] {
  const deltas = [dig(payload, 'serviceData', 'policyDelta'), dig(payload, 'metadata', 'policyDelta'), dig(payload, 'metadata', 'datasetChange')]
    .flatMap((delta) => items(dig(delta, 'bindingDeltas')))
  if (deltas.length > 0) {
    return deltas
      .filter((delta) => dig(delta, 'action') === 'ADD')
      .map((delta) => ({ role: text(dig(delta, 'role')) ?? '', member: text(dig(delta, 'member')) ?? '', added: true }))
  }
  const policy = dig(payload, 'request', 'policy') ?? dig(payload, 'request', 'iamPolicy')
  return items(dig(policy, 'bindings')).flatMap((binding) =>
    items(dig(binding, 'members')).map((member) => ({ role: text(dig(binding, 'role')) ?? '', member: text(member) ?? '', added: false })),
  )
}

/** Kinds of data access that a change of policy no longer records, or people it no longer records. */
export function auditRemoved(payload: unknown): boolean {
  return items(dig(payload, 'serviceData', 'policyDelta', 'auditConfigDeltas')).some((delta) => {
    const exempted = text(dig(delta, 'exemptedMember')) !== null
    return (dig(delta, 'action') === 'REMOVE') !== exempted
  })
}

export type Reach = 'public' | 'consumer' | 'domain' | 'own'

/** How far a member lies from the one who grants: anyone, a consumer account, another domain, or the own organization. */
export function reachOf(member: string, granter: string | null): Reach {
  if (/^(allUsers|allAuthenticatedUsers)$/i.test(member)) return 'public'
  const [, kind, name = ''] = /^(user|group|domain):(.+)$/i.exec(member) ?? []
  if (!kind) return 'own'
  const domain = kind.toLowerCase() === 'domain' ? name.toLowerCase() : (name.split('@')[1] ?? '').toLowerCase()
  if (consumerDomain.test(`@${domain}`)) return 'consumer'
  const own = granter?.includes('@') ? (granter.split('@')[1] ?? '').toLowerCase() : ''
  if (domain === '' || own === '' || /gserviceaccount\.com$/.test(own)) return 'own'
  return domain === own || domain.endsWith(`.${own}`) || own.endsWith(`.${domain}`) ? 'own' : 'domain'
}

/** Roles that let their holder change nearly everything or give rights to others. */
export const powerful = /^roles\/(owner|editor|iam\.(securityAdmin|serviceAccountAdmin|serviceAccountKeyAdmin|serviceAccountTokenCreator|workloadIdentityPoolAdmin|organizationRoleAdmin|roleAdmin)|resourcemanager\.(organizationAdmin|folderAdmin|projectIamAdmin|folderIamAdmin)|logging\.(admin|configWriter)|cloudkms\.admin|orgpolicy\.policyAdmin|accesscontextmanager\.policyAdmin|.*\.[aA]dmin)$/
