import type { Rule } from '../../analyzer'
import { awsPartition, awsRegionClass } from '../../formats/regions'
import { approvedRegion } from '../../log-rules/region'
import type { TrailEvent } from '../event'
import { deliveryName } from '../delivery-name'
import { calls, type TrailRule } from './rule'

const regionRule: Rule = {
  id: 'CT-02', title: 'Events lie in government regions', severity: 'high', criterion: 'REG-01', also: ['REG-04', 'LOG-05'], basis: 'domain.md 3.1 and 5.2, CT-02; 22 CFR 120.50(a)(1)',
}
const agreeRule: Rule = {
  id: 'CT-03', title: 'Partition, account and region agree', severity: 'high', criterion: 'LOG-02', also: ['REG-01', 'LOG-05'], basis: 'domain.md 3.1 and 5.2, CT-03',
}

const accountWide = new Set(
  'iam sts organizations route53 route53domains cloudfront signin support billing account health trustedadvisor globalaccelerator waf sso budgets ce cur shield'.split(' ').map((name) => `${name}.amazonaws.com`),
)
const worldBuckets = calls('s3: ListBuckets')

/** CT-02: awsRegion against the real region table, exact match (domain.md 3.1). */
export const region = (): TrailRule => approvedRegion(regionRule, awsRegionClass, (service) => accountWide.has(service))

/** CT-03: what a record says of its partition, account and region fits together, also with the name of its file. */
export const agreement = (): TrailRule => ({
  rule: agreeRule,
  see(event, note) {
    const contradiction = partitionTrouble(event)
    if (contradiction) {
      note(`partition|${contradiction.arn}|${event.region}`, event.at, () => ({
        message: `An identifier of the partition ${contradiction.arn} appears in an event of ${event.region}, which belongs to ${contradiction.region}. AWS cannot write this: the record was altered or made by hand.`,
        observed: `arn:${contradiction.arn} in ${event.region}`,
        expected: `arn:${contradiction.region}`,
      }))
    }
    if (event.outerRegion && event.outerRegion !== event.region) {
      note(`outer|${event.outerRegion}|${event.region}`, event.at, () => ({
        severity: 'medium',
        message: `The EventBridge wrapper says ${event.outerRegion}, the event inside says ${event.region ?? 'nothing'}.`,
        observed: event.outerRegion ?? '',
        expected: event.region ?? 'the region of the event',
      }))
    }
    const name = deliveryName(event.at.file ?? '')
    if (!name) return
    if (event.account && name.account !== event.account) {
      note(`account|${name.account}|${event.account}`, event.at, () => ({
        severity: 'medium',
        message: `The file is named for account ${name.account} and holds events of account ${event.account}.`,
        observed: event.account ?? '',
        expected: name.account,
      }))
    }
    if (event.region && name.region !== event.region && !worldBuckets.has(event.call)) {
      note(`file|${name.region}|${event.region}`, event.at, () => ({
        severity: 'medium',
        message: `The file is named for ${name.region} and holds events of ${event.region}.`,
        observed: event.region ?? '',
        expected: name.region,
      }))
    }
  },
})

function partitionTrouble(event: TrailEvent): { arn: string; region: string } | null {
  const region = event.region ? awsPartition(event.region) : null
  if (!region) return null
  for (const arn of event.arns) {
    const partition = /^arn:(aws[a-z-]*):/.exec(arn)?.[1]
    if (partition && partition !== region) return { arn: partition, region }
  }
  return null
}
