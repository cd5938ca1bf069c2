import { testCriterion } from '../../test-criterion'
import criterion from './criterion'

const monitoring = { service: 'Datadog, ddog-gov.com', purpose: 'Monitoring', receives: 'metadata', country: 'US', authorization: 'FedRAMP High' }
const scanner = { service: 'Code scanner', receives: 'controlled', country: 'US', authorization: 'FedRAMP Moderate' }
const answers = { saas: 'listed', services: [monitoring, scanner], assistants: 'none', egress: 'blocked' }
const service = (changed: Record<string, string>) => ({ ...answers, services: [monitoring, { ...scanner, ...changed }] })
const noCui = { gates: { flowDowns: { clauses: [], handlesCui: 'no' as const, distributionStatement: 'none' as const, citizenshipOnly: false, requiredCmmc: 'none' as const } } }
const vendors = [{ name: 'Lumen Trace', service: 'Error tracking', country: 'DE' }]

testCriterion(criterion, {
  pass: [
    { name: 'all listed, authorized, at home', answers },
    { name: 'no outside service', answers: { saas: 'none', assistants: 'approved', egress: 'blocked' }, onPremises: true },
    { name: 'a foreign service that receives nothing', answers: service({ receives: 'nothing', country: 'DE' }) },
    { name: 'a foreign vendor that the list names', answers: service({ service: 'Lumen Trace', receives: 'nothing', country: 'DE' }), subcontractor: { vendors } },
  ],
  fail: [
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
