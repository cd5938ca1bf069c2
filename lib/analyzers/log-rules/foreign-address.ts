import type { Rule } from '../analyzer'
import type { AuditEvent } from '../audit-log/event'
import { isUnitedStates } from '../formats/regions'
import { byHuman, type LogEvent } from '../log-model'
import type { LogRule } from './log-rule'

/**
 * People act from addresses in the United States, territories included (22 CFR 120.60). A foreign address is for a
 * reviewer to ask about, never a violation by itself: 22 CFR 125.4(b)(9) or 120.54 may cover it (domain.md 0.7). Whoever
 * fails to sign in does not act: that is told of low severity, for any door to the internet sees it.
 * @param outside whether an event is an attempt to get in that failed, rather than something done inside
 */
export function foreignAddress<E extends LogEvent>(rule: Rule, countryOf: ((ip: string) => string | null) | undefined, outside: (event: E) => boolean): LogRule<E> {
  return {
    rule,
    see(event, note) {
      if (event.source !== 'public' || !event.ip || !event.actor || !byHuman(event)) return
      const stated = event.country ?? null
      const country = stated ?? countryOf?.(event.ip) ?? null
      if (!country || isUnitedStates(country)) return
      const { display } = event.actor
      const how = outside(event) ? 'outside' : event.outcome === 'denied' ? 'refused' : 'acted'
      note(`${country}|${event.actor.id}|${how}`, event.at, () => ({
        ...(how !== 'acted' && { severity: how === 'outside' ? 'low' : 'medium' }),
        message: `${display} ${words[how]} from ${stated ? `${countryName(country)}, as the log says` : `an address registered in ${countryName(country)} (approximate)`}.`,
        observed: `${event.ip}, ${country}`,
        expected: 'an address in the United States, or a record of the exemption',
        confidence: 'medium',
      }))
    },
  }
}

/** A sign-in that failed. One that only a policy of place, device or factor refused had the right password, and is no stranger's. */
export const failsToEnter = (event: AuditEvent): boolean => event.signIn !== null && event.outcome !== 'success' && !event.policyRefusal

const words = { acted: 'acted', refused: 'was denied when acting', outside: 'tried to sign in and failed' } as const
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })
const countryName = (code: string) => names.of(code) ?? code
