import type { ProviderAuthorizationFacts } from '../../../analyzers/provider-authorization/facts'
import { rowsOf } from '../../answer-values'
import type { Check, Given, ReadEvidence } from '../../criterion'
import { dayOf } from '../../dates'
import { placed } from '../../place'

export type Mine = Given<'provider-authorization'>
type Reading = ReadEvidence<ProviderAuthorizationFacts>

const ranks = { none: 0, 'in-process': 0, ready: 0, low: 1, equivalent: 2, moderate: 2, high: 3 } as const
const impacts = ['none', 'IL2', 'IL4', 'IL5', 'IL6']

/** Rules judged here, beside the program. */
export const judgedHere = ['PA-01', 'PA-03', 'PA-04']

/** The authorizations that were read: level against the program, expiry, offering against the answer, incident terms. */
export function authorizationChecks(given: Mine): Check[] {
  const readings = given.readings['provider-authorization']
  if (readings.length === 0) return []
  return [...readings.flatMap((reading) => levelChecks(given, reading)), ...answeredOfferings(given, readings), ...incidentCheck(given, readings)]
}

function levelChecks(given: Mine, reading: Reading): Check[] {
  const today = given.now.slice(0, 10)
  const carries = given.program.gates.flowDowns?.handlesCui !== 'no'
  const required = given.program.gates.cloud?.impactLevel ?? 'none'
  return reading.facts.offerings.flatMap((one): Check[] => {
    const at = [reading.at(placed(one.at))]
    const checks: Check[] = []
    if (one.fedramp === null && one.impactLevel === null) checks.push({ outcome: 'unknown', says: `The document gives no level for ${one.offering}.`, at })
    if (one.fedramp !== null) {
      const enough = ranks[one.fedramp] >= ranks.moderate
      const words = one.fedramp === 'in-process' ? 'In Process' : one.fedramp.charAt(0).toUpperCase() + one.fedramp.slice(1)
      checks.push({ outcome: enough ? (one.fedramp === 'equivalent' ? 'info' : 'met') : carries ? 'not-met' : 'partial', says: `The document says FedRAMP ${words} for ${one.offering}.`, at })
    }
    if (required !== 'none' && one.impactLevel !== null && impacts.indexOf(one.impactLevel) < impacts.indexOf(required)) checks.push({ outcome: 'not-met', says: `This program needs ${required}; the document gives ${one.impactLevel} for ${one.offering}.`, at })
    const end = dayOf(one.expiresOn)
    if (end !== null && end < today) checks.push({ outcome: 'partial', says: `By the document, the authorization of ${one.offering} ended on ${end}.`, at })
    return checks
  })
}

const plain = (text: string) => text.toLowerCase().replace(/\b(?:aws|amazon web services|amazon|microsoft|google cloud|oracle|u\.?s\.?|us)\b/g, ' ').replace(/[^a-z0-9]+/g, ' ').trim()

/** Each offering of the answer against those authorized: another product of the same provider does not count. */
function answeredOfferings(given: Mine, readings: Reading[]): Check[] {
  const authorized = new Set(readings.flatMap(({ facts }) => facts.offerings.map((one) => plain(one.offering))))
  const answered = rowsOf(given, 'offerings').map((row) => row['offering'] ?? '').filter((name) => name !== '')
  const missing = answered.filter((name) => ![...authorized].some((one) => one !== '' && (one === plain(name) || plain(name).includes(one))))
  const at = [given.answer('offerings'), ...readings.map((reading) => reading.at({}))]
  if (missing.length > 0) return [{ outcome: 'unknown', says: `The documents that were read do not name ${missing.slice(0, 5).join(', ')}. Upload the authorization of exactly that offering.`, at }]
  return answered.length > 0 ? [{ outcome: 'met', says: 'Every offering of the answer is named in the documents that were read.', at }] : []
}

function incidentCheck(given: Mine, readings: Reading[]): Check[] {
  if (given.answers['incident-terms'] !== 'yes' || readings.some(({ facts }) => facts.incidentTerms)) return []
  return [{ outcome: 'info', says: 'The documents that were read do not mention the incident terms of DFARS 252.204-7012. A reviewer looks for them in the contract.', at: [given.answer('incident-terms')] }]
}
