import type { Rule, Severity } from '../analyzer'
import type { RegionClass } from '../formats/regions'
import type { LogEvent } from '../log-model'
import type { LogRule } from './log-rule'

/** Services that have no region of their own and log in the home region of the commercial partition. */
export type GlobalService = (service: string) => boolean

/** What differs between providers: what is expected, whether each event names a region, and what makes a U.S. region usable. */
export type Place = { expected: string; everyEvent: boolean; conditional?: string }
const aws: Place = { expected: 'us-gov-west-1 or us-gov-east-1', everyEvent: true }

/**
 * Events lie in approved government regions only, by exact id (domain.md 3.1). A region that no provider has is a notice
 * that the log was anonymized or invented, never a pass. A denied call shows the fence working and weighs little.
 */
export function approvedRegion(rule: Rule, regionClass: (region: string) => RegionClass, isGlobal: GlobalService, place: Place = aws): LogRule {
  return {
    rule,
    see(event, note) {
      const region = event.region
      if (!region) {
        if (!place.everyEvent) return
        note('none', event.at, () => ({ severity: 'low', message: 'Events do not name a region.', expected: 'a region in every event' }))
        return
      }
      const kind = regionClass(region)
      if (kind === 'government') return
      if (kind === 'united-states' && place.conditional) {
        note(`${region}|conditional`, event.at, () => ({ severity: 'low', message: `Work was done in ${region}. ${place.conditional}`, observed: region, expected: place.expected, confidence: 'medium' }))
        return
      }
      const how = manner(event, isGlobal)
      note(`${region}|${kind === 'invented' ? '' : how}`, event.at, () => {
        const said = say(kind, how, region)
        return { ...said, observed: region, expected: place.expected }
      })
    },
  }
}

type Manner = 'denied' | 'global' | 'reading' | 'acting'

function manner(event: LogEvent, isGlobal: GlobalService): Manner {
  if (event.outcome === 'denied') return 'denied'
  if (event.service && isGlobal(event.service)) return 'global'
  return event.readOnly === true && !event.data ? 'reading' : 'acting'
}

function say(kind: RegionClass, how: Manner, region: string): { severity: Severity; message: string } {
  if (kind === 'invented') {
    return { severity: 'medium', message: `No provider has a region ${region}: the log was anonymized or invented, so it proves nothing about place.` }
  }
  if (how === 'denied') return { severity: 'low', message: `Calls in ${region} were denied: someone tried to work outside the approved regions, and could not.` }
  if (kind === 'secret') return { severity: 'critical', message: `Events come from ${region}, a region for classified work, which must never appear in an unclassified upload.` }
  const abroad = kind === 'foreign' ? ', outside the United States' : ', a commercial region'
  if (how === 'global' && kind !== 'foreign') return { severity: 'medium', message: `Account-wide services were used in ${region}${abroad}.` }
  if (how === 'reading') return { severity: kind === 'foreign' ? 'high' : 'medium', message: `Resources were listed or described in ${region}${abroad}.` }
  return { severity: kind === 'foreign' ? 'critical' : 'high', message: `Work was done in ${region}${abroad}.` }
}
