import type { TrailEvent } from './event'

/** A sign-in at the console, successful or not. */
export const isConsoleSignIn = (event: TrailEvent): boolean =>
  event.eventType === 'AwsConsoleSignIn' || (event.service === 'signin.amazonaws.com' && event.action === 'ConsoleLogin')

/** The account root acted by itself, not a service for it (domain.md 5.2, CT-04). */
export const isRootUse = (event: TrailEvent): boolean =>
  event.identityType === 'Root' && event.eventType !== 'AwsServiceEvent' && (!event.invokedBy || event.invokedBy === 'signin.amazonaws.com') && event.source !== 'service' && event.source !== 'internal'

/** How a sign-in counts in the facts; null for anything that is not one. */
export function signInKind(event: TrailEvent): 'withMfa' | 'withoutMfa' | 'federated' | 'failed' | null {
  if (event.action !== 'ConsoleLogin' || !isConsoleSignIn(event)) return null
  if (event.outcome !== 'success') return 'failed'
  if (event.identityType !== 'IAMUser' && event.identityType !== 'Root') return 'federated'
  return event.mfa === 'yes' ? 'withMfa' : 'withoutMfa'
}
