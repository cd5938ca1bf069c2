import { awsRegionClass } from '../formats/regions'
import type { PlacePorts } from '../log-rules/place-ports'
import { bump, logTally, sortedCounts } from '../log-rules/tally'
import { redactedName } from './actor'
import { deliveryName } from './delivery-name'
import type { TrailEvent } from './event'
import type { CloudTrailFacts } from './facts'
import { isCrossAccount } from './rules/accounts'
import { identityChange } from './rules/identity'
import { isShellSession, keyChange } from './rules/keys-and-sessions'
import { sharing } from './rules/sharing'
import { loggingChange } from './rules/tampering'
import { tlsOf } from './rules/transport'
import { isRootUse, signInKind } from './sign-in'

/** Kept of those whose sign-ins fail; anybody beyond is taken to act. `bump` lumps names together beyond 2,000. */
const mostKnocking = 2_000

/** Counts the facts of a CloudTrail sample in bounded memory. */
export function trailTally(ports: PlacePorts, beforePrune?: () => void) {
  const tally = logTally({ ...ports, regionClass: awsRegionClass, ...(beforePrune && { beforePrune }) })
  const files: CloudTrailFacts['files'] = []
  const accountsInNames = new Set<string>()
  const partitions = new Map<string, number>()
  const changes = { loggingChanges: new Map<string, number>(), sharing: new Map<string, number>(), keyEvents: new Map<string, number>(), identityChanges: new Map<string, number>() }
  const consoleSignIns = { withMfa: 0, withoutMfa: 0, federated: 0, failed: 0 }
  const tls = { weak: 0, fipsHost: 0, plainHost: 0, unknown: 0 }
  const notCarried = new Set<string>()
  const knocks = new Map<string, number>()
  const sum = { rootEvents: 0, crossAccountEvents: 0, insightEvents: 0, shellSessions: 0, redactedActors: 0 }

  const count = (event: TrailEvent, times: number): void => {
    const change = (counts: Map<string, number>, name: string | null) => {
      if (name) bump(counts, name, event.outcome === 'success' ? times : 0)
    }
    const partition = event.arns[0] === undefined ? null : partitionOf(event.arns[0])
    if (partition) bump(partitions, partition, times)
    for (let i = 1; i < event.arns.length; i++) {
      const other = partitionOf(event.arns[i] as string)
      if (other && other !== partition) bump(partitions, other, times)
    }
    change(changes.loggingChanges, loggingChange(event))
    change(changes.sharing, sharing(event))
    change(changes.keyEvents, keyChange(event))
    change(changes.identityChanges, identityChange(event))
    const kind = signInKind(event)
    if (kind) consoleSignIns[kind] += times
    if (kind === 'failed' && event.actor && (knocks.size < mostKnocking || knocks.has(event.actor.id))) bump(knocks, event.actor.id, times)
    const { weak, host, known } = tlsOf(event)
    if (weak) tls.weak += times
    if (host === 'fips') tls.fipsHost += times
    if (host === 'plain') tls.plainHost += times
    if (!known) tls.unknown += times
    if (isRootUse(event)) sum.rootEvents += times
    if (isCrossAccount(event)) sum.crossAccountEvents += times
    if (isShellSession(event)) sum.shellSessions += times
    if (event.userName && redactedName.test(event.userName)) sum.redactedActors += times
  }
  return {
    file(name: string, events: number, shape: string): void {
      files.push({ name, events, shape })
      const account = deliveryName(name)?.account
      if (account) accountsInNames.add(account)
    },
    lacking(topics: readonly string[]): void {
      for (const topic of topics) notCarried.add(topic)
    },
    insight(): void {
      sum.insightEvents++
    },
    /** Counts so many events alike in all but their times and actors, of which `time` and `actor` are told. */
    count(event: TrailEvent, times: number): void {
      tally.count(event, times)
      count(event, times)
    },
    mark: tally.mark,
    time: tally.time,
    actor: tally.actor,
    facts(duplicates: number): CloudTrailFacts {
      const common = tally.facts()
      return {
        source: 'cloudtrail',
        ...common,
        ...sum,
        consoleSignIns,
        tls,
        duplicates,
        files,
        ...(notCarried.size > 0 && { notCarried: [...notCarried].sort() }),
        partitions: sortedCounts(partitions),
        accountsInNames: [...accountsInNames].sort(),
        loggingChanges: sortedCounts(changes.loggingChanges),
        sharing: sortedCounts(changes.sharing),
        keyEvents: sortedCounts(changes.keyEvents),
        identityChanges: sortedCounts(changes.identityChanges),
        onlyRefused: common.principals.filter(({ id, events }) => events === knocks.get(id)).map(({ id }) => id),
      }
    },
  }
}

const partitionOf = (arn: string): string | null => {
  const end = arn.indexOf(':', 4)
  return arn.startsWith('arn:aws') && end > 0 ? arn.slice(4, end) : null
}
