import type { Locator, Reading } from '../analyzer'
import type { AuditReportFacts, FindingCount, FindingSeverity, PlanItem } from '../audit-report-facts'
import { quote } from '../compliance-program/sections'
import type { FoundAccount } from './accounts'
import { auditTally, type AuditTally } from './rules'
import { aboutOf } from './words'

const severities: FindingSeverity[] = ['critical', 'high', 'medium', 'low', 'info', 'unknown']
const most = { accounts: 500, names: 200, plan: 2_000, places: 20 }

/** A finding or failed check as a reader meets it. `day` is when it was found. */
export type Found = { severity: FindingSeverity; state: 'open' | 'closed' | 'accepted'; day?: string | null; at: Locator; title?: string }

/** The facts of a report while it is read, with the rules that every format shares. */
export type Building = {
  facts: AuditReportFacts
  tally: AuditTally
  finding: (found: Found) => void
  account: (account: FoundAccount | null, at: Locator) => void
  system: (name: unknown, at: Locator) => void
  region: (region: unknown) => void
  framework: (name: unknown) => void
  tool: (name: unknown, version: unknown) => void
  /** Widens the days it speaks for. */
  day: (day: string | null) => void
  placeholder: (at: Locator, text: string) => void
  plan: (item: PlanItem) => void
  /** The reading, once everything was met. */
  finish: () => Reading<AuditReportFacts>
}

const blank = (): FindingCount => ({ open: 0, closed: 0, accepted: 0, oldestOpen: null })
const short = (text: unknown) => (typeof text === 'string' ? text.replace(/\s+/g, ' ').trim().slice(0, 160) : '')

/** An empty report of a format. */
export function building(format: string, type: AuditReportFacts['type']): Building {
  const facts: AuditReportFacts = {
    format, type, title: null, tools: [], date: null, since: null, expires: null,
    scope: { accounts: [], regions: [], systems: [], frameworks: [] },
    assessor: null, owner: null, independence: 'unknown',
    findings: { total: 0, bySeverity: Object.fromEntries(severities.map((severity) => [severity, blank()])) as AuditReportFacts['findings']['bySeverity'] },
    checks: { passed: 0, failed: 0, notRun: 0 },
    scores: [], cmmc: null, plan: [], planOmitted: 0,
    placeholders: { count: 0, places: [] }, template: null, exposure: { mfa: 0, publicAccess: 0 }, dangling: 0,
  }
  const tally = auditTally()
  const { scope } = facts
  const add = (list: string[], name: unknown) => {
    const text = short(name)
    if (text !== '' && list.length < most.names && !list.includes(text)) list.push(text)
  }
  const plan: PlanItem[] = []
  return {
    facts,
    tally,
    finding({ severity, state, day, at, title }) {
      facts.findings.total++
      const count = facts.findings.bySeverity[severity]
      count[state]++
      if (state === 'accepted') tally.hit('AR-08', at)
      if (state !== 'open') return
      if (day && (count.oldestOpen === null || day < count.oldestOpen.day)) count.oldestOpen = { day, at }
      if (severity === 'critical' || severity === 'high') tally.hit('AR-07', at)
      const about = aboutOf(title ?? '')
      if (about.mfa && ++facts.exposure.mfa) tally.hit('AR-12', at)
      if (about.publicAccess && ++facts.exposure.publicAccess) tally.hit('AR-13', at)
    },
    account(account, at) {
      if (account === null) return
      add(scope.regions, account.region)
      if (scope.accounts.length < most.accounts && !scope.accounts.some(({ id }) => id === account.id)) scope.accounts.push({ id: account.id, provider: account.provider, at })
    },
    system(name, at) {
      const text = short(name)
      if (text !== '' && scope.systems.length < most.names && !scope.systems.some((known) => known.name === text)) scope.systems.push({ name: text, at })
    },
    region: (region) => add(scope.regions, region),
    framework: (name) => add(scope.frameworks, name),
    tool(name, version) {
      const text = short(name)
      if (text === '' || facts.tools.length >= most.names || facts.tools.some((tool) => tool.name === text)) return
      facts.tools.push({ name: text, version: short(version) || null })
    },
    day(day) {
      if (day === null) return
      if (facts.date === null || day > facts.date) facts.date = day
      if (facts.since === null || day < facts.since) facts.since = day
    },
    placeholder(at, text) {
      facts.placeholders.count++
      if (facts.placeholders.places.length < most.places) facts.placeholders.places.push(at)
      tally.hit('AR-02', { ...at, quote: quote(text) })
    },
    plan: (item) => void plan.push(item),
    finish() {
      const ordered = [...plan.filter((item) => item.state !== 'closed'), ...plan.filter((item) => item.state === 'closed')]
      facts.plan = ordered.slice(0, most.plan)
      facts.planOmitted = ordered.length - facts.plan.length
      checkWhole(facts, tally)
      return { facts, observations: tally.observations() }
    },
  }
}

/** Rules on the report as a whole. */
function checkWhole(facts: AuditReportFacts, tally: AuditTally): void {
  const { scope, checks } = facts
  const top: Locator = scope.accounts[0]?.at ?? scope.systems[0]?.at ?? facts.assessor?.at ?? {}
  if (facts.template !== null) tally.hit('AR-01', {}, facts.template)
  if (facts.date === null) tally.hit('AR-03', {})
  if (scope.accounts.length === 0 && scope.systems.length === 0) tally.hit('AR-04', {})
  const people = ['audit', 'assessment', 'penetration-test', 'certificate'].includes(facts.type)
  if (people && facts.assessor === null) tally.hit('AR-06', {})
  if (facts.independence === 'self') {
    const { assessor, owner } = facts
    tally.hit('AR-05', assessor?.at ?? {}, assessor && owner && assessor.name === owner.name ? `${assessor.name} both runs and examined it` : 'it is a self-assessment')
  }
  const ran = checks.passed + checks.failed
  if (checks.notRun > 0 && checks.notRun > ran) tally.hit('AR-11', top, ran === 0 ? ', and none did' : ` against ${ran.toLocaleString('en-US')} that did`, checks.notRun)
  if (scope.accounts.length > 1) tally.hit('AR-18', top, `${scope.accounts.length} accounts`)
}
