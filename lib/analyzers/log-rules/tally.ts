import type { LogFacts } from '../log-facts'
import { byHuman, isoOf, missingIn, type LogEvent } from '../log-model'
import type { RegionClass } from '../formats/regions'
import type { PlacePorts } from './place-ports'
import { moments } from './moments'
import { principals } from './principals'
import { times } from './times'

/** What the counting of events needs from outside. */
export type TallyPorts = PlacePorts & {
  regionClass: (region: string) => RegionClass
  /** Told before principals are dropped for lack of room, when what was counted so far has to be in. */
  beforePrune?: () => void
}

const distinct = 2_000
/** Regions and accounts whose first event is kept. */
const placed = 100

/** Adds one to a named count; past 2,000 names the rest is counted as `other`, so that memory stays bounded. */
export function bump(counts: Map<string, number>, name: string, by = 1): void {
  const key = counts.has(name) || counts.size < distinct ? name : 'other'
  counts.set(key, (counts.get(key) ?? 0) + by)
}
/** Plain object of named counts, in alphabetical order. */
export const sortedCounts = (counts: Map<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))

type Counters = Omit<LogFacts, 'source' | 'moments' | 'firstEvent' | 'lastEvent' | 'regions' | 'accounts' | 'regionsAt' | 'accountsAt' | 'countries' | 'networks' | 'networkLists' | 'principals' | 'principalsOmitted' | 'actors' | 'gaps' | 'timeline' | 'regionClasses' | 'consoleSignIns' | 'tls' | 'rootEvents' | 'duplicates'>

/** Counts what every log has, in bounded memory. Sign-ins, TLS, root and duplicates are the provider's to count. */
export function logTally(ports: TallyPorts) {
  const regions = new Map<string, number>()
  const accounts = new Map<string, number>()
  const countries = new Map<string, number>()
  const networks = new Map<string, number>()
  const regionsAt: LogFacts['regionsAt'] = {}
  const accountsAt: LogFacts['accountsAt'] = {}
  const who = principals(ports.beforePrune)
  const when = times()
  const linked = moments()
  const sum: Counters = {
    events: 0, incomplete: 0, humanEvents: 0, humanIncomplete: 0, dataEvents: 0, readOnlyEvents: 0, serviceEvents: 0, deniedEvents: 0, errorEvents: 0,
    mfa: { yes: 0, no: 0, unknown: 0 },
    sources: { public: 0, private: 0, service: 0, internal: 0, invalid: 0, missing: 0 },
  }
  const classes = (wanted: (kind: RegionClass) => boolean) => [...regions.keys()].filter((region) => region !== 'other' && wanted(ports.regionClass(region))).sort()
  const count = (event: LogEvent, times: number): void => {
    const human = byHuman(event)
    const incomplete = missingIn(event).length > 0
    sum.events += times
    if (incomplete) sum.incomplete += times
    if (human) {
      sum.humanEvents += times
      sum.mfa[event.mfa] += times
      if (incomplete) sum.humanIncomplete += times
      if (event.source === 'public' && event.ip) {
        bump(countries, ports.countryOf?.(event.ip) ?? 'unknown', times)
        const network = ports.networkOf?.(event.ip)
        if (network) bump(networks, `${network.kind}: ${network.name}`, times)
      }
    }
    if (event.data) sum.dataEvents += times
    if (event.readOnly) sum.readOnlyEvents += times
    if (event.actor?.kind === 'provider' || event.source === 'service' || event.source === 'internal') sum.serviceEvents += times
    if (event.outcome === 'denied') sum.deniedEvents += times
    if (event.outcome !== 'success') sum.errorEvents += times
    sum.sources[event.source] += times
    if (event.region) {
      if (regions.size < placed && !regions.has(event.region)) regionsAt[event.region] = event.at
      bump(regions, event.region, times)
    }
    if (event.account) {
      if (accounts.size < placed && !accounts.has(event.account)) accountsAt[event.account] = event.at
      bump(accounts, event.account, times)
    }
  }
  return {
    add(event: LogEvent): void {
      count(event, 1)
      if (event.time !== null) when.add(event.time)
      if (event.marks) linked.take(event.marks, event)
      who.add(event)
    },
    /** The parts of `add`, for events that are alike: all but time and actor, so many at once; one time; so many of an actor. */
    count,
    mark: linked.take,
    time: when.add,
    actor: who.addAlike,
    facts() {
      const [first, last, list] = [when.first(), when.last(), who.list()]
      return {
        ...sum,
        moments: linked.list(),
        firstEvent: first === null ? null : isoOf(first),
        lastEvent: last === null ? null : isoOf(last),
        regions: sortedCounts(regions),
        accounts: sortedCounts(accounts),
        regionsAt,
        accountsAt,
        countries: sortedCounts(countries),
        networks: sortedCounts(networks),
        networkLists: ports.networkLists?.() ?? null,
        actors: who.count(),
        principals: list,
        principalsOmitted: who.count() - list.length,
        gaps: when.gaps(),
        timeline: when.timeline(),
        regionClasses: {
          government: classes((kind) => kind === 'government'),
          other: classes((kind) => kind !== 'government' && kind !== 'invented'),
          invented: classes((kind) => kind === 'invented'),
        },
      }
    },
  }
}
