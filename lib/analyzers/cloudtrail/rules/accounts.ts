import type { Rule } from '../../analyzer'
import type { TrailEvent } from '../event'
import { field } from '../../formats/keys'
import { policyReach } from '../policy-reach'
import { actorName, howItEnded } from '../../log-rules/log-rule'
import { calls, type TrailRule } from './rule'

const rule: Rule = {
  id: 'CT-11', title: 'No other account reaches in', severity: 'medium', criterion: 'REG-05', also: ['IAM-03', 'LOG-05'], basis: 'domain.md 5.2, CT-11; NIST SP 800-171 r2 3.1.20',
}
const trustCalls = calls('iam: UpdateAssumeRolePolicy CreateRole')

/** Whether the actor belongs to another account than the event. Which accounts are declared is for a criterion to know. */
export const isCrossAccount = (event: TrailEvent): boolean =>
  event.actorAccount !== null &&
  event.account !== null &&
  event.actorAccount !== event.account &&
  event.actor?.kind !== 'provider' &&
  /^\d{12}$/.test(event.actorAccount) &&
  event.source !== 'internal'

/** CT-11: actors of other accounts, and trust policies that let another account in. */
export const otherAccounts = (): TrailRule => ({
  rule,
  see(event, note) {
    if (isCrossAccount(event)) {
      const denied = event.outcome === 'denied'
      note(`${event.actorAccount}|${event.account}|${denied}`, event.at, () => ({
        severity: denied ? 'low' : 'medium',
        message: `Account ${event.actorAccount} ${denied ? 'was denied when acting' : 'acts'} in account ${event.account}: is it declared, and who runs it?`,
        observed: event.actorAccount ?? '',
        expected: event.account ?? '',
      }))
    }
    if (!trustCalls.has(event.call)) return
    const { reach, who } = policyReach(field(event.request, event.action === 'CreateRole' ? 'assumeRolePolicyDocument' : 'policyDocument'), event.account)
    if (reach === 'own' || reach === 'none') return
    const done = event.outcome === 'success'
    note(`trust|${who}|${event.outcome}`, event.at, () => ({
      severity: !done ? 'low' : reach === 'public' ? 'critical' : reach === 'unclear' ? 'medium' : 'high',
      message: reach === 'unclear' ? `${actorName(event)} set who may take on a role, and the policy cannot be read (${event.action}).` : `${actorName(event)} let ${who} take on a role (${event.action})${howItEnded(event)}.`,
      observed: who,
      expected: 'own accounts only',
    }))
  },
})
