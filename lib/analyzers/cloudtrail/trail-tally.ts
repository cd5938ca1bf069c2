import { awsRegionClass } from '../formats/regions'
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

/** Counts the facts of a CloudTrail sample in bounded memory. */
export function trailTally(countryOf?: (ip: string) => string | null) {
  const tally = logTally({ regionClass: awsRegionClass, ...(countryOf && { countryOf }) })
  const files: CloudTrailFacts['files'] = []
  const accountsInNames = new Set<string>()
  const partitions = new Map<string, number>()
  const changes = { loggingChanges: new Map<string, number>(), sharing: new Map<string, number>(), keyEvents: new Map<string, number>(), identityChanges: new Map<string, number>() }
  const consoleSignIns = { withMfa: 0, withoutMfa: 0, federated: 0, failed: 0 }
  const tls = { weak: 0, fipsHost: 0, plainHost: 0, unknown: 0 }
  const sum = { rootEvents: 0, crossAccountEvents: 0, insightEvents: 0, shellSessions: 0, redactedActors: 0 }

  const change = (counts: Map<string, number>, name: string | null, event: TrailEvent) => {
    if (name) bump(counts, name, event.outcome === 'success' ? 1 : 0)
  }
  return {
    file(name: string, events: number, shape: string): void {
      files.push({ name, events, shape })
      const account = deliveryName(name)?.account
      if (account) accountsInNames.add(account)
    },
    insight(): void {
      sum.insightEvents++
    },
    add(event: TrailEvent): void {
      tally.add(event)
      const partition = event.arns[0] === undefined ? null : partitionOf(event.arns[0])
      if (partition) bump(partitions, partition)
      for (let i = 1; i < event.arns.length; i++) {
        const other = partitionOf(event.arns[i] as string)
        if (other && other !== partition) bump(partitions, other)
      }
      change(changes.loggingChanges, loggingChange(event), event)
      change(changes.sharing, sharing(event), event)
      change(changes.keyEvents, keyChange(event), event)
      change(changes.identityChanges, identityChange(event), event)
      const kind = signInKind(event)
      if (kind) consoleSignIns[kind]++
      const { weak, host, known } = tlsOf(event)
      if (weak) tls.weak++
      if (host === 'fips') tls.fipsHost++
      if (host === 'plain') tls.plainHost++
      if (!known) tls.unknown++
      if (isRootUse(event)) sum.rootEvents++
      if (isCrossAccount(event)) sum.crossAccountEvents++
      if (isShellSession(event)) sum.shellSessions++
      if (event.userName && redactedName.test(event.userName)) sum.redactedActors++
    },
    facts(duplicates: number): CloudTrailFacts {
      return {
        source: 'cloudtrail',
        ...tally.facts(),
        ...sum,
        consoleSignIns,
        tls,
        duplicates,
        files,
        partitions: sortedCounts(partitions),
        accountsInNames: [...accountsInNames].sort(),
        loggingChanges: sortedCounts(changes.loggingChanges),
        sharing: sortedCounts(changes.sharing),
        keyEvents: sortedCounts(changes.keyEvents),
        identityChanges: sortedCounts(changes.identityChanges),
      }
    },
  }
}

const partitionOf = (arn: string): string | null => {
  const end = arn.indexOf(':', 4)
  return arn.startsWith('arn:aws') && end > 0 ? arn.slice(4, end) : null
}
