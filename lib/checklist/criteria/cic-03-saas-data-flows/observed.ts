import type { HostUse } from '../../../analyzers/supply-facts'
import type { Check, Given, KnockOutHit, Pointer } from '../../criterion'
import { isForeign, receivesOf } from './services'

type Mine = Pick<Given<'pipeline-code' | 'image-manifests' | 'sbom' | 'vendor-list'>, 'readings' | 'reference' | 'answers' | 'subcontractor'>
/** One service that somebody declared, from whatever list: its words, the hosts among them, and what it receives. */
type Declared = { words: string; hosts: string[]; receives: ReturnType<typeof receivesOf>; foreign: boolean }
type Observed = { host: string; name: string; place: HostUse['place']; country: string; at: Pointer[] }

const hostShape = /(?<![\w@-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}\b/gi
const hostsOf = (text: string) => [...text.toLowerCase().matchAll(hostShape)].map(([host]) => host)

/** Services in the answers, in the vendor lists that were read, and in the profile. */
function declared(given: Mine, rows: Record<string, string>[]): Declared[] {
  const answered = rows.map((row): Declared => ({ words: row['service'] ?? '', hosts: hostsOf(row['service'] ?? ''), receives: receivesOf(row), foreign: isForeign(row, given.reference) }))
  const listed = given.readings['vendor-list'].flatMap(({ facts }) =>
    facts.rows.map((row): Declared => {
      const words = `${row.name} ${row.service ?? ''}`
      return { words, hosts: [...row.hosts.map((host) => host.toLowerCase()), ...hostsOf(words)], receives: receivesOf({ receives: row.data ?? '' }), foreign: isForeign({ country: row.country ?? '' }, given.reference) }
    }),
  )
  const profile = given.subcontractor.vendors.map((vendor): Declared => ({ words: `${vendor.name} ${vendor.service}`, hosts: hostsOf(`${vendor.name} ${vendor.service}`), receives: null, foreign: isForeign({ country: vendor.country }, given.reference) }))
  return [...answered, ...listed, ...profile]
}

/** Services and hosts abroad that pipelines, build files and bills name, each host once, placed by the rows of today. */
function observed({ readings, reference }: Mine): Observed[] {
  const found = new Map<string, Observed>()
  const note = (use: Pick<HostUse, 'host' | 'name' | 'place' | 'country'>, at: Pointer) => {
    const { rule, place, country } = reference.host(use.host)
    const known = found.get(use.host)
    if (known) known.at.push(at)
    else found.set(use.host, { host: use.host, name: rule?.name ?? use.name, place: rule ? place : use.place, country: rule ? country : use.country, at: [at] })
  }
  for (const read of [...readings['pipeline-code'], ...readings['image-manifests']]) {
    for (const use of read.facts.hosts) if (use.use === 'service' || (use.place === 'foreign' && use.use === 'other')) note(use, read.at(use.at, 'GA-06'))
  }
  for (const read of readings.sbom) {
    for (const service of read.facts.services) for (const host of service.hosts) note({ host, name: service.name, place: 'unstated', country: '' }, read.at(service.at, 'SBOM-11'))
  }
  return [...found.values()].sort((a, b) => (a.host < b.host ? -1 : 1))
}

const covers = (domain: string, host: string) => host === domain || host.endsWith(`.${domain}`) || domain.endsWith(`.${host}`)

/** How a declaration stands to a host: it names it, it names the product under other hosts, or neither. */
function standing(service: Declared, { host, name }: Observed): 'host' | 'other-host' | null {
  if (service.hosts.some((domain) => covers(domain, host))) return 'host'
  const words = service.words.toLowerCase()
  if (name === '' || !words.includes(name.toLowerCase())) return null
  return service.hosts.length === 0 ? 'host' : 'other-host'
}

/**
 * What the files send where, held against every list of services (domain.md CIC-03): a service that no list names, the
 * same product in another place than the list says, and one abroad. KO-10 is proposed where something goes abroad that is
 * not said to be metadata or nothing; a reviewer decides.
 */
export function observedChecks(given: Mine, rows: Record<string, string>[]): { checks: Check[]; knockOuts: KnockOutHit[] } {
  const services = declared(given, rows)
  const complete = given.answers['saas'] === 'listed' || given.answers['saas'] === 'none'
  const checks: Check[] = []
  const knockOuts: KnockOutHit[] = []
  for (const one of observed(given)) {
    const at = one.at.slice(0, 5)
    const called = one.name === '' ? one.host : `${one.name} (${one.host})`
    const stands = services.map((service) => ({ service, how: standing(service, one) }))
    const named = stands.find(({ how }) => how === 'host')?.service
    const elsewhere = stands.find(({ how }) => how === 'other-host')?.service
    const abroad = one.place === 'foreign'
    const where = one.country === '' ? 'abroad' : `abroad (${one.country})`
    if (abroad && (!named || named.receives === 'controlled' || named.receives === null)) {
      checks.push({ outcome: 'not-met', says: `The files name ${called}, which is ${where}${named ? '' : elsewhere ? `; the list names another host of it` : ', and no list names it'}.`, at })
      knockOuts.push({ id: 'KO-10', because: `Builds use ${called} ${where}, and nobody has shown that it receives no program code or data.`, at })
    } else if (abroad && named && !named.foreign && named.receives !== 'nothing') checks.push({ outcome: 'not-met', says: `${called} is ${where}, and the list says that it is in the United States.`, at })
    else if (elsewhere && !named) checks.push({ outcome: 'partial', says: `The files name ${called}; the list names ${elsewhere.hosts.slice(0, 2).join(' and ')} for it.`, at })
    else if (!named) checks.push({ outcome: complete ? 'not-met' : 'partial', says: `The files name ${called}, and no list names it.`, at })
    else checks.push({ outcome: 'met', says: `${called} is in the files and on the list.`, at })
  }
  return { checks, knockOuts }
}
