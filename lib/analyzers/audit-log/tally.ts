import type { AuditLogFacts } from '../audit-log-facts'
import { byHuman } from '../log-model'
import { bump, logTally, sortedCounts } from '../log-rules/tally'
import { openEnd } from './open-end'
import { asidePrefix } from './set-aside'
import type { AuditEvent, ChangeKind, Factor } from './event'
import type { AuditFormat, LogPorts } from './format'

const mostImages = 500
const mostShared = 100
/** Beyond so many who acted, nobody is said to have only knocked. */
const mostActing = 100_000

/** Counts the facts of an audit log in bounded memory. */
export function auditTally(format: AuditFormat, ports: LogPorts) {
  const tally = logTally({ regionClass: format.regionClass, ...ports })
  const files: AuditLogFacts['files'] = []
  const named = { logTypes: new Map<string, number>(), hosts: new Map<string, number>(), statedCountries: new Map<string, number>(), factorNames: new Map<string, number>(), weakSignIns: new Map<string, number>(), images: new Map<string, number>(), details: new Map<string, number>() }
  const changed: Record<ChangeKind, Map<string, number>> = { logging: new Map(), sharing: new Map(), key: new Map(), identity: new Map(), grant: new Map(), credential: new Map(), fence: new Map() }
  const factors: Record<Factor, number> = { hardware: 0, phishingResistant: 0, app: 0, sms: 0, none: 0, unknown: 0 }
  const signIns = { interactive: 0, nonInteractive: 0, service: 0, failed: 0 }
  const consoleSignIns = { withMfa: 0, withoutMfa: 0, federated: 0, failed: 0 }
  const sum = { countryConflicts: 0, riskySignIns: 0, policyRefusals: 0, reportOnlyRefusals: 0, guestEvents: 0, crossAccountEvents: 0, anonymousSuccesses: 0, providerStaffEvents: 0, shellSessions: 0, redactedActors: 0, rootEvents: 0 }
  const clouds = { government: 0, commercial: 0 }
  const notCarried = new Set<string>()
  const guests = new Set<string>()
  const shared = new Set<string>()
  const succeeded = new Set<string>()

  const signIn = (event: AuditEvent) => {
    const how = event.signIn
    if (!how) return
    const done = event.outcome === 'success'
    signIns[how.kind === 'token' ? 'nonInteractive' : how.kind]++
    if (!done) signIns.failed++
    if (how.weak) bump(named.weakSignIns, how.weak, done ? 1 : 0)
    if (done && how.risky) sum.riskySignIns++
    if (done && how.reportOnly) sum.reportOnlyRefusals++
    if (how.kind !== 'interactive') return
    if (!done) consoleSignIns.failed++
    else {
      factors[how.factor]++
      for (const name of how.names) bump(named.factorNames, name)
      const told = how.factor !== 'unknown' && how.factor !== 'none'
      if (told) consoleSignIns.withMfa++
      else if (how.federated) consoleSignIns.federated++
      else if (how.factor === 'none') consoleSignIns.withoutMfa++
    }
  }
  const place = (event: AuditEvent) => {
    if (!event.country || !byHuman(event)) return
    bump(named.statedCountries, event.country)
    const looked = event.ip && event.source === 'public' ? (ports.countryOf?.(event.ip) ?? null) : null
    if (looked !== null && looked !== event.country) sum.countryConflicts++
  }
  return {
    file(name: string, events: number, shape: string): void {
      files.push({ name, events, shape })
    },
    open(): void {
      bump(named.details, openEnd)
    },
    lacking(topic: string): void {
      notCarried.add(topic)
    },
    aside(what: string): void {
      bump(named.details, asidePrefix + what)
    },
    add(event: AuditEvent): void {
      tally.add(event)
      signIn(event)
      place(event)
      if (event.logType) bump(named.logTypes, event.logType)
      if (event.host) bump(named.hosts, event.host)
      for (const image of event.images) bump(named.images, image)
      for (const name of event.details) bump(named.details, name)
      for (const { kind, name } of event.changes) bump(changed[kind], name ?? event.action ?? 'unnamed', event.outcome === 'success' ? 1 : 0)
      const cloud = format.cloudOf(event)
      if (cloud) clouds[cloud]++
      if (event.policyRefusal) sum.policyRefusals++
      if (event.guest) {
        sum.guestEvents++
        if (event.actor && guests.size < 100_000) guests.add(event.actor.id)
      }
      if (event.actorAccount && event.account && event.actorAccount !== event.account && event.actor?.kind !== 'provider') sum.crossAccountEvents++
      if (event.actor?.kind === 'anonymous' && !event.redacted && event.outcome === 'success') sum.anonymousSuccesses++
      if (event.providerStaff) sum.providerStaffEvents++
      if (event.shell) sum.shellSessions++
      if (event.redacted) sum.redactedActors++
      if (event.actor && event.outcome !== 'denied' && event.outcome !== 'failed' && succeeded.size <= mostActing) succeeded.add(event.actor.id)
      if (event.root) sum.rootEvents++
      if (event.shared && event.actor && shared.size < mostShared) shared.add(event.actor.display)
    },
    facts(duplicates: number): AuditLogFacts {
      const common = tally.facts()
      return {
        source: format.source,
        format: format.id,
        ...common,
        ...sum,
        duplicates,
        ...(notCarried.size > 0 && { notCarried: [...notCarried].sort() }),
        files,
        canShow: format.canShow,
        consoleSignIns,
        signIns,
        factors,
        tls: { weak: 0, fipsHost: 0, plainHost: 0, unknown: common.events },
        cloud: clouds.government > 0 && clouds.commercial > 0 ? 'mixed' : clouds.government > 0 ? 'government' : clouds.commercial > 0 ? 'commercial' : 'unknown',
        conditionalRegions: Object.keys(common.regions).filter((region) => format.isConditional?.(region)),
        guests: guests.size,
        sharedAccounts: [...shared].sort(),
        logTypes: sortedCounts(named.logTypes),
        onlyRefused: succeeded.size > mostActing ? [] : common.principals.filter(({ id }) => !succeeded.has(id)).map(({ id }) => id),
        hosts: sortedCounts(named.hosts),
        statedCountries: sortedCounts(named.statedCountries),
        factorNames: sortedCounts(named.factorNames),
        weakSignIns: sortedCounts(named.weakSignIns),
        details: sortedCounts(named.details),
        images: [...named.images].map(([image, events]) => ({ image, events })).sort((a, b) => b.events - a.events || (a.image < b.image ? -1 : 1)).slice(0, mostImages),
        loggingChanges: sortedCounts(changed.logging),
        sharing: sortedCounts(changed.sharing),
        keyEvents: sortedCounts(changed.key),
        identityChanges: sortedCounts(changed.identity),
        privilegeGrants: sortedCounts(changed.grant),
        credentials: sortedCounts(changed.credential),
        fenceChanges: sortedCounts(changed.fence),
      }
    },
  }
}
