import type { Locator } from '../analyzer'
import { objectOf, pick } from '../formats/json-document'
import type { MfaEnrollmentFacts } from './facts'

type Policy = MfaEnrollmentFacts['policies'][number]

const states: Record<string, Policy['state']> = { enabled: 'enforced', on: 'enforced', active: 'enforced', disabled: 'off', off: 'off', inactive: 'off', enabledforreportingbutnotenforced: 'report-only', reportonly: 'report-only', 'report-only': 'report-only', auditonly: 'report-only' }
/** The built-in authentication strength of Entra that only phishing-resistant methods meet. */
const phishingResistant = '00000000-0000-0000-0000-000000000004'

/** True for an Entra Conditional Access policy as Microsoft Graph gives it. */
export const isConditionalAccess = (value: Record<string, unknown>): boolean => pick(value, 'state') !== undefined && objectOf(pick(value, 'conditions')) !== null && (pick(value, 'grantControls') !== undefined || pick(value, 'sessionControls') !== undefined)

/** True for an Okta policy or policy rule that governs sign-in. */
export const isOktaRule = (value: Record<string, unknown>): boolean => /^(?:ACCESS_POLICY|SIGN_ON|OKTA_SIGN_ON|MFA_ENROLL)$/.test(textOf(pick(value, 'type'))) && pick(value, 'status') !== undefined

/** A Conditional Access policy. Report-only is told apart: it refuses nothing. */
export function conditionalAccess(value: Record<string, unknown>, at: Locator): Policy {
  const conditions = objectOf(pick(value, 'conditions')) ?? {}
  const users = objectOf(pick(conditions, 'users')) ?? {}
  const apps = objectOf(pick(conditions, 'applications')) ?? {}
  const locations = objectOf(pick(conditions, 'locations'))
  const excluded = ['excludeUsers', 'excludeGroups', 'excludeRoles'].reduce((sum, key) => sum + listOf(pick(users, key)).length, 0)
  return {
    name: textOf(pick(value, 'displayName', 'name')).slice(0, 120) || 'Policy without a name',
    state: states[textOf(pick(value, 'state')).toLowerCase()] ?? 'unclear',
    requires: requiredBy(objectOf(pick(value, 'grantControls'))),
    everyone: listOf(pick(users, 'includeUsers')).some((user) => user.toLowerCase() === 'all'),
    allApps: listOf(pick(apps, 'includeApplications')).some((app) => app.toLowerCase() === 'all'),
    exclusions: excluded,
    locations: locations !== null && (listOf(pick(locations, 'includeLocations')).length > 0 || listOf(pick(locations, 'excludeLocations')).length > 0),
    at,
  }
}

/** "mfa" beside another control under OR is a choice, so it does not require MFA. */
function requiredBy(grant: Record<string, unknown> | null): Policy['requires'] {
  if (grant === null) return 'none'
  const controls = listOf(pick(grant, 'builtInControls')).map((control) => control.toLowerCase())
  const strength = objectOf(pick(grant, 'authenticationStrength'))
  const either = textOf(pick(grant, 'operator')).toUpperCase() === 'OR' && controls.length + (strength ? 1 : 0) > 1
  if (controls.includes('block')) return 'block'
  if (either) return 'other'
  if (strength) {
    const name = textOf(pick(strength, 'displayName'))
    const allowed = listOf(pick(strength, 'allowedCombinations'))
    const strong = textOf(pick(strength, 'id')) === phishingResistant || /phishing[- ]resistant/i.test(name) || (allowed.length > 0 && allowed.every((method) => /^(?:fido2|windowsHelloForBusiness|x509CertificateMultiFactor)$/i.test(method)))
    return strong ? 'phishing-resistant' : 'mfa'
  }
  if (controls.includes('mfa')) return 'mfa'
  return controls.length > 0 ? 'other' : 'none'
}

/** An Okta sign-on or access policy rule. */
export function oktaRule(value: Record<string, unknown>, at: Locator): Policy {
  const actions = objectOf(pick(value, 'actions')) ?? {}
  const signOn = objectOf(pick(actions, 'appSignOn')) ?? objectOf(pick(actions, 'signon')) ?? {}
  const method = objectOf(pick(signOn, 'verificationMethod')) ?? {}
  const people = objectOf(pick(objectOf(pick(value, 'conditions')) ?? {}, 'people')) ?? {}
  const excluded = ['users', 'groups'].reduce((sum, key) => sum + listOf(pick(objectOf(pick(people, key)) ?? {}, 'exclude')).length, 0)
  const included = ['users', 'groups'].some((key) => listOf(pick(objectOf(pick(people, key)) ?? {}, 'include')).length > 0)
  const constraints = JSON.stringify(pick(method, 'constraints') ?? '')
  const denied = textOf(pick(signOn, 'access')).toUpperCase() === 'DENY'
  const factors = textOf(pick(method, 'factorMode')).toUpperCase() === '2FA' || pick(signOn, 'requireFactor') === true
  return {
    name: textOf(pick(value, 'name')).slice(0, 120) || 'Rule without a name',
    state: states[textOf(pick(value, 'status')).toLowerCase()] ?? 'unclear',
    requires: denied ? 'block' : /"phishingResistant":"REQUIRED"/.test(constraints) ? 'phishing-resistant' : factors ? 'mfa' : 'none',
    everyone: !included,
    allApps: true,
    exclusions: excluded,
    locations: objectOf(pick(objectOf(pick(value, 'conditions')) ?? {}, 'network')) !== null,
    at,
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [])
