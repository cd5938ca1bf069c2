import type { Rule } from '../../analyzer'
import { byHuman } from '../../log-model'
import { redactedName } from '../actor'
import { isConsoleSignIn, isRootUse, isUntold } from '../sign-in'
import { actorName } from '../../log-rules/log-rule'
import type { TrailRule } from './rule'

const rootRule: Rule = {
  id: 'CT-04', title: 'Nobody uses the account root', severity: 'high', criterion: 'IAM-03', also: ['IAM-02', 'LOG-05'], basis: 'domain.md 3.1 and 5.2, CT-04; NIST SP 800-171 r2 3.1.5',
}
const consoleRule: Rule = {
  id: 'CT-05', title: 'Console sign-ins use a second factor', severity: 'high', criterion: 'IAM-02', also: ['LOG-05'], basis: 'domain.md 5.2, CT-05; NIST SP 800-171 r2 3.5.3',
}
const callRule: Rule = {
  id: 'CT-06', title: 'People call with a second factor', severity: 'high', criterion: 'IAM-02', also: ['IAM-01', 'LOG-05'], basis: 'domain.md 5.2, CT-06; NIST SP 800-171 r2 3.5.3',
}
const hiddenRule: Rule = {
  id: 'CT-19', title: 'Actors are not blacked out', severity: 'medium', criterion: 'LOG-01', basis: 'domain.md 5.2, CT-19; NIST SP 800-171 r2 3.3.2',
}

/** CT-04: the root of an account acts. In GovCloud this is anomalous as well: its root cannot sign in to the console. */
export const rootUse = (): TrailRule => ({
  rule: rootRule,
  see(event, note) {
    if (!isRootUse(event)) return
    const signIn = isConsoleSignIn(event)
    note(`${event.actorAccount}|${signIn}|${event.outcome === 'success'}`, event.at, () => ({
      severity: event.outcome !== 'success' ? 'medium' : signIn && event.mfa !== 'yes' ? 'critical' : 'high',
      message: `The root of account ${event.actorAccount ?? 'without a number'} ${signIn ? 'signed in to the console' : 'made calls'}${event.outcome === 'success' ? '' : ', without success'}.`,
      observed: `${event.service} ${event.action}`,
      expected: 'no use of the root',
    }))
  },
})

/** CT-05: a successful ConsoleLogin says MFAUsed No. A federated one cannot say: its factor is the identity provider's. */
export const consoleMfa = (): TrailRule => ({
  rule: consoleRule,
  see(event, note) {
    if (!isConsoleSignIn(event) || event.action !== 'ConsoleLogin' || event.outcome !== 'success') return
    const own = event.identityType === 'IAMUser' || event.identityType === 'Root'
    if (event.mfa === 'yes' || isUntold(event)) return
    if (own && event.mfa === 'no') {
      note(`without|${event.actor?.id}`, event.at, () => ({
        severity: event.identityType === 'Root' ? 'critical' : 'high',
        message: `${actorName(event)} signed in to the console without a second factor.`,
        observed: 'MFAUsed No',
        expected: 'MFAUsed Yes',
      }))
      return
    }
    note(own ? 'unsaid' : 'federated', event.at, () => ({
      severity: own ? 'medium' : 'info',
      message: own ? 'Console sign-ins do not say whether a second factor was used.' : 'People sign in to the console through an identity provider: only its log can show the second factor.',
      expected: own ? 'MFAUsed in every sign-in' : 'the sign-in log of the identity provider',
    }))
  },
})

/** CT-06: a person's own credentials call without a second factor; a federated session points to the identity provider. */
export const callMfa = (): TrailRule => ({
  rule: callRule,
  see(event, note) {
    if (!byHuman(event) || isConsoleSignIn(event) || event.eventType === 'AwsServiceEvent' || event.mfa === 'yes' || isUntold(event)) return
    if (event.mfa === 'no') {
      note(`own|${event.actor?.id}`, event.at, () => ({
        message: `${actorName(event)} calls with credentials of their own and without a second factor.`,
        observed: `${event.identityType}, mfaAuthenticated false or absent`,
        expected: 'a session with a second factor',
      }))
    } else {
      note('federated', event.at, () => ({
        severity: 'info',
        message: 'Role sessions of people do not show a second factor: only the log of the identity provider can.',
        expected: 'the sign-in log of the identity provider',
      }))
    }
  },
})

/** CT-19: the actor's name was withheld, by AWS (a mistyped user name) or by whoever prepared the sample. */
export const withheld = (): TrailRule => ({
  rule: hiddenRule,
  see(event, note) {
    if (!event.userName || !redactedName.test(event.userName)) return
    const byAws = event.userName === 'HIDDEN_DUE_TO_SECURITY_REASONS'
    note(event.userName, event.at, () => ({
      severity: byAws ? 'low' : 'medium',
      message: byAws ? 'AWS withheld the name typed at a failed sign-in, because it may have been a password.' : 'Names of actors were blacked out: nobody can be held to account for these events.',
      observed: byAws ? 'HIDDEN_DUE_TO_SECURITY_REASONS' : 'a blacked-out name',
      expected: 'the name of the actor',
    }))
  },
})
