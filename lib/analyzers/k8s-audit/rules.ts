import type { Rule } from '../analyzer'
import type { LogPorts } from '../audit-log/format'
import { changeRule, type AuditRule } from '../log-rules/common'
import { foreignAddress, failsToEnter } from '../log-rules/foreign-address'
import { actorName } from '../log-rules/log-rule'
import { rootUse, sharedAccounts, shells } from '../log-rules/people'

const rules = {
  level: { id: 'KA-01', title: 'The audit policy records enough', severity: 'low', criterion: 'LOG-04', also: ['LOG-01'], basis: 'domain.md 5.7, KA-01; NIST SP 800-171 r2 3.3.1' },
  anonymous: { id: 'KA-02', title: 'Nobody gets in without an identity', severity: 'critical', criterion: 'IAM-04', also: ['LOG-05'], basis: 'domain.md 5.7, KA-02; NIST SP 800-171 r2 3.5.2' },
  reach: { id: 'KA-03', title: 'Shells and secrets are for few', severity: 'medium', criterion: 'LOG-05', also: ['IAM-03'], basis: 'domain.md 5.7, KA-03; NIST SP 800-171 r2 3.1.5' },
  control: { id: 'KA-04', title: 'Rights and admission stay as approved', severity: 'high', criterion: 'IAM-03', also: ['LOG-05'], basis: 'domain.md 5.7, KA-04; NIST SP 800-171 r2 3.1.7' },
  host: { id: 'KA-05', title: 'Pods stay in their container', severity: 'high', criterion: 'REG-05', also: ['IAM-03'], basis: 'domain.md 5.7, KA-05; NIST SP 800-171 r2 3.1.5' },
  images: { id: 'KA-06', title: 'Images run by digest', severity: 'low', criterion: 'CIC-04', basis: 'domain.md 5.7, KA-06' },
  people: { id: 'KA-07', title: 'Each person has a name of their own', severity: 'medium', criterion: 'LOG-01', also: ['PER-02', 'IAM-01'], basis: 'domain.md 5.7, KA-07; NIST SP 800-171 r2 3.3.2' },
  address: { id: 'KA-08', title: 'Requests come from inside, or from the United States', severity: 'high', criterion: 'IAM-05', also: ['LOG-05'], basis: 'domain.md 5.7, KA-08; 22 CFR 125.4(b)(9) and 120.54' },
} satisfies Record<string, Rule>

/** Requests that a load balancer makes to see whether the server lives; they tell nothing. */
const health = /^(?:get|head) \/(?:healthz|livez|readyz|version|openid|\.well-known)\b/

/** Rules KA-01 to KA-08 of domain.md 5.7. Who is on the roster is for a criterion to join. */
export function k8sRules({ countryOf }: LogPorts): AuditRule[] {
  const shell = shells(rules.reach)
  const secrets = changeRule(rules.reach)
  const shared = sharedAccounts(rules.people)
  const root = rootUse(rules.people)
  return [
    level(),
    anonymous(),
    {
      rule: rules.reach,
      see(event, note) {
        if (event.actor?.kind === 'human') shell.see?.(event, note)
        secrets.see?.(event, note)
      },
    },
    changeRule(rules.control),
    changeRule(rules.host),
    changeRule(rules.images),
    {
      rule: rules.people,
      see(event, note) {
        if (event.shared) shared.see?.(event, note)
        else root.see?.(event, (cause, at, say) => note(cause, at, () => ({ ...say(), severity: 'medium', criterion: 'IAM-03' })))
      },
    },
    address(countryOf),
  ]
}

const level = (): AuditRule => ({
  rule: rules.level,
  finish(facts, note) {
    const levels = Object.keys(facts.logTypes)
    if (levels.length > 0 && levels.every((one) => one === 'Metadata' || one === 'None')) {
      note('metadata', {}, () => ({ message: 'Every event is of level Metadata: the log does not show what was asked for, such as which role was given or which image was to run.', observed: levels.join(', '), expected: 'level Request or RequestResponse for changes to roles, bindings, admission and pods' }))
    }
    const stages = Object.keys(facts.details).filter((name) => name.startsWith('stage '))
    if (stages.length > 0 && !stages.includes('stage ResponseComplete')) {
      note('stages', {}, () => ({ severity: 'medium', message: 'No event is of the stage ResponseComplete: the log does not show how requests ended.', observed: stages.map((name) => name.slice(6)).join(', '), expected: 'stage ResponseComplete' }))
    }
  },
})

const anonymous = (): AuditRule => ({
  rule: rules.anonymous,
  see(event, note) {
    if (event.actor?.kind !== 'anonymous') return
    const harmless = health.test(event.action ?? '')
    const done = event.outcome === 'success'
    note(`${harmless}|${done}|${done ? event.action : ''}`, event.at, () => ({
      severity: harmless ? 'info' : done ? 'critical' : 'low',
      message: harmless ? 'Callers without an identity asked whether the server is well.' : done ? `Somebody without any identity was let in (${event.action}).` : 'Callers without an identity were refused.',
      ...(event.ip !== null && { observed: event.ip }),
      expected: 'every caller identified',
    }))
  },
})

function address(countryOf: LogPorts['countryOf']): AuditRule {
  const foreign = foreignAddress(rules.address, countryOf, failsToEnter)
  return {
    rule: rules.address,
    see(event, note) {
      foreign.see?.(event, note)
      if (event.source !== 'public' || event.outcome !== 'success' || !event.actor) return
      const { kind } = event.actor
      if (kind === 'human') note('public', event.at, () => ({ severity: 'low', criterion: 'REG-05', message: 'The cluster is reached from public addresses: who may call from where?', observed: event.ip ?? '', expected: 'private addresses, or a list of allowed ones' }))
      else if (kind === 'service') note(`service|${event.actor.id}`, event.at, () => ({ severity: 'medium', message: `${actorName(event)}, a service inside the cluster, called from a public address: its token may have been taken.`, observed: event.ip ?? '', expected: 'an address of the cluster', confidence: 'medium' }))
    },
  }
}
