import type { Rule } from '../analyzer'
import type { LogPorts } from '../audit-log/format'
import { awsRegionClass } from '../formats/regions'
import { changeRule, type AuditRule } from '../log-rules/common'
import { foreignAddress } from '../log-rules/foreign-address'
import { anonymousAccess, rootUse } from '../log-rules/people'
import { approvedRegion } from '../log-rules/region'
import { byLink, fipsHost, noTls, plainHost, weakTls } from './event'

const rules = {
  address: { id: 'S3-01', title: 'People reach objects from the United States', severity: 'high', criterion: 'IAM-05', also: ['LOG-05'], basis: 'domain.md 0.7; 22 CFR 125.4(b)(9) and 120.54' },
  anonymous: { id: 'S3-02', title: 'Nobody reads a bucket without an identity', severity: 'critical', criterion: 'IAM-04', also: ['LOG-05'], basis: '22 CFR 120.50(a); NIST SP 800-171 r2 3.1.1 and 3.5.2' },
  tls: { id: 'S3-03', title: 'Objects travel over TLS 1.2 or later', severity: 'high', criterion: 'CRY-02', basis: 'domain.md 5.2, CT-14; NIST SP 800-171 r2 3.13.8' },
  open: { id: 'S3-04', title: 'Who a bucket is open to changes on record', severity: 'high', criterion: 'LOG-05', also: ['IAM-04'], basis: 'NIST SP 800-171 r2 3.1.3 and 3.4.3' },
  keeping: { id: 'S3-05', title: 'Logging, locks and copies of buckets stay in place', severity: 'medium', criterion: 'LOG-02', also: ['LOG-05', 'REG-02'], basis: 'NIST SP 800-171 r2 3.3.8 and 3.4.3' },
  region: { id: 'S3-06', title: 'Buckets lie in approved regions', severity: 'high', criterion: 'REG-01', basis: 'domain.md 3.1' },
  root: { id: 'S3-07', title: 'Nobody works as the root user', severity: 'high', criterion: 'IAM-03', basis: 'NIST SP 800-171 r2 3.1.5' },
  links: { id: 'S3-08', title: 'Objects are not handed out by links', severity: 'low', criterion: 'IAM-04', also: ['LOG-01'], basis: '22 CFR 120.55; NIST SP 800-171 r2 3.1.1' },
  best: { id: 'S3-09', title: 'A complete log stands behind the sample', severity: 'info', criterion: 'LOG-04', also: ['LOG-01'], basis: 'Amazon S3 User Guide, "Best-effort server log delivery"; NIST SP 800-171 r2 3.3.1' },
} satisfies Record<string, Rule>

/** Rules on the server access log of S3. Who is on the roster is for a criterion to join. */
export const s3Rules = ({ countryOf }: LogPorts): AuditRule[] => [
  foreignAddress(rules.address, countryOf, () => false),
  anonymousAccess(rules.anonymous),
  tls(),
  changeRule(rules.open),
  changeRule(rules.keeping),
  approvedRegion(rules.region, awsRegionClass, () => false, { expected: 'us-gov-west-1 or us-gov-east-1', everyEvent: false }),
  rootUse(rules.root),
  links(),
  { rule: rules.best, finish: (_facts, note) => note('best', {}, () => ({ message: 'S3 delivers server access logs as well as it can and does not promise every request: data events of CloudTrail are the record to rely on.', expected: 'CloudTrail data events of the same buckets' })) },
]

const tls = (): AuditRule => ({
  rule: rules.tls,
  see({ details, outcome, action, at }, note) {
    const refused = outcome === 'denied'
    if (details.includes(noTls)) note(`none|${refused}`, at, () => ({ severity: refused ? 'low' : 'high', message: refused ? 'Requests without TLS were refused.' : 'Requests came without TLS, and were answered.', observed: `${action}, no TLS`, expected: 'TLS 1.2 or 1.3, demanded by the bucket policy' }))
    else if (details.includes(weakTls)) note('weak', at, () => ({ severity: 'medium', message: 'Requests came over TLS 1.0 or 1.1.', observed: `${action}`, expected: 'TLS 1.2 or 1.3' }))
  },
  amend(facts) {
    const of = (name: string) => facts.details[name] ?? 0
    const told = of(fipsHost) + of(plainHost)
    return { ...facts, tls: { weak: of(weakTls) + of(noTls), fipsHost: of(fipsHost), plainHost: of(plainHost), unknown: Math.max(0, facts.events - told) } }
  },
})

const links = (): AuditRule => ({
  rule: rules.links,
  see({ details, actor, at, outcome }, note) {
    if (!details.includes(byLink) || outcome !== 'success') return
    note(`${actor?.id}`, at, () => ({ message: `Objects were fetched or put by links that ${actor?.display ?? 'somebody'} had signed: whoever holds such a link can use it until it expires, and the log names the signer.`, expected: 'callers who sign their own requests' }))
  },
})
