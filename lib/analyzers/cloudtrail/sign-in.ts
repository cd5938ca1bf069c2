import type { TrailEvent } from './event'

/** A sign-in at the console, successful or not. */
export const isConsoleSignIn = (event: TrailEvent): boolean =>
  event.eventType === 'AwsConsoleSignIn' || (event.service === 'signin.amazonaws.com' && event.action === 'ConsoleLogin')

/** The account root acted by itself, not a service for it (domain.md 5.2, CT-04). */
export const isRootUse = (event: TrailEvent): boolean =>
  event.identityType === 'Root' && event.eventType !== 'AwsServiceEvent' && (!event.invokedBy || event.invokedBy === 'signin.amazonaws.com') && event.source !== 'service' && event.source !== 'internal'

/** An event of selected fields that does not say whose credentials acted, or with which factor the own ones did. */
export const isUntold = ({ selected, identityType, mfa }: TrailEvent): boolean =>
  selected === true && mfa === 'unknown' && (identityType === null || identityType === 'IAMUser' || identityType === 'Root')

/** How a sign-in counts in the facts; null for anything that is not one, or of which the factor or the kind of identity was not selected. */
export function signInKind(event: TrailEvent): 'withMfa' | 'withoutMfa' | 'federated' | 'failed' | null {
  if (event.action !== 'ConsoleLogin' || !isConsoleSignIn(event)) return null
  if (event.outcome !== 'success') return 'failed'
  if (isUntold(event)) return null
  if (event.identityType !== 'IAMUser' && event.identityType !== 'Root') return 'federated'
  return event.mfa === 'yes' ? 'withMfa' : 'withoutMfa'
}
