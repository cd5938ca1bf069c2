import type { Locator, Rule } from '../analyzer'
import type { LogPorts } from '../audit-log/format'
import { changeRule, type AuditRule } from '../log-rules/common'
import { foreignAddress, failsToEnter } from '../log-rules/foreign-address'
import { counted } from '../log-rules/log-rule'
import { providerStaff } from '../log-rules/people'

const rules = {
  open: { id: 'GH-01', title: 'Repositories stay private', severity: 'critical', criterion: 'CIC-01', also: ['CIC-05', 'LOG-05'], basis: 'domain.md 5.6, GH-01; NIST SP 800-171 r2 3.4.5' },
  people: { id: 'GH-02', title: 'Those let in are on the roster and in the United States', severity: 'high', criterion: 'PER-02', also: ['CIC-01', 'IAM-05'], basis: 'domain.md 5.6, GH-02; 22 CFR 120.50(a)(2)' },
  weaker: { id: 'GH-03', title: 'Sign-in, branches, addresses and scans stay protected', severity: 'high', criterion: 'CIC-05', also: ['LOG-05'], basis: 'domain.md 5.6, GH-03; NIST SP 800-171 r2 3.4.3' },
  runners: { id: 'GH-04', title: 'Runners and workflows are under control', severity: 'medium', criterion: 'CIC-01', also: ['CIC-05'], basis: 'domain.md 5.6, GH-04' },
  apps: { id: 'GH-05', title: 'Apps, keys and tokens are on record', severity: 'medium', criterion: 'CIC-03', also: ['CIC-05'], basis: 'domain.md 5.6, GH-05; NIST SP 800-171 r2 3.1.20' },
  clones: { id: 'GH-06', title: 'The log shows who took the code, and from where', severity: 'medium', criterion: 'LOG-01', also: ['LOG-04'], basis: 'domain.md 5.6, GH-06; NIST SP 800-171 r2 3.3.1' },
  staff: { id: 'GH-07', title: 'Staff of GitHub who reach in are U.S. persons', severity: 'medium', criterion: 'PER-05', basis: 'domain.md 2; 22 CFR 120.50(a)(2)' },
  alone: { id: 'GH-08', title: 'Nobody pushes, approves and merges alone', severity: 'low', criterion: 'IAM-03', also: ['CIC-05'], basis: 'domain.md IAM-03; NIST SP 800-171 r2 3.1.4' },
} satisfies Record<string, Rule>

/** Rules GH-01 to GH-06 of domain.md 5.6, and one on the staff of GitHub. Who is on the roster is for a criterion to join. */
export function githubRules({ countryOf }: LogPorts): AuditRule[] {
  const added = changeRule(rules.people)
  const address = foreignAddress(rules.people, countryOf, failsToEnter)
  return [
    changeRule(rules.open),
    {
      rule: rules.people,
      see(event, note) {
        added.see?.(event, note)
        address.see?.(event, note)
      },
    },
    changeRule(rules.weaker),
    changeRule(rules.runners),
    changeRule(rules.apps),
    clones(),
    providerStaff(rules.staff),
    alone(),
  ]
}

const steps: [string, RegExp][] = [
  ['pushes', /^git\.push$/],
  ['approves', /^(pull_request_review\.submit|workflows\.approve_workflow_job)$/],
  ['merges or deploys', /^(pull_request\.merge|workflows\.created_workflow_run|deployment\.create)$/],
]
const mostWatched = 20_000

/** One person who writes, approves and merges. The log does not say whose change was approved, so it is listed and accuses nobody. */
function alone(): AuditRule {
  const done = new Map<string, { steps: Set<string>; name: string; at: Locator }>()
  return {
    rule: rules.alone,
    see(event, note) {
      const step = steps.find(([, action]) => action.test(event.action ?? ''))?.[0]
      if (step === undefined || event.actor?.kind !== 'human' || event.outcome !== 'success') return
      const { id, display } = event.actor
      const known = done.get(id) ?? { steps: new Set(), name: display, at: event.at }
      if (!done.has(id) && done.size >= mostWatched) return
      done.set(id, known)
      known.steps.add(step)
      if (known.steps.size === steps.length) note(id, event.at, () => ({ message: `${known.name} ${steps.map(([name]) => name).join(', ')} in this sample. Show that nobody approves a change of their own.`, expected: 'an approval by somebody else for every change' }))
    },
  }
}

/** Git events are kept seven days and only by GitHub Enterprise, and addresses are off by default: their absence has to be said. */
const clones = (): AuditRule => ({
  rule: rules.clones,
  finish(facts, note) {
    if (!facts.logTypes['git']) {
      note('git', {}, () => ({
        message: 'No clone, fetch or push is in the sample, so it cannot say who took the code. GitHub keeps these events seven days, and only exports with Git events hold them. Absent from this sample is not absent from the system.',
        observed: `0 of ${counted(facts.events, 'event')}`,
        expected: 'events git.clone, git.fetch and git.push',
      }))
    }
    if (facts.sources.missing > 0) {
      note('address', {}, () => ({
        message: `${counted(facts.sources.missing, 'event')} ${facts.sources.missing === 1 ? 'does' : 'do'} not say from which address: turn on the disclosure of IP addresses in the settings of the audit log.`,
        observed: 'no actor_ip',
        expected: 'actor_ip in every event',
      }))
    }
  },
})
