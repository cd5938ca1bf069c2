import type { Locator, Rule } from '../analyzer'
import { strongest, type AuditEvent, type Factor } from '../audit-log/event'
import type { AuditLogFacts } from '../audit-log-facts'
import { bump } from '../log-rules/tally'
import { judgeFactor } from '../log-rules/sign-ins'
import type { AuditRule } from '../log-rules/common'
import { factorOf } from './factor'

type Session = { who: string; display: string; at: Locator; begun: number | null; used: boolean; federated: boolean; names: string[] }

const most = 200_000
/** A second factor follows within minutes; a sample that ends sooner after the session began cannot say. */
const patience = 10 * 60_000

/** Another identity provider vouched for the person. */
const outside = /^user\.authentication\.auth_via_(idp|inbound_saml|social)$/i

/** What Okta writes beside the common form that the rule on sessions asks. */
export type SessionEvent = AuditEvent & { session: string | null; factors: readonly string[] }

/**
 * OK-02: sessions in which people got in, by the strongest factor seen in any of their events, whatever their order. A
 * session that began before the sample may have had its factor then: it counts as unknown.
 */
export function sessionFactors(rule: Rule): AuditRule {
  const sessions = new Map<string, Session>()
  let uncounted = 0
  const settle = (last: number | null) =>
    [...sessions.values()].flatMap((session) => {
      if (session.begun === null && !session.used) return []
      const kinds = session.names.map(factorOf).filter((factor) => factor !== 'none')
      if (kinds.length > 0) return [{ session, factor: strongest(kinds) }]
      const certain = session.begun !== null && last !== null && last - session.begun > patience && !session.federated
      return [{ session, factor: (certain ? 'none' : 'unknown') as Factor }]
    })
  const lastOf = ({ lastEvent }: AuditLogFacts) => (lastEvent === null ? null : Date.parse(lastEvent))
  return {
    rule,
    see(given) {
      const event = given as SessionEvent
      if (event.session === null || event.actor?.kind !== 'human' || event.outcome !== 'success') return
      let session = sessions.get(event.session)
      if (!session) {
        if (sessions.size >= most) {
          uncounted++
          return
        }
        session = { who: event.actor.id, display: event.actor.display, at: event.at, begun: null, used: false, federated: false, names: [] }
        sessions.set(event.session, session)
      }
      if (event.signIn?.kind === 'interactive') {
        session.begun = event.time
        session.federated ||= event.signIn.federated
      }
      if (event.signIn) session.used = true
      if (outside.test(event.action ?? '')) session.federated = true
      for (const name of event.factors) if (session.names.length < 8 && !session.names.includes(name)) session.names.push(name)
    },
    amend(facts) {
      const factors: AuditLogFacts['factors'] = { hardware: 0, phishingResistant: 0, app: 0, sms: 0, none: 0, unknown: 0 }
      const names = new Map<string, number>()
      const bare = new Map<string, number>()
      const consoleSignIns = { ...facts.consoleSignIns, withMfa: 0, withoutMfa: 0, federated: 0 }
      for (const { session, factor } of settle(lastOf(facts))) {
        factors[factor]++
        for (const name of session.names) bump(names, name)
        if (factor === 'none') bare.set(session.who, (bare.get(session.who) ?? 0) + 1)
        if (factor === 'none') consoleSignIns.withoutMfa++
        else if (factor !== 'unknown') consoleSignIns.withMfa++
        else if (session.federated) consoleSignIns.federated++
      }
      const principals = facts.principals.map((one) => (one.kind === 'human' && bare.has(one.id) ? { ...one, withoutMfa: one.withoutMfa + (bare.get(one.id) ?? 0) } : one))
      const without = [...bare.values()].reduce((sum, count) => sum + count, 0)
      return { ...facts, factors, factorNames: Object.fromEntries([...names].sort(([a], [b]) => (a < b ? -1 : 1))), consoleSignIns, principals, mfa: { ...facts.mfa, no: facts.mfa.no + without, unknown: Math.max(0, facts.mfa.unknown - without) } }
    },
    finish(facts, note) {
      for (const { session, factor } of settle(lastOf(facts))) {
        const said = judgeFactor(factor, session.federated)
        if (said) note(factor === 'unknown' ? `unknown|${session.federated}` : `${factor}|${session.who}`, session.at, () => ({ ...said, message: said.message(session.display), observed: session.names.join(', ').slice(0, 200) || 'no factor in the session' }))
      }
      if (uncounted > 0) note('uncounted', {}, () => ({ severity: 'info', message: `Factors were looked at in the first ${most.toLocaleString('en-US')} sessions only.` }))
    },
  }
}
