import { testCriterion } from '../../test-criterion'
import { auditLogFacts } from '../../testing/audit-log-facts'
import { cloudTrailFacts, principal } from '../../testing/facts'
import { infrastructureFacts } from '../../testing/infrastructure'
import { deniedTestFacts } from '../../testing/table-facts'
import criterion from './criterion'

const answers = { prevention: 'layers', layers: ['group', 'organization'], mode: 'enforced', test: 'refused', public: 'blocked' }
const denied = (deniedEvents: number) => ({ cloudtrail: cloudTrailFacts({ deniedEvents }) })

const code = (partial: Parameters<typeof infrastructureFacts>[0] = {}) => ({ 'infrastructure-code': infrastructureFacts(partial) })
const at = { file: 'plan.json' }
const layer = (of: 'identity' | 'place' | 'resource', mode: 'enforced' | 'report-only' = 'enforced') => ({ address: of, kind: 'other-deny' as const, layer: of, mode, regions: [], at })

testCriterion(criterion, {
  pass: [
    { name: 'two layers in the code', answers, facts: { ...denied(1), ...code({ preventive: [layer('identity'), layer('resource')] }) }, says: /met: The plan shows layers that ask who it is, which resource/ },
    { name: 'code that shows one kind', answers, facts: { ...denied(1), ...code({ preventive: [layer('place')] }) }, says: /Others may be elsewhere/ },
    { name: 'two enforced layers and refusals in the log', answers, facts: denied(6), says: /6 refusals/ },
    { name: 'one refusal is enough', answers, facts: denied(1), says: /1 refusal is/ },
    { name: 'a sign-in that a policy of place refused', answers, facts: { 'audit-log': auditLogFacts({ policyRefusals: 3 }) }, says: /3 refusals/ },
    { name: 'a file server that denied', answers, facts: { 'audit-log': auditLogFacts({ source: 'windows', canShow: ['sign-in', 'content'], policyRefusals: 0, deniedEvents: 4 }) }, says: /4 refusals/ },
    { name: 'a test record that was read', answers, facts: { 'denied-test': deniedTestFacts() }, says: /shows 1 refused attempt/ },
    { name: 'an accepted test record instead of a log', answers, evidence: [{ kind: 'denied-test', accepted: true }], says: /refused test/ },
    { name: 'on premises, with an accepted test record', answers, onPremises: true, evidence: [{ kind: 'denied-test', accepted: true }] },
  ],
  fail: [
    { name: 'wrong passwords at a door are no fence', outcome: 'partial', answers, facts: { 'audit-log': auditLogFacts({ policyRefusals: 0, deniedEvents: 900 }) } },
    { name: 'a policy that only reports', outcome: 'partial', answers, facts: { 'audit-log': auditLogFacts({ policyRefusals: 3, reportOnlyRefusals: 5 }) }, says: /only reports would have refused 5 sign-ins/ },
    { name: 'a test record in which someone got through', answers, facts: { 'denied-test': deniedTestFacts({ allowed: 1 }) }, says: /an attempt was let through/ },
    { name: 'a public store in code', answers, facts: { ...denied(1), ...code() }, observations: [{ kind: 'infrastructure-code', rule: 'IAC-06', severity: 'critical', message: '1 store is open to the public: b.' }], says: /open to the public/, knockOuts: ['KO-3'] },
    { name: 'a rule in code that only reports', outcome: 'partial', answers, facts: { ...denied(1), ...code({ preventive: [layer('identity', 'report-only')] }) }, observations: [{ kind: 'infrastructure-code', rule: 'IAC-10', severity: 'medium', message: '1 rule only reports.' }] },
    { name: 'a store that code does not resolve', outcome: 'partial', answers, facts: { ...denied(1), ...code({ exposure: [{ address: 'b', what: 'storage', state: 'unknown', says: 'x', at }] }) }, says: /does not resolve/ },
    { name: 'a policy on paper', answers: { prevention: 'policy' } },
    { name: 'one layer', outcome: 'partial', answers: { ...answers, prevention: 'one', layers: ['group'] } },
    { name: 'identity twice is one kind of layer', outcome: 'partial', answers: { ...answers, layers: ['group', 'conditional'] }, says: /no layer checks network/ },
    { name: 'network twice', outcome: 'partial', answers: { ...answers, layers: ['endpoint', 'resource'] }, says: /no layer checks identity/ },
    { name: 'some only report', outcome: 'partial', answers: { ...answers, mode: 'some' } },
    { name: 'all only report', answers: { ...answers, mode: 'report' }, says: /stop nobody/ },
    { name: 'a log without a refusal', outcome: 'partial', answers, facts: denied(0), says: /No refusal is in this sample/ },
    { name: 'a test that was let through, whatever the log says', answers: { ...answers, test: 'let-in' }, facts: denied(3) },
    { name: 'never tried', outcome: 'partial', answers: { ...answers, test: 'never' } },
    { name: 'a refused document is no proof', outcome: 'partial', answers: { ...answers, test: 'never' }, evidence: [{ kind: 'denied-test', accepted: false }] },
    { name: 'nothing blocks public access', outcome: 'partial', answers: { ...answers, public: 'no' } },
    { name: 'something is public', answers: { ...answers, public: 'yes' }, knockOuts: ['KO-3'] },
    { name: 'sharing with everyone in the log', answers, facts: denied(2), observations: [{ rule: 'CT-10', severity: 'critical', message: 'A bucket was opened to everyone.' }], knockOuts: ['KO-3'] },
    { name: 'a refusal that is only claimed', outcome: 'partial', answers, says: /claimed and not shown/ },
    { name: 'a test record that nobody accepted', outcome: 'partial', answers, evidence: [{ kind: 'denied-test' }] },
    { name: 'the same on premises', outcome: 'partial', answers, onPremises: true },
    { name: 'a snapshot shared with another account', answers, facts: denied(2), observations: [{ rule: 'CT-10', severity: 'high', message: 'A disk snapshot was shared with account 444455556666.' }] },
    { name: 'an anonymous caller', outcome: 'partial', answers, facts: { cloudtrail: cloudTrailFacts({ principals: [principal({ kind: 'anonymous', id: 'anonymous', events: 1 })] }) }, says: /1 call in this sample came from someone without an account/ },
    { name: 'nobody knows', outcome: 'missing', answers: { prevention: 'unknown' } },
  ],
})
