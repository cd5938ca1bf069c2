import { codeNoun, placesIn, type WithCode } from '../../code-readings'
import type { Check, Given } from '../../criterion'
import { placeOf } from '../reg-01-approved-regions/places'

/**
 * Code written for government regions, by exact id. A plan carries its day; code alone does not say that anything ran, so
 * without a day it is listed and proves nothing by itself (domain.md REG-04: dated activity).
 */
export function codedExperience(given: Pick<Given, 'reference'> & WithCode): Check[] {
  return given.readings['infrastructure-code'].map((code): Check => {
    const uses = code.facts.regions.filter(({ region, class: what }) => what === 'government' && placeOf(region, given.reference) === 'approved')
    const noun = codeNoun(code)
    const regions = [...new Set(uses.map(({ region }) => region))]
    const azure = code.facts.providers.filter(({ cloud, environment }) => cloud === 'azure' && environment === 'government')
    if (regions.length === 0 && azure.length === 0) return { outcome: 'info', says: `The ${noun} names no government region.`, at: [code.at({}, 'IAC-01')] }
    const where = regions.length > 0 ? regions.join(' and ') : 'Azure Government'
    const at = placesIn(code, [...uses, ...azure], 'IAC-01')
    return code.facts.date === null ? { outcome: 'info', says: `The ${noun} is written for ${where}; it does not say when it ran.`, at } : { outcome: 'met', says: `The ${noun} of ${code.facts.date} is for ${where}.`, at }
  })
}
