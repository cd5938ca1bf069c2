import type { Rule } from '../analyzer'
import { isUnitedStates } from '../formats/regions'
import { byHuman } from '../log-model'
import type { LogRule } from './log-rule'

/**
 * People act from addresses in the United States, territories included (22 CFR 120.60). A foreign address is for a
 * reviewer to ask about, never a violation by itself: 22 CFR 125.4(b)(9) or 120.54 may cover it (domain.md 0.7).
 */
export function foreignAddress(rule: Rule, countryOf?: (ip: string) => string | null): LogRule {
  return {
    rule,
    see(event, note) {
      if (event.source !== 'public' || !event.ip || !event.actor || !byHuman(event)) return
      const stated = event.country ?? null
      const country = stated ?? countryOf?.(event.ip) ?? null
      if (!country || isUnitedStates(country)) return
      const { display } = event.actor
      const refused = event.outcome === 'denied'
      note(`${country}|${event.actor.id}|${refused}`, event.at, () => ({
        ...(refused && { severity: 'medium' }),
        message: `${display} ${refused ? 'was denied when acting' : 'acted'} from ${stated ? `${countryName(country)}, as the log says` : `an address registered in ${countryName(country)} (approximate)`}.`,
        observed: `${event.ip}, ${country}`,
        expected: 'an address in the United States, or a record of the exemption',
        confidence: 'medium',
      }))
    },
  }
}

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })
const countryName = (code: string) => names.of(code) ?? code
