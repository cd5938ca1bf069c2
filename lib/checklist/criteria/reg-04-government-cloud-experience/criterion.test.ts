import { testCriterion } from '../../test-criterion'
import { auditLogFacts } from '../../testing/audit-log-facts'
import { cloudTrailFacts } from '../../testing/facts'
import { infrastructureFacts } from '../../testing/infrastructure'
import criterion from './criterion'

const project = { project: 'Build platform', region: 'us-gov-west-1', services: 'Compute', from: '2024-03', to: 'today' }
const answers = { experience: 'running', projects: [project], staff: 'Two engineers', differences: ['partition', 'endpoints', 'missing', 'accounts'] }
const elsewhere = (region: string) => ({ ...answers, projects: [{ ...project, region }] })

const code = (partial: Parameters<typeof infrastructureFacts>[0] = {}) => ({ 'infrastructure-code': infrastructureFacts(partial) })

testCriterion(criterion, {
  pass: [
    { name: 'a plan for a government region', answers, facts: code(), says: /met: The plan of 2026-11-18 is for us-gov-west-1/ },
    { name: 'code that does not say when', answers, facts: code({ date: null, source: 'terraform-hcl' }), says: /info: The code is written for us-gov-west-1/ },
    { name: 'a system that is run there', answers },
    { name: 'and a log that shows it', answers, facts: { cloudtrail: cloudTrailFacts() }, says: /activity in us-gov-west-1 from 2026-11-10 to 2026-11-20/ },
    { name: 'and a log of Azure Government that shows it', answers, facts: { 'audit-log': auditLogFacts({ source: 'azure', canShow: ['administration', 'region'], regions: { usgovvirginia: 90 } }) }, says: /activity in usgovvirginia from/ },
    { name: 'a log that never names regions says nothing', answers, facts: { 'audit-log': auditLogFacts() } },
    { name: 'an Azure region', answers: elsewhere('usgovvirginia') },
  ],
  fail: [
    { name: 'a log of Azure in commercial regions', outcome: 'partial', answers, facts: { 'audit-log': auditLogFacts({ source: 'azure', canShow: ['administration', 'region'], regions: { eastus: 90 } }) }, says: /no dated activity in a government region/ },
    { name: 'commercial names in government code', outcome: 'partial', answers, facts: code(), observations: [{ kind: 'infrastructure-code', rule: 'IAC-02', severity: 'medium', message: 'ARNs of the commercial partition.' }], says: /commercial partition/ },
    { name: 'commercial only', answers: { experience: 'commercial' } },
    { name: 'built and not run', outcome: 'partial', answers: { ...answers, experience: 'built' } },
    { name: 'a region that does not exist', outcome: 'partial', answers: elsewhere('us-gov-west-2'), says: /exact id/ },
    { name: 'London', outcome: 'partial', answers: elsewhere('uk-gov-london-1') },
    { name: 'a start that has not come', outcome: 'partial', answers: { ...answers, projects: [{ ...project, from: '2027-01' }] } },
    { name: 'a commercial log', outcome: 'partial', answers, facts: { cloudtrail: cloudTrailFacts({ regions: { 'us-east-1': 9 } }) }, says: /no dated activity/ },
    { name: 'an invented log', outcome: 'partial', answers, facts: { cloudtrail: cloudTrailFacts({ regions: { 'us-gov-west-2': 9 } }) } },
    { name: 'something untrue', outcome: 'partial', answers: { ...answers, differences: ['partition', 'endpoints', 'missing', 'peering'] }, says: /not true/ },
    { name: 'few differences', outcome: 'partial', answers: { ...answers, differences: ['partition'] } },
    { name: 'nobody knows', outcome: 'missing', answers: { experience: 'unknown' } },
  ],
})
