import type { Rule } from '../analyzer'
import type { AuditEvent } from '../audit-log/event'
import { byHuman } from '../log-model'
import { actorName, howItEnded, type LogRule } from './log-rule'

/** Accounts of the highest kind are for emergencies: root, break-glass, global or cluster administrator (NIST SP 800-171 r2 3.1.5). */
export function rootUse(rule: Rule): LogRule<AuditEvent> {
  return {
    rule,
    see(event, note) {
      if (!event.root) return
      note(`${event.actor?.id}|${event.signIn !== null}|${event.outcome}`, event.at, () => ({
        severity: event.outcome === 'success' ? rule.severity : 'medium',
        message: `${actorName(event)}, an account for emergencies, ${event.signIn ? 'signed in' : 'acted'}${howItEnded(event)}.`,
        observed: `${event.service} ${event.action}`,
        expected: 'an account of one person, with the rights the work needs',
      }))
    },
  }
}

/** Names that several people can use leave nobody to hold to account (NIST SP 800-171 r2 3.3.2). */
export function sharedAccounts(rule: Rule): LogRule<AuditEvent> {
  return {
    rule,
    see(event, note) {
      if (!event.shared || event.actor?.kind === 'provider') return
      note(`${event.actor?.id}`, event.at, () => ({
        message: `${actorName(event)} is a name that several people can use: who acted cannot be told.`,
        expected: 'one account a person',
      }))
    },
  }
}

/** Names blacked out, by the provider or by whoever prepared the sample. */
export function redactedActors(rule: Rule): LogRule<AuditEvent> {
  return {
    rule,
    see(event, note) {
      if (!event.redacted) return
      const refused = event.outcome === 'denied'
      note(`${refused}`, event.at, () => ({
        ...(refused && { severity: 'low' }),
        message: refused ? 'The provider withheld who was refused.' : 'Names of actors were taken out: nobody can be held to account for these events.',
        expected: 'the name of the actor',
      }))
    },
  }
}

/** Guests, members of other tenants and outside collaborators: each has to be on the roster (22 CFR 120.50(a)(2)). */
export function guests(rule: Rule): LogRule<AuditEvent> {
  return {
    rule,
    see(event, note) {
      if (!event.guest || !event.actor) return
      const done = event.outcome === 'success'
      note(`${event.actor.id}|${done}`, event.at, () => ({
        severity: done ? rule.severity : 'low',
        message: `${actorName(event)} belongs to another organization and ${done ? 'acted' : 'tried to act'} here: is this person on the roster?`,
        ...(event.actorAccount && { observed: `home ${event.actorAccount}` }),
        expected: 'people of the own organization, or a verified guest',
      }))
    },
  }
}

/** Staff of the provider reached in: whether they are U.S. persons is for the provider to confirm (22 CFR 120.50(a)(2)). */
export function providerStaff(rule: Rule): LogRule<AuditEvent> {
  return {
    rule,
    see(event, note) {
      if (!event.providerStaff) return
      note(`${event.action}|${event.outcome}`, event.at, () => ({
        severity: event.outcome === 'success' ? rule.severity : 'low',
        message: `Staff of the provider reached in, or were given leave to (${event.action})${howItEnded(event)}: are they U.S. persons?`,
        expected: 'support by U.S. persons, confirmed by the provider',
      }))
    },
  }
}

/** Callers without any identity that got an answer. */
export function anonymousAccess(rule: Rule): LogRule<AuditEvent> {
  return {
    rule,
    see(event, note) {
      if (event.actor?.kind !== 'anonymous' || event.redacted || event.outcome !== 'success') return
      note(`${event.service}|${event.action}`, event.at, () => ({
        message: `Somebody without any identity was let in (${event.action}).`,
        observed: `${event.actor?.display}`,
        expected: 'every caller identified',
      }))
    },
  }
}

/** Shells and commands on machines, listed for a reviewer (NIST SP 800-171 r2 3.1.12). */
export function shells(rule: Rule): LogRule<AuditEvent> {
  return {
    rule,
    see(event, note) {
      if (!event.shell) return
      note(`${event.action}|${event.actor?.id}|${event.outcome}`, event.at, () => ({
        message: `${actorName(event)} opened a shell or ran commands (${event.action})${howItEnded(event)}.`,
        expected: byHuman(event) ? 'a session that is recorded' : 'a task on record',
      }))
    },
  }
}
