/** What the ways without Veritar count, the least anyone would ask of a log: events, first and last by service, call, region and actor. */
export type Aggregate = Map<string, { events: number; first: string; last: string }>
type Plain = { eventSource: string; eventName: string; awsRegion: string; eventTime: string; userIdentity: { arn?: string } }

/** Adds one parsed record. */
export function addTo(sum: Aggregate, { eventSource, eventName, awsRegion, eventTime, userIdentity }: Plain): void {
  const key = `${eventSource} ${eventName} ${awsRegion} ${userIdentity.arn ?? ''}`
  const row = sum.get(key)
  if (!row) sum.set(key, { events: 1, first: eventTime, last: eventTime })
  else {
    row.events++
    if (eventTime < row.first) row.first = eventTime
    if (eventTime > row.last) row.last = eventTime
  }
}

/** The same in SQL, over records that come from `source`. */
export const aggregateSql = (source: string): string =>
  `select sum(events)::int as events, count(*)::int as rows from (select r.eventSource, r.eventName, r.awsRegion, r.userIdentity.arn, count(*) as events, min(r.eventTime), max(r.eventTime) from ${source} group by 1, 2, 3, 4)`

export const eventsOf = (sum: Aggregate): number => [...sum.values()].reduce((total, { events }) => total + events, 0)
