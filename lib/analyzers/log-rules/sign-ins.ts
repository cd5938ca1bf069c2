import type { Rule, Severity } from '../analyzer'
import type { AuditEvent, Factor } from '../audit-log/event'
import { byHuman } from '../log-model'
import { actorName, type Finding, type LogRule } from './log-rule'

type Judgement = { severity: Severity; says: string }

const judgements: Record<Exclude<Factor, 'hardware'>, Judgement> = {
  phishingResistant: { severity: 'info', says: 'signed in with a factor that cannot be phished, which the record does not show to be a separate hardware token' },
  app: { severity: 'low', says: 'signed in with a code or a push of an app, which is a second factor and no hardware token' },
  sms: { severity: 'medium', says: 'signed in with a code by text message, call or e-mail, which can be intercepted' },
  none: { severity: 'high', says: 'signed in without a second factor' },
  unknown: { severity: 'info', says: 'signed in, and the record does not say with which factor' },
}

/** What is said of a factor, to be given the name of the person; null for a hardware token, which is what is asked for. */
export function judgeFactor(factor: Factor, federated = false, admin = false): (Omit<Finding, 'message'> & { message: (who: string) => string }) | null {
  if (factor === 'hardware') return null
  if (federated && (factor === 'unknown' || factor === 'none')) {
    return { severity: 'info', message: () => 'People sign in through another identity provider: only its log can show the factor.', expected: 'the sign-in log of that provider' }
  }
  const worse = admin && factor === 'none'
  const { severity, says } = judgements[factor]
  return {
    severity: worse ? 'critical' : severity,
    message: (who) => `${who} ${says}${worse ? ', with administrator rights' : ''}.`,
    expected: 'a hardware token (FIDO2, PIV or CAC)',
    ...(factor === 'unknown' && { confidence: 'low' as const }),
  }
}

/**
 * Successful sign-ins of people by the strongest factor the record names (domain.md IAM-02; NIST SP 800-171 r2 3.5.3).
 * `isAdmin` makes a missing factor critical.
 */
export function signInFactors(rule: Rule, isAdmin: (event: AuditEvent) => boolean = () => false): LogRule<AuditEvent> {
  return {
    rule,
    see(event, note) {
      const { signIn } = event
      if (!signIn || signIn.kind !== 'interactive' || event.outcome !== 'success' || event.actor?.kind !== 'human') return
      const admin = event.root || isAdmin(event)
      const said = judgeFactor(signIn.factor, signIn.federated, admin)
      if (!said) return
      const federated = signIn.federated && (signIn.factor === 'unknown' || signIn.factor === 'none')
      note(federated ? 'federated' : `${signIn.factor}|${admin}|${event.actor.id}`, event.at, () => ({
        ...said,
        message: said.message(actorName(event)),
        ...(!federated && { observed: signIn.names.join(', ').slice(0, 200) || 'no factor named' }),
      }))
    },
  }
}

/** Ways in that go around a second factor or can be relayed by somebody else: legacy protocols, device codes, plain passwords. */
export function weakSignIns(rule: Rule): LogRule<AuditEvent> {
  return {
    rule,
    see(event, note) {
      const weak = event.signIn?.weak
      if (!weak) return
      const done = event.outcome === 'success'
      note(`${weak}|${event.actor?.id}|${done}`, event.at, () => ({
        severity: done ? rule.severity : 'low',
        message: `${actorName(event)} ${done ? 'signed in' : 'tried to sign in'} by ${weak}, which goes around the second factor or can be relayed.`,
        observed: weak,
        expected: 'sign-ins that ask for a second factor, and no other way in',
      }))
    },
  }
}

/** Sign-ins that got through although the provider itself found them risky. */
export function riskySignIns(rule: Rule): LogRule<AuditEvent> {
  return {
    rule,
    see(event, note) {
      if (!event.signIn?.risky) return
      const done = event.outcome === 'success'
      note(`${event.actor?.id}|${done}`, event.at, () => ({
        severity: done ? rule.severity : 'low',
        message: `The provider found a sign-in of ${actorName(event)} risky, ${done ? 'and it went through' : 'and it did not go through'}.`,
        expected: 'risky sign-ins blocked, and looked into',
      }))
    },
  }
}

/** People whose calls carry a token that was got without a second factor; a token that does not say is no finding. */
export function callFactors(rule: Rule): LogRule<AuditEvent> {
  return {
    rule,
    see(event, note) {
      if (event.mfa !== 'no' || event.signIn !== null || !byHuman(event)) return
      note(`${event.actor?.id}`, event.at, () => ({
        message: `${actorName(event)} acts with a token that was got by a password alone.`,
        expected: 'a token got with a hardware token',
      }))
    },
  }
}
