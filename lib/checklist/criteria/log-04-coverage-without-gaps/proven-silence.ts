import type { CloudTrailFacts } from '../../../analyzers/cloudtrail/facts'
import type { CloudTrailDigestFacts } from '../../../analyzers/cloudtrail-digest/facts'

type Gap = CloudTrailFacts['gaps'][number]
const hour = 3_600_000

/**
 * True when valid digests show that nothing was logged in a silence of a sample: in every account and region of the
 * sample an unbroken, signed chain covers it and the hour of delivery after it, and no log listed there holds an event
 * of that time (domain.md 5.2: an empty hour is proven, not missing).
 */
export function silenceIsProven(gap: Gap, { regions, accounts }: Pick<CloudTrailFacts, 'regions' | 'accounts'>, digests: readonly CloudTrailDigestFacts[]): boolean {
  const [from, to] = [Date.parse(gap.from), Date.parse(gap.to)]
  const places = Object.keys(accounts).flatMap((account) => Object.keys(regions).map((region) => ({ account, region })))
  return (
    places.length > 0 &&
    places.every(({ account, region }) => {
      const here = digests.filter(({ chains, listedOmitted }) =>
        listedOmitted === 0 && chains.some((chain) => chain.account === account && chain.region === region && !chain.backfill && chain.verdict === 'valid' && Date.parse(chain.from) <= from && to + hour <= Date.parse(chain.to)),
      )
      const logs = here.flatMap(({ listed }) => listed).filter((log) => log.account === account && log.region === region)
      return here.length > 0 && logs.every(({ first, last }) => first !== null && last !== null && (Date.parse(last) <= from || Date.parse(first) >= to))
    })
  )
}
