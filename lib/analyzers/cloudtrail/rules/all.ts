import type { Rule } from '../../analyzer'
import { completeness } from '../../log-rules/completeness'
import { foreignAddress } from '../../log-rules/foreign-address'
import { networkAddress } from '../../log-rules/network-address'
import type { PlacePorts } from '../../log-rules/place-ports'
import type { TrailEvent } from '../event'
import { isConsoleSignIn } from '../sign-in'
import { contentEvents, sampleSize } from '../../log-rules/sample-limits'
import { otherAccounts } from './accounts'
import { identityWeakening } from './identity'
import { keyChanges, shells } from './keys-and-sessions'
import { callMfa, consoleMfa, rootUse, withheld } from './people'
import { carriedRule } from '../selection/lacking'
import { agreement, region } from './place'
import type { TrailRule } from './rule'
import { sharingOut } from './sharing'
import { tampering } from './tampering'
import { repeated, time } from './time'
import { transport } from './transport'

const completeRule: Rule = {
  id: 'CT-01', title: 'Events say who, what, when, from where', severity: 'medium', criterion: 'LOG-01', basis: 'domain.md 5.1 and 5.2, CT-01; NIST SP 800-171 r2 3.3.1 and 3.3.2',
}
const addressRule: Rule = {
  id: 'CT-07', title: 'People act from the United States', severity: 'high', criterion: 'IAM-05', also: ['LOG-05'], basis: 'domain.md 0.7 and 5.2, CT-07; 22 CFR 125.4(b)(9) and 120.54',
}
const networkRule: Rule = {
  id: 'CT-21', title: 'People come from networks that say where they are', severity: 'medium', criterion: 'IAM-05', basis: 'domain.md IAM-05; NIST SP 800-171 r2 3.1.12 and 3.1.14',
}
const contentRule: Rule = {
  id: 'CT-17', title: 'Access to content is recorded', severity: 'medium', criterion: 'LOG-04', also: ['LOG-01'], basis: 'domain.md 5.2, CT-17; NIST SP 800-171 r2 3.3.1',
}
const sampleRule: Rule = {
  id: 'CT-18', title: 'The sample is long and varied enough', severity: 'low', criterion: 'LOG-01', also: ['LOG-04'], basis: 'domain.md 4 LOG-01 and 5.2, CT-18',
}

/** A sign-in at the console that failed: whoever does no more is still outside. */
const outside = (event: TrailEvent) => event.outcome !== 'success' && isConsoleSignIn(event)

/** The rules CT-01 to CT-22, made anew for one analysis. CT-08 holds principals against the roster: a criterion does that. */
export function trailRules({ countryOf, networkOf }: PlacePorts = {}): { rules: TrailRule[]; duplicates: ReturnType<typeof repeated> } {
  const twice = repeated()
  const rules: TrailRule[] = [
    completeness(completeRule),
    region(),
    agreement(),
    rootUse(),
    consoleMfa(),
    callMfa(),
    foreignAddress(addressRule, countryOf, outside),
    networkAddress(networkRule, networkOf, outside),
    tampering(),
    sharingOut(),
    otherAccounts(),
    keyChanges(),
    identityWeakening(),
    transport(),
    time(),
    twice.rule,
    contentEvents(contentRule, 'turn on data events for S3, Lambda and the key service.'),
    sampleSize(sampleRule),
    withheld(),
    shells(),
    { rule: carriedRule },
  ]
  return { rules, duplicates: twice }
}
