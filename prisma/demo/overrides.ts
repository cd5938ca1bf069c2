import type { Value } from '../../lib/checklist/case'
import { imageDigest } from './code'
import type { DemoFirm } from './firms'
import { registrationDays } from './profiles'
import { dayFrom } from './random'

/** What a firm answers in its own words, so that answers, profile and evidence tell one story. By criterion, then question. */
export function overridesOf(firm: DemoFirm, now: Date): Record<string, Record<string, Value>> {
  const on = (days: number) => dayFrom(now, days)
  const year = Number(on(0).slice(0, 4))
  const people = firm.identities.filter((who) => who.kind === 'human' && !who.offRoster)
  const admins = people.filter((who) => who.tier === 'administrator')
  const masked = `••••${firm.account.slice(-4)}`
  const mirror = `registry.${firm.domain}`
  const common: Record<string, Record<string, Value>> = {
    'PRG-01': { title: 'ITAR Compliance Program, version 6.2', dated: on(-70), approver: `${firm.official.name}, ${firm.official.title}`, 'in-use': 'Access for a new engineer was held until the verification was signed; the ticket is on file.' },
    'PRG-02': { map: ['1', '2', '3', '4', '5', '6', '7', '8'].map((element) => ({ element, section: `Section ${element}` })) },
    'PRG-03': { 'name-and-title': `${firm.official.name}, ${firm.official.title}`, 'roster-ref': firm.official.ref, 'statement-dated': on(-120) },
    'PRG-04': { 'reviewed-on': on(-70), changes: 'Section numbers of September 2022 throughout; country list and encryption section brought to 2026.' },
    'PRG-06': { matters: 'none' },
    'PRG-08': { renewal: firm.key === 'omnivane' ? 'preparing' : 'not-started', 'expires-on': on(registrationDays(firm)), 'letter-name': firm.legalName, 'masked-code': `M•••${firm.account.slice(3, 5)}` },
    'PRG-10': { 'last-run': on(-16), hits: 'none', vendors: 'listed' },
    'PRG-11': {
      programs: [
        { customer: 'Corbel Aerostructures', role: 'Ground software, subcontract', cloud: 'AWS GovCloud (US)', from: `${year - 3}-02`, to: `${year - 1}-06`, category: 'XV', contact: 'Contracts office, contracts@corbel.example' },
        { customer: 'Hadley Avionics', role: 'Test data service, subcontract', cloud: 'AWS GovCloud (US)', from: `${year - 1}-03`, to: on(0).slice(0, 7), category: 'VIII', contact: 'Program office, programs@hadley.example' },
      ],
    },
    'PRG-12': { log: [{ kind: 'External', auditor: 'Copperline Assurance LLC', date: on(-150), findings: '2', closed: '2' }], 'cmmc-status': 'L2-self', 'cmmc-date': on(-148), poam: 'none', sprs: 110 },
    'PER-01': { who: 'The HR manager; the compliance manager stands in.', 'access-given': 'yes', 'asked-of': 'role', 'accepted-classes': ['citizens', 'residents', 'refugees', 'asylees'], inspected: 'person-chooses', 'apart-from-i9': 'apart', copies: 'none', 'other-outcome': 'assessed' },
    'PER-03': { triggers: ['role', 'status', 'name', 'contract', 'return'] },
    'REG-01': { accounts: [{ account: masked, region: 'us-gov-west-1', holds: 'Program data' }], 'assured-workloads': 'not-used' },
    'REG-02': { flows: ['backup', 'logs'], targets: [{ what: 'Backups', place: 'us-gov-west-1' }, { what: 'Logs', place: 'us-gov-west-1' }] },
    'REG-03': { offerings: [{ offering: 'AWS GovCloud (US)', checked: on(-20) }], fedramp: 'high', 'impact-level': 'IL5', 'incident-terms': 'yes' },
    'REG-04': { projects: [{ project: 'Ground software', region: 'us-gov-west-1', services: 'Compute, storage, keys, containers', from: `${year - 3}-02`, to: 'today' }], staff: `${people.slice(0, 2).map((who) => who.ref).join(' and ')}; both hold a provider certificate of ${year - 1}.`, differences: ['partition', 'endpoints', 'missing', 'accounts'] },
    'REG-05': firm.key === 'omnivane' ? { tools: [{ tool: 'Sign-in, build, monitoring', admins: 'Global platform desk', country: 'IN', verified: 'no' }] } : {},
    'IAM-03': { reviewed: on(-34), standing: 'few' },
    'IAM-05': { records: 'Exemption register, kept by the Empowered Official. No use so far.' },
    'LOG-01': { 'sample-notes': 'Fourteen days of the enclave account, all regions, object reads included. Object names are redacted.' },
    'LOG-02': { deleters: 'Nobody before the lock ends; after it, two people of another account together.' },
    'LOG-03': { days: 2557, starts: 'From the day of the record.' },
    'LOG-04': { logged: ['management', 'data', 'identity', 'git', 'pipeline'], 'not-used': ['kubernetes'] },
    'CRY-01': {
      modules: [
        { store: 'Object storage, databases and volumes', module: 'Provider key management HSM', version: '3.0', certificate: '#4884', standard: '140-3', level: '3', status: 'Active', sunset: on(1_300), checked: on(-40), since: on(-500), environment: 'yes', plan: '' },
        { store: 'Hosts and load balancers', module: 'Operating system cryptographic module', version: '3.2.1', certificate: '#4985', standard: '140-3', level: '1', status: 'Active', sunset: on(1_100), checked: on(-40), since: on(-500), environment: 'yes', plan: '' },
      ],
    },
    'CRY-03': {
      holders: [
        { role: 'ItarAdministrator', may: 'administer', who: admins.map((who) => who.ref).join(', '), rostered: 'yes' },
        { role: 'ItarEngineer', may: 'use', who: 'Engineers of the roster', rostered: 'yes' },
        { role: 'PipelineDeploy', may: 'use', who: 'Service identity S-0001', rostered: 'yes' },
      ],
      origin: 'Made in KMS in us-gov-west-1; no multi-region keys, no imported material.',
    },
    'CIC-01': firm.key === 'omnivane' ? {} : { inventory: [{ name: 'enclave-build', location: 'us-gov-west-1', administrators: admins.map((who) => who.ref).join(', ') }, { name: 'enclave-deploy', location: 'us-gov-west-1', administrators: admins.map((who) => who.ref).join(', ') }] },
    'CIC-04': {
      images: [
        { image: `${mirror}/ground/telemetry@${imageDigest('telemetry')}`, original: 'registry1.dso.mil/ironbank/opensource/nodejs/nodejs24', signature: 'yes', review: `IMG-021, ${on(-25)}` },
        { image: `${mirror}/ground/scheduler@${imageDigest('scheduler')}`, original: 'registry1.dso.mil/ironbank/opensource/python/python312', signature: 'yes', review: `IMG-022, ${on(-25)}` },
      ],
    },
    'CIC-05': { records: 2557 },
    'DOC-01': { dated: on(-100), regions: [{ region: 'us-gov-west-1' }] },
  }
  return common
}
