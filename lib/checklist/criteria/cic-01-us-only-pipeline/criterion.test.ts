import type { NamedInPipeline } from '../../../analyzers/pipeline-facts'
import { testCriterion } from '../../test-criterion'
import { auditLogFacts } from '../../testing/audit-log-facts'
import { principal, rosterFacts, rosterRow } from '../../testing/facts'
import { pipelineFacts } from '../../testing/supply-facts'
import { identityAccount, identityExportFacts } from '../../testing/table-facts'
import criterion from './criterion'

const answers = {
  pipeline: 'all', repository: 'own-approved', runners: 'own-approved', artifacts: 'approved',
  members: 'all', credentials: 'short-lived', strangers: 'no',
}
const commercial = { ...answers, repository: 'authorized-service' }
const on = (kind: 'hosted' | 'shared' | 'unknown', label: string) => pipelineFacts({ runners: [{ class: kind, label, group: '', jobs: 1, at: { file: 'build.yml', line: 4 } }] })

const names = (...people: Partial<NamedInPipeline>[]) => pipelineFacts({ people: people.map((one) => ({ name: 'dreyes', kind: 'handle', as: 'owner', count: 1, at: { file: 'CODEOWNERS', line: 2 }, ...one })) })
const listed = (...principals: string[]) => rosterFacts({ rows: [rosterRow({ principals })] })
const handles = rosterFacts({ columns: { ...rosterFacts().columns, 'GitHub handle': 'principals' } })

testCriterion(criterion, {
  pass: [
    { name: 'own servers in the approved region', answers, facts: { 'pipeline-code': pipelineFacts() }, says: /asks for own machines/ },
    { name: 'an authorized service, outside code only after approval', answers: { ...answers, repository: 'authorized-service', strangers: 'approved' } },
    { name: 'machines on site', answers: { ...answers, inventory: [{ name: 'build-1', location: 'Program room' }] }, onPremises: true },
    { name: 'an owner of code whose handle the roster has', answers, facts: { 'pipeline-code': names({}), roster: listed('dreyes') }, says: /name is on the roster \(1\)/ },
    { name: 'an owner whose address the export of members gives', answers, facts: { 'pipeline-code': names({}), 'identity-export': identityExportFacts({ source: 'github', accounts: [identityAccount({ id: 'dreyes', aliases: ['dana.reyes@ridgeline.example'] })] }), roster: rosterFacts() }, says: /name is on the roster/ },
    { name: 'a team whose members are exported', answers, facts: { 'pipeline-code': names({ name: 'ridgeline/platform', kind: 'team' }), 'identity-export': identityExportFacts({ source: 'github' }), roster: rosterFacts() }, says: /compared by the export of all members/ },
    { name: 'members of the code host are all on the roster', answers, facts: { 'identity-export': identityExportFacts({ source: 'github' }), roster: rosterFacts() }, says: /All 1 people/ },
    { name: 'an export of another system says nothing of the code host', answers, facts: { 'identity-export': identityExportFacts({ source: 'entra', accounts: [identityAccount({ id: 'stranger' })] }), roster: rosterFacts() } },
  ],
  fail: [
    { name: 'an owner of code who is not verified', answers, facts: { 'pipeline-code': names({}), roster: rosterFacts({ rows: [rosterRow({ principals: ['dreyes'], usPerson: 'pending' })] }) }, says: /does not show as verified U\.S\. persons with access: dreyes \(owner of code\)/ },
    { name: 'an approver off a roster that has handles', outcome: 'partial', answers, facts: { 'pipeline-code': names({}, { name: 'zrourke', as: 'approver' }), roster: listed('dreyes') }, says: /not on the roster: zrourke \(approver\)/ },
    { name: 'an owner by an address that the roster does not have', outcome: 'partial', answers, facts: { 'pipeline-code': names({ name: 'z.rourke@offsite.example', kind: 'address' }), roster: rosterFacts() }, says: /not on the roster: z\.rourke@offsite/ },
    { name: 'a handle that no row could name is asked about', outcome: 'partial', answers, facts: { 'pipeline-code': names({ as: 'condition' }), roster: rosterFacts({ rows: [rosterRow({ principals: [] })] }) }, says: /dreyes \(named in a condition\) may be people on it or may not/ },
    { name: 'a name that can be a group is asked about', outcome: 'partial', answers, facts: { 'pipeline-code': names({}, { name: 'platform', kind: 'unclear' }), roster: listed('dreyes') }, says: /platform \(owner of code\) may be .* which of these are groups/ },
    { name: 'a team without an export of members', outcome: 'partial', answers, facts: { 'pipeline-code': names({ name: 'ridgeline/platform', kind: 'team' }), roster: rosterFacts() }, says: /who is in them is not in the files/ },
    { name: 'people named and no roster', outcome: 'partial', answers, facts: { 'pipeline-code': names({}) }, says: /name were compared with nothing/ },
    { name: 'two rows with the handle', outcome: 'partial', answers, facts: { 'pipeline-code': names({}), roster: rosterFacts({ rows: [rosterRow({ principals: ['dreyes'] }), rosterRow({ ref: 'E-1002', principals: ['dreyes'] })] }) }, says: /More than one row of the roster could be dreyes/ },
    { name: 'hosted runners in the files', answers: commercial, facts: { 'pipeline-code': on('hosted', 'ubuntu-latest') }, says: /hosted machines \(ubuntu-latest\), whose location/ },
    { name: 'the same label on a server of the firm is asked', outcome: 'partial', answers, facts: { 'pipeline-code': on('hosted', 'ubuntu-latest') }, says: /say where it stands/ },
    { name: 'the same label on a server that the files name', outcome: 'partial', answers: commercial, facts: { 'pipeline-code': { ...on('hosted', 'ubuntu-latest'), codeHost: { kind: 'own-server', host: 'git.ridgeline.example' } } }, says: /say where it stands/ },
    { name: 'a runner by expression', outcome: 'partial', answers, facts: { 'pipeline-code': on('unknown', '${{ matrix.os }}') }, says: /do not say which machine/ },
    { name: 'jobs that any runner may take', outcome: 'partial', answers, facts: { 'pipeline-code': on('shared', '') }, says: /any shared runner/ },
    { name: 'own server in words, github.com in the files', answers, facts: { 'pipeline-code': pipelineFacts({ codeHost: { kind: 'github.com', host: 'github.com' } }) }, says: /the files name github.com/ },
    { name: 'code of strangers with rights', answers, facts: { 'pipeline-code': pipelineFacts() }, observations: [{ kind: 'pipeline-code', rule: 'GA-03', severity: 'high', message: 'Strangers run.' }], says: /Strangers run/ },
    { name: 'a member off the roster', answers, facts: { 'identity-export': identityExportFacts({ source: 'github', accounts: [identityAccount(), identityAccount({ id: 'z.rourke' })] }), roster: handles }, knockOuts: ['KO-3'], says: /not on the roster: z.rourke/ },
    { name: 'a member by an address that the roster does not have', answers, facts: { 'identity-export': identityExportFacts({ source: 'github', accounts: [identityAccount({ id: 'z.rourke', aliases: ['z.rourke@offsite.example'] })] }), roster: rosterFacts() }, knockOuts: ['KO-3'] },
    { name: 'a handle where somebody else is named by one', answers, facts: { 'identity-export': identityExportFacts({ source: 'github', accounts: [identityAccount({ id: 'dreyes' }), identityAccount({ id: 'zrourke' })] }), roster: rosterFacts({ rows: [rosterRow({ principals: ['dreyes'] })] }) }, knockOuts: ['KO-3'], says: /not on the roster: zrourke/ },
    { name: 'a handle that no roster of this kind could name is asked about', outcome: 'partial', answers, facts: { 'identity-export': identityExportFacts({ source: 'github', accounts: [identityAccount(), identityAccount({ id: 'zrourke' })] }), roster: rosterFacts() }, says: /gives no names of the code host, so zrourke may be/ },
    { name: 'an unverified member', answers, facts: { 'identity-export': identityExportFacts({ source: 'gitlab' }), roster: rosterFacts({ rows: [rosterRow({ usPerson: 'pending' })] }) }, knockOuts: ['KO-3'] },
    { name: 'a stranger in the log of the code host', answers, facts: { 'audit-log': auditLogFacts({ source: 'github', principals: [principal({ id: 'mallory', display: 'mallory' })] }), roster: handles }, knockOuts: ['KO-3'], says: /mallory/ },
    { name: 'members without a roster to compare', outcome: 'partial', answers, facts: { 'identity-export': identityExportFacts({ source: 'github' }) }, says: /no roster has been read/ },
    { name: 'not in U.S.-only infrastructure', answers: { pipeline: 'no' } },
    { name: 'some parts elsewhere', outcome: 'partial', answers: { ...answers, pipeline: 'some' } },
    { name: 'a commercial code host', answers: { ...answers, repository: 'commercial' } },
    { name: 'a commercial host with U.S. storage', outcome: 'partial', answers: { ...answers, repository: 'commercial-us' } },
    { name: 'runners of the code host', answers: { ...answers, runners: 'hosted' }, says: /location is not guaranteed/ },
    { name: 'own runners elsewhere', outcome: 'partial', answers: { ...answers, runners: 'own-us' } },
    { name: 'a shared runner group', outcome: 'partial', answers: { ...answers, runners: 'shared-group' } },
    { name: 'artifacts anywhere', answers: { ...answers, artifacts: 'anywhere' } },
    { name: 'artifacts elsewhere in the U.S.', outcome: 'partial', answers: { ...answers, artifacts: 'us' } },
    { name: 'readers off the roster', answers: { ...answers, members: 'not-all' }, knockOuts: ['KO-3'] },
    { name: 'readers not compared', outcome: 'partial', answers: { ...answers, members: 'not-compared' } },
    { name: 'stored keys', outcome: 'partial', answers: { ...answers, credentials: 'stored-keys' } },
    { name: 'strangers run code', answers: { ...answers, strangers: 'yes' } },
    { name: 'where builds run is not known', outcome: 'partial', answers: { ...answers, runners: 'unknown' }, says: /where the builds run/ },
    { name: 'pipeline files the reviewer refused', outcome: 'partial', answers, evidence: [{ kind: 'pipeline-code', accepted: false }] },
    { name: 'nobody knows', outcome: 'missing', answers: { pipeline: 'unknown' } },
  ],
})
