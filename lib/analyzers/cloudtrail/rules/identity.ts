import type { Rule, Severity } from '../../analyzer'
import type { TrailEvent } from '../event'
import { field, text } from '../../formats/keys'
import { changes, type Effect } from '../../log-rules/changes'
import { calls, type TrailRule } from './rule'

const rule: Rule = {
  id: 'CT-13', title: 'Identity controls are not weakened', severity: 'medium', criterion: 'IAM-01', also: ['IAM-02', 'IAM-03', 'LOG-05'], basis: 'domain.md 5.2, CT-13; NIST SP 800-171 r2 3.1.1, 3.5.1 and 3.5.3',
}

type Weakening = { severity: Severity; criterion: string; what: string }
const secondFactor: Weakening = { severity: 'high', criterion: 'IAM-02', what: 'took away a second factor' }
const ownPassword: Weakening = { severity: 'medium', criterion: 'IAM-01', what: 'gave a user a password of its own, beside the identity provider' }
const otherKey: Weakening = { severity: 'medium', criterion: 'IAM-01', what: 'made a long-lived access key for another user' }
const noPolicy: Weakening = { severity: 'high', criterion: 'IAM-02', what: 'deleted the password rules' }
const provider: Weakening = { severity: 'high', criterion: 'IAM-01', what: 'changed who vouches for people that sign in' }
const administrator: Weakening = { severity: 'high', criterion: 'IAM-03', what: 'gave full administrator rights' }

const factorCalls = calls('iam: DeactivateMFADevice DeleteVirtualMFADevice; sso-directory: DeleteMfaDeviceForUser; sso: DeleteMfaDeviceForUser')
const passwordCalls = calls('iam: CreateLoginProfile')
const policyCalls = calls('iam: DeleteAccountPasswordPolicy')
const providerCalls = calls('iam: CreateSAMLProvider UpdateSAMLProvider DeleteSAMLProvider CreateOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint AddClientIDToOpenIDConnectProvider')
const attachCalls = calls('iam: AttachUserPolicy AttachRolePolicy AttachGroupPolicy')
const keyCalls = calls('iam: CreateAccessKey')

function weakening(event: TrailEvent): Weakening | null {
  const call = event.call
  if (factorCalls.has(call)) return secondFactor
  if (passwordCalls.has(call)) return ownPassword
  if (policyCalls.has(call)) return noPolicy
  if (providerCalls.has(call)) return provider
  if (attachCalls.has(call)) return /:policy\/(AdministratorAccess|IAMFullAccess)$/.test(text(field(event.request, 'policyArn')) ?? '') ? administrator : null
  if (!keyCalls.has(call)) return null
  const target = text(field(event.request, 'userName'))
  return target !== null && target !== event.userName ? otherKey : null
}

/** Name of the event when it weakens identity controls, else null. A key that a user makes for itself does not. */
export const identityChange = (event: TrailEvent): string | null => (weakening(event) ? event.action : null)

const nothing: readonly Effect[] = []

function effects(event: TrailEvent): readonly Effect[] {
  const found = weakening(event)
  return found ? [{ ...found, also: ['LOG-05'] }] : nothing
}

/** CT-13: second factors, passwords, keys, identity providers and administrator rights. */
export const identityWeakening = (): TrailRule => changes(rule, effects)
