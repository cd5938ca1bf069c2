import { cryptoLibraries } from '../../reference/crypto-libraries'
import { findHost } from '../../reference/host-rule'
import type { Locator, Reading } from '../analyzer'
import type { SbomFacts } from '../sbom-facts'
import { hostsIn } from '../supply/host-book'
import { placeOf } from '../supply/cloud-host'
import { tallyOf } from '../supply/tally'
import { purposeOf, type Bill, type Component } from './model'
import { sbomRules } from './rules'

/** Share of complete components below which a bill counts as incomplete rather than as having gaps. */
const mostlyComplete = 0.95

/** The facts and observations of all bills of an item together. */
export function judgeBills(bills: Bill[], notRead: SbomFacts['notRead']): Reading<SbomFacts> {
  const tally = tallyOf(sbomRules)
  const purposes = bills.map(purposeOf)
  const software = bills.filter((_, i) => purposes[i] === 'sbom')
  const first = (bill: Bill): Locator => ({ file: bill.file })
  // What a bill says of cryptography is no package: suppliers, versions and hashes are not asked of it.
  const counted = software.flatMap((bill) => related(bill)).filter(({ component }) => component.type !== 'cryptographic-asset')
  const facts: SbomFacts = {
    documents: bills.map((bill, i) => ({ file: bill.file, format: bill.format, version: bill.version, encoding: bill.encoding, purpose: purposes[i] ?? 'empty', subject: bill.subject.name.slice(0, 200), subjectVersion: bill.subject.version.slice(0, 100), timestamp: instant(bill.timestamp), author: bill.author, components: bill.components.length, later: bill.later, notUnderstood: bill.notUnderstood.slice(0, 50), sharing: bill.sharing.slice(0, 40) })),
    notRead,
    date: oldest(software.map((bill) => instant(bill.timestamp))),
    components: counted.length,
    ecosystems: {},
    minimum: { supplier: 0, name: 0, version: 0, identifier: 0, relationship: 0, author: software.filter(({ author }) => author).length, timestamp: software.filter((bill) => instant(bill.timestamp) !== null).length },
    complete: 0,
    withHash: 0,
    withLicense: 0,
    duplicates: 0,
    relationships: software.reduce((sum, { relations }) => sum + relations.length, 0),
    dangling: 0,
    services: [],
    crypto: [],
    foreignHosts: [],
    vulnerabilities: bills.reduce((sum, { vulnerabilities }) => sum + vulnerabilities, 0),
    unmatchedStatements: 0,
  }
  const incomplete: { at: Locator; lacks: string[] }[] = []
  for (const { component, linked } of counted) countComponent(facts, component, linked, incomplete)
  judgeComponents(facts, counted.map(({ component }) => component), incomplete, tally)
  if (software.length === 0) for (const [i, bill] of bills.entries()) tally.hit('SBOM-08', first(bill), purposes[i])
  for (const bill of software) judgeBill(bill, facts, tally)
  for (const bill of bills) {
    if (bill.later) tally.hit('SBOM-14/later', first(bill), `${bill.format === 'spdx' ? 'SPDX' : 'CycloneDX'} ${bill.version}`)
    for (const name of bill.notUnderstood) tally.hit('SBOM-14/unknown', first(bill), name)
  }
  judgeServices(bills, facts, tally)
  judgeStatements(bills, facts, tally)
  return { facts, observations: tally.observations() }
}

type Tally = ReturnType<typeof tallyOf>

/** Components with whether any relationship names them. */
function related(bill: Bill): { component: Component; linked: boolean }[] {
  const named = new Set(bill.relations.flat())
  return bill.components.map((component) => ({ component, linked: component.ref !== '' && named.has(component.ref) }))
}

function countComponent(facts: SbomFacts, component: Component, linked: boolean, incomplete: { at: Locator; lacks: string[] }[]): void {
  const has = { supplier: component.supplier !== '', name: component.name !== '', version: component.version !== '', identifier: component.purl !== '' || component.otherId !== '', relationship: linked }
  const lacks = Object.entries(has).filter(([, there]) => !there).map(([what]) => what)
  for (const [what, there] of Object.entries(has)) if (there) facts.minimum[what as keyof typeof has]++
  if (lacks.length === 0) facts.complete++
  else incomplete.push({ at: component.at, lacks })
  if (component.hash) facts.withHash++
  if (component.license) facts.withLicense++
  const ecosystem = /^pkg:([a-z][a-z0-9.+-]*)\//i.exec(component.purl)?.[1]?.toLowerCase() ?? 'none'
  facts.ecosystems[ecosystem] = (facts.ecosystems[ecosystem] ?? 0) + 1
}

function judgeComponents(facts: SbomFacts, components: Component[], incomplete: { at: Locator; lacks: string[] }[], tally: Tally): void {
  const share = facts.components === 0 ? 1 : facts.complete / facts.components
  for (const { at, lacks } of incomplete) for (const [i, what] of lacks.entries()) tally.hit(`SBOM-01/${share < mostlyComplete ? 'many' : 'few'}`, at, what, { count: i === 0 ? 1 : 0 })
  const seen = new Set<string>()
  const hashless = components.filter(({ hash }) => !hash)
  for (const component of components) {
    const key = component.purl || `${component.name}@${component.version}`
    if (seen.has(key)) {
      facts.duplicates++
      tally.hit('SBOM-13', component.at)
    }
    seen.add(key)
    if (component.purl === '') tally.hit('SBOM-05', component.at)
    if (!component.license) tally.hit('SBOM-12', component.at)
    judgeCrypto(component, facts, tally)
    judgeSources(component, facts, tally)
  }
  if (hashless[0]) tally.hit(hashless.length === components.length ? 'SBOM-04/none' : 'SBOM-04/some', hashless[0].at, '', { count: hashless.length })
}

function judgeCrypto(component: Component, facts: SbomFacts, tally: Tally): void {
  const name = component.name.split('/').at(-1) ?? ''
  const known = cryptoLibraries.value.find(({ name: fits }) => fits.test(name) || fits.test(component.name))
  if (!known || component.type === 'cryptographic-asset') return
  const fips = known.fips !== 'module' && /(?:^|[-._+])fips(?:$|[-._+\d])/i.test(component.version) ? 'module' : known.fips
  if (facts.crypto.length < 500) facts.crypto.push({ name: component.name.slice(0, 200), version: component.version.slice(0, 100), fips, at: component.at })
  if (fips === 'ordinary') tally.hit('SBOM-06', component.at, `${component.name} ${component.version}`.trim())
}

function judgeSources(component: Component, facts: SbomFacts, tally: Tally): void {
  const qualifiers = [...component.purl.matchAll(/[?&](?:repository_url|download_url|vcs_url)=([^&#]+)/g)].map((match) => decoded(match[1] ?? ''))
  for (const host of new Set([...component.sources, ...qualifiers].flatMap((source) => hostsIn(source.includes('://') ? source : `https://${source}`)))) {
    const { place, country } = placeOf(host)
    if (place !== 'foreign' || findHost(host).rule === null) continue
    const known = facts.foreignHosts.find((one) => one.host === host)
    if (known) known.count++
    else if (facts.foreignHosts.length < 200) facts.foreignHosts.push({ host, country, count: 1, at: component.at })
    tally.hit('SBOM-10', component.at, `${host}${country === '' ? '' : ` (${country})`}`)
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function judgeBill(bill: Bill, facts: SbomFacts, tally: Tally): void {
  const at: Locator = { file: bill.file }
  if (bill.subject.name === '') tally.hit('SBOM-02', at)
  if (instant(bill.timestamp) === null) tally.hit('SBOM-03/time', at)
  if (!bill.author) tally.hit('SBOM-03/author', at)
  if (bill.relations.length === 0 && bill.components.length > 1) tally.hit('SBOM-09/none', at)
  const refs = new Set([bill.subject.ref, ...bill.components.map(({ ref }) => ref), ...bill.services.map(({ name }) => name)])
  const open = bill.relations.filter(([, to]) => !refs.has(to) && !/^urn:cdx:|^DocumentRef-/.test(to)).length
  facts.dangling += open
  if (open > 0 && bill.services.length === 0) tally.hit('SBOM-09/open', at, '', { count: open })
}

function judgeServices(bills: Bill[], facts: SbomFacts, tally: Tally): void {
  for (const service of bills.flatMap(({ services }) => services)) {
    const hosts = [...new Set(service.endpoints.flatMap(hostsIn))]
    if (facts.services.length < 500) facts.services.push({ name: service.name, provider: service.provider, hosts, crossesBoundary: service.crossesBoundary, flows: service.flows, at: service.at })
    const receives = service.flows.length === 0 || service.flows.some((flow) => flow !== 'outbound')
    tally.hit(service.crossesBoundary === true && receives ? 'SBOM-11/crosses' : 'SBOM-11/named', service.at, service.name)
  }
}

/** Statements are matched by reference inside a document, and by serial number and reference across documents. */
function judgeStatements(bills: Bill[], facts: SbomFacts, tally: Tally): void {
  const bare = (ref: string) => ref.replace(/^urn:cdx:[^#]*#/, '')
  const known = new Set(bills.flatMap((bill) => [bill.subject.ref, ...bill.components.map(({ ref }) => ref), ...bill.components.map(({ purl }) => purl), ...bill.services.map(({ name }) => name)]).filter((ref) => ref !== ''))
  for (const { refs, at } of bills.flatMap(({ affected }) => affected)) {
    if (refs.length === 0 || refs.every((ref) => known.has(ref) || known.has(decoded(bare(ref))))) continue
    facts.unmatchedStatements++
    tally.hit('SBOM-07', at)
  }
}

/** An ISO date-time in UTC, or null for one that is none or in no zone. */
function instant(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text)) return null
  const time = Date.parse(/T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes('T') ? text : `${text}Z`)
  return Number.isNaN(time) ? null : new Date(time).toISOString().replace('.000Z', 'Z')
}

const oldest = (times: (string | null)[]): string | null => (times.length === 0 || times.includes(null) ? null : ([...times].sort()[0] ?? '').slice(0, 10) || null)
