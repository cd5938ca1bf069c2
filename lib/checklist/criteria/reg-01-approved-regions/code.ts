import { addressesOf, checkOf, codeNoun, placesIn, type CodeReading, type WithCode } from '../../code-readings'
import { rowsOf } from '../../answer-values'
import type { Check, Given, KnockOutHit } from '../../criterion'
import type { Found } from './listed'
import { isProscribedRegion, placeOf, regionsIn } from './places'

type Mine = Pick<Given, 'answers' | 'answer' | 'reference'> & WithCode & { readings: { cloudtrail: { facts: { regions: Record<string, number> } }[] } }
type Use = CodeReading['facts']['regions'][number]

/** Every place that code or a plan names (rules IAC-01, IAC-03 and IAC-16), by exact id. What is not resolved is unknown. */
export function codedRegions(given: Mine): Found {
  const found = given.readings['infrastructure-code'].map((code) => regionsOf(given, code))
  return { checks: found.flatMap(({ checks }) => checks), knockOuts: found.flatMap(({ knockOuts }) => knockOuts) }
}

function regionsOf(given: Mine, code: CodeReading): Found {
  const checks: Check[] = []
  const knockOuts: KnockOutHit[] = []
  const { facts } = code
  const noun = codeNoun(code)
  const byRegion = new Map<string, Use[]>()
  for (const use of facts.regions) if (use.use !== 'policy' && use.use !== 'backend') byRegion.set(use.region, [...(byRegion.get(use.region) ?? []), use])
  const approved: string[] = []
  for (const [region, uses] of byRegion) {
    const at = placesIn(code, uses, 'IAC-01')
    const place = uses.some(({ class: what }) => what === 'invented') ? 'unknown' : placeOf(region, given.reference)
    if (place === 'approved') approved.push(region)
    else if (uses.every((use) => isIdle(code, use))) checks.push({ outcome: 'info', says: `The ${noun} sets up ${region} and makes nothing there.`, at })
    else if (place === 'abroad') {
      const where = isProscribedRegion(region, given.reference) ? 'in a country of 22 CFR 126.1' : 'outside the United States'
      checks.push({ outcome: 'not-met', says: `The ${noun} makes resources in ${region}, ${where}.`, at })
      knockOuts.push({ id: 'KO-4', because: `The ${noun} makes resources in ${region}, ${where}.`, at })
    } else if (place === 'assured') checks.push(assuredCheck(given, code, region, at))
    else if (place === 'commercial') {
      const found = commercial(given, region, uses, noun, at)
      checks.push(...found.checks)
      knockOuts.push(...found.knockOuts)
    } else if (uses.some(({ class: what }) => what === 'secret')) checks.push({ outcome: 'not-met', says: `${region} is a region for classified work, which never belongs into this evidence.`, at })
    else checks.push({ outcome: 'unknown', says: `"${region}" in the ${noun} is not a region id that is known, and proves no place.`, at })
  }
  checks.push(...unresolved(code, noun), ...foreign(code, noun))
  for (const { name } of foreignUsed(code)) knockOuts.push({ id: 'KO-4', because: `The ${noun} makes resources at ${name}, a cloud run from abroad.`, at: placesIn(code, facts.foreignProviders, 'IAC-03') })
  if (approved.length > 0) checks.push({ outcome: 'met', says: `The ${noun} names ${approved.join(' and ')}${byRegion.size === approved.length ? ' and no other region' : ''}.`, at: [code.at({}, 'IAC-01')] })
  return { checks: [...checks, ...joins(given, code, approved)], knockOuts }
}

/** A provider that nothing uses puts no data anywhere. */
const isIdle = (code: CodeReading, use: Use) => use.use === 'provider' && code.facts.providers.filter(({ region }) => region === use.region).every(({ resources }) => resources === 0) && code.facts.resources > 0

function commercial(given: Mine, region: string, uses: Use[], noun: string, at: Check['at']): Found {
  const explained = given.answers['regions'] === 'with-billing' && given.answers['commercial-reason'] === 'billing'
  const stores = uses.some(({ holdsData }) => holdsData)
  if (explained && !stores) return { checks: [{ outcome: 'partial', says: `The ${noun} makes resources in ${region}, a commercial region, said to be for billing, DNS or names only.`, at: [...at, given.answer('commercial-reason')] }], knockOuts: [] }
  const says = `The ${noun} makes ${stores ? 'stores or machines' : 'resources'} in ${region}, a commercial region${explained ? ' that is said to be for billing, DNS or names only' : ''}.`
  return { checks: [{ outcome: 'not-met', says, at }], knockOuts: stores ? [{ id: 'KO-4', because: says, at }] : [] }
}

function assuredCheck(given: Mine, code: CodeReading, region: string, at: Check['at']): Check {
  const folder = code.facts.assuredWorkloads.find(({ regime }) => regime !== null && /^(ITAR|IL4|IL5)$/.test(regime))
  if (folder) return { outcome: 'met', says: `The code makes an Assured Workloads folder of regime ${folder.regime} and resources in ${region}.`, at: [...at, ...placesIn(code, [folder], 'IAC-16')] }
  if (given.answers['assured-workloads'] === 'yes') return { outcome: 'info', says: `The code makes resources in ${region}, said to be inside an Assured Workloads folder for ITAR; the code does not show it.`, at: [...at, given.answer('assured-workloads')] }
  return { outcome: 'unknown', says: `The code makes resources in ${region}, which is usable only inside an Assured Workloads folder for ITAR; the code does not show one.`, at }
}

function unresolved(code: CodeReading, noun: string): Check[] {
  const providers = code.facts.providers.filter(({ regionState, resources }) => regionState === 'unresolved' && (resources > 0 || code.facts.resources === 0))
  const resources = code.facts.unknowns.filter(({ what }) => what.startsWith('The region of ') && !what.startsWith('The region of provider') && what !== 'The region of the state')
  const names = [...providers.map(({ name, alias }) => ({ address: alias === null ? `provider ${name}` : `provider ${name}.${alias}` })), ...resources.map(({ what }) => ({ address: what.slice('The region of '.length) }))]
  if (names.length === 0) return []
  return [{ outcome: 'unknown', says: `The ${noun} leaves open where ${addressesOf(names)} would be.`, at: placesIn(code, [...providers, ...resources], 'IAC-01') }]
}

const foreignUsed = (code: CodeReading) => code.facts.foreignProviders.filter(({ name }) => code.facts.providers.some((one) => one.name === name && one.resources > 0))

const foreign = (code: CodeReading, noun: string): Check[] =>
  checkOf(code, code.facts.foreignProviders.map(({ name, at }) => ({ address: name, at })), 'IAC-03', 'not-met', (names) => `The ${noun} uses a cloud that is run from abroad: ${names}.`)

/** Places in the code held against the list of accounts and against the log. */
function joins(given: Mine, code: CodeReading, approved: string[]): Check[] {
  const checks: Check[] = []
  const listed = new Set(rowsOf(given, 'accounts').flatMap((row) => regionsIn(row['region'] ?? '')))
  const unlisted = approved.filter((region) => listed.size > 0 && !listed.has(region))
  if (unlisted.length > 0) checks.push({ outcome: 'partial', says: `The code makes resources in ${unlisted.join(' and ')}, where the firm lists no account.`, at: [...placesIn(code, code.facts.regions.filter(({ region }) => unlisted.includes(region)), 'IAC-01'), given.answer('accounts')] })
  const coded = new Set(code.facts.regions.map(({ region }) => region))
  const logged = [...new Set(given.readings.cloudtrail.flatMap(({ facts }) => Object.keys(facts.regions)))].filter((region) => placeOf(region, given.reference) === 'approved' && !coded.has(region))
  if (logged.length > 0 && coded.size > 0) checks.push({ outcome: 'info', says: `The log shows work in ${logged.join(' and ')}, of which the code given says nothing.`, at: [code.at({}, 'IAC-01')] })
  return checks
}
