import { testCriterion } from '../../test-criterion'
import { imageFacts, pipelineFacts, sbomFacts } from '../../testing/supply-facts'
import { vendor, vendorListFacts } from '../../testing/table-facts'
import criterion from './criterion'

const monitoring = { service: 'Datadog, ddog-gov.com', purpose: 'Monitoring', receives: 'metadata', country: 'US', authorization: 'FedRAMP High' }
const scanner = { service: 'Code scanner', receives: 'controlled', country: 'US', authorization: 'FedRAMP Moderate' }
const answers = { saas: 'listed', services: [monitoring, scanner], assistants: 'none', egress: 'blocked' }
const service = (changed: Record<string, string>) => ({ ...answers, services: [monitoring, { ...scanner, ...changed }] })
const noCui = { gates: { flowDowns: { clauses: [], handlesCui: 'no' as const, distributionStatement: 'none' as const, citizenshipOnly: false, requiredCmmc: 'none' as const } } }
const vendors = [{ name: 'Lumen Trace', service: 'Error tracking', country: 'DE' }]
const host = (name: string, place: 'government' | 'united-states' | 'foreign' | 'unstated' = 'unstated') => ({ host: name, use: 'service' as const, name: '', place, country: '', via: 'env', count: 1, at: { file: 'build.yml', line: 7 } })
const pipeline = (...names: string[]) => ({ 'pipeline-code': pipelineFacts({ hosts: names.map((name) => host(name)) }) })

testCriterion(criterion, {
  pass: [
    { name: 'all listed, authorized, at home', answers },
    { name: 'no outside service', answers: { saas: 'none', assistants: 'approved', egress: 'blocked' }, onPremises: true },
    { name: 'a foreign service that receives nothing', answers: service({ receives: 'nothing', country: 'DE' }) },
    { name: 'a foreign vendor that the list names', answers: service({ service: 'Lumen Trace', receives: 'nothing', country: 'DE' }), subcontractor: { vendors } },
    { name: 'services in the files that the answers name', answers, facts: pipeline('http-intake.logs.ddog-gov.com'), says: /is in the files and on the list/ },
    { name: 'a service in the files that the vendor list names', answers, facts: { ...pipeline('codecov.io'), 'vendor-list': vendorListFacts({ rows: [vendor({ name: 'Codecov', hosts: [] })] }) } },
    { name: 'a package host is no service', answers, facts: { 'pipeline-code': pipelineFacts({ hosts: [{ ...host('pypi.org'), use: 'packages' }] }) } },
  ],
  fail: [
    { name: 'a service in the files that no list names', answers, facts: pipeline('codecov.io'), says: /Codecov \(codecov.io\), and no list names it/ },
    { name: 'the same where the list is said to be open', outcome: 'partial', answers: { ...answers, saas: 'partly' }, facts: pipeline('codecov.io') },
    { name: 'the product on the list, another host in the files', outcome: 'partial', answers, facts: pipeline('http-intake.logs.datadoghq.com'), says: /the list names ddog-gov.com/ },
    { name: 'a service abroad that no list names', answers, facts: pipeline('sonarcloud.io'), knockOuts: ['KO-10'], says: /abroad \(DE\)/ },
    { name: 'a service abroad that the list has at home', answers: service({ service: 'Code scanner, sonarcloud.io', receives: 'metadata', country: 'US' }), facts: pipeline('sonarcloud.io'), says: /the list says that it is in the United States/ },
    { name: 'controlled source to a service abroad, as the list says', answers: service({ service: 'Code scanner, sonarcloud.io', receives: 'controlled', country: 'DE' }), facts: pipeline('sonarcloud.io'), knockOuts: ['KO-10'] },
    { name: 'a host abroad in a Dockerfile', answers, facts: { 'image-manifests': imageFacts({ hosts: [{ ...host('files.example.de', 'foreign'), use: 'other', country: 'DE' }] }) }, knockOuts: ['KO-10'] },
    { name: 'a service of the bill that no list names', answers, facts: { sbom: sbomFacts({ services: [{ name: 'Tracing', provider: '', hosts: ['api.honeycomb.io'], crossesBoundary: null, flows: [], at: { pointer: '/services/0' } }] }) }, says: /Honeycomb/ },
    { name: 'no list', answers: { saas: 'no' } },
    { name: 'maybe more', outcome: 'partial', answers: { ...answers, saas: 'partly' } },
    { name: 'controlled source abroad', answers: service({ country: 'DE' }), knockOuts: ['KO-10'], says: /outside the United States/ },
    { name: 'metadata abroad', outcome: 'partial', answers: service({ receives: 'metadata', country: 'DE' }) },
    { name: 'CUI in a service without authorization', answers: service({ authorization: 'SOC 2' }), says: /without a FedRAMP Moderate/ },
    { name: 'FedRAMP Low', answers: service({ authorization: 'FedRAMP Low' }) },
    { name: 'the same without CUI', outcome: 'partial', answers: service({ authorization: '' }), program: noCui },
    { name: 'what it receives is unclear', outcome: 'partial', answers: service({ receives: 'various' }), says: /what it receives/ },
    { name: 'metadata and source is not metadata', outcome: 'partial', answers: service({ receives: 'metadata and source' }), says: /what it receives/ },
    { name: 'where it is kept is unclear', outcome: 'partial', answers: service({ country: 'EMEA' }), says: /in which country/ },
    { name: 'listed without a list', outcome: 'partial', answers: { saas: 'listed', assistants: 'none', egress: 'blocked' }, says: /No service is listed/ },
    { name: 'a foreign vendor of the profile that is not listed', outcome: 'partial', answers, subcontractor: { vendors }, says: /Lumen Trace \(DE\)/ },
    { name: 'commercial assistants', answers: { ...answers, assistants: 'commercial' } },
    { name: 'assistants forbidden on paper', outcome: 'partial', answers: { ...answers, assistants: 'forbidden' } },
    { name: 'open egress', answers: { ...answers, egress: 'open' } },
    { name: 'logged egress', outcome: 'partial', answers: { ...answers, egress: 'logged' } },
    { name: 'a list the reviewer refused', outcome: 'partial', answers, evidence: [{ kind: 'vendor-list', accepted: false }] },
    { name: 'nobody knows', outcome: 'missing', answers: { saas: 'unknown' } },
  ],
})
