import { describe, expect, it } from 'vitest'
import auditReport from '../audit-report/analyzer'
import hdf from '../hdf/analyzer'
import { evidenceOf } from '../formats/testing/evidence'
import results from '../oscal-assessment-results/analyzer'
import oscalPlan from '../oscal-poam/analyzer'
import planTable from '../poam-table/analyzer'
import prowler from '../prowler/analyzer'
import sarif from '../sarif/analyzer'
import { auditRules, type AuditRuleId } from './rules'

type Reader = { analyze: typeof prowler.analyze }
const fired = async (reader: Reader, content: string) => (await reader.analyze({ files: [evidenceOf(content, 'given')] })).observations.map(({ rule }) => rule)

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const party = (n: number, name: string) => ({ uuid: id(n), type: 'organization', name })
const metadata = (more: object = {}) => ({
  title: 'Assessment of the Tidewater enclave', 'last-modified': '2026-10-30T12:00:00Z', version: '1', 'oscal-version': '1.1.3',
  parties: [party(1, 'Fairlead Compliance LLC'), party(2, 'Tidewater Systems LLC')],
  'responsible-parties': [{ 'role-id': 'assessor', 'party-uuids': [id(1)] }, { 'role-id': 'system-owner', 'party-uuids': [id(2)] }], ...more,
})
const finding = (state: string, more: object = {}) => ({ uuid: id(30), title: 'Session lock', description: 'Seen.', target: { type: 'objective-id', 'target-id': '3.1.10_obj', status: { state } }, ...more })
const result = (findings: object[], more: object = {}) => ({ uuid: id(20), title: 'Results', description: 'What was found.', start: '2026-06-08T09:00:00Z', end: '2026-06-12T09:00:00Z', 'local-definitions': { components: [{ uuid: id(9), type: 'system', title: 'Tidewater enclave' }] }, findings, ...more })
const assessment = (findings: object[] = [finding('satisfied')], more: { metadata?: object; result?: object; uuid?: string } = {}) => JSON.stringify({ 'assessment-results': { uuid: more.uuid ?? id(10), metadata: metadata(more.metadata), results: [result(findings, more.result)] } })
const risk = (n: number, status: string, level = 'high') => ({ uuid: id(n), title: 'Risk', description: 'x', statement: 'x', status, characterizations: [{ facets: [{ name: 'risk', value: level }] }] })
const withRisk = (status: string, level?: string, n = 40) => assessment([finding('not-satisfied', { 'related-risks': [{ 'risk-uuid': id(40) }] })], { result: { risks: [risk(n, status, level)] } })

const header = 'PROVIDER;ACCOUNT_UID;TIMESTAMP;CHECK_ID;CHECK_TITLE;STATUS;SEVERITY;MUTED;REGION;RESOURCE_UID'
type Row = { account?: string; time?: string; check?: string; title?: string; status?: string; severity?: string; muted?: string }
const row = (r: Row = {}) => ['aws', r.account ?? '471930285516', r.time ?? '2026-11-02 10:00:00', r.check ?? 'kms_rotation', r.title ?? 'Keys are rotated', r.status ?? 'PASS', r.severity ?? 'medium', r.muted ?? 'False', 'us-gov-west-1', 'x'].join(';')
const scan = (...rows: Row[]) => [header, ...rows.map(row)].join('\n')
const failed = (title: string, more: Row = {}) => scan({ title, status: 'FAIL', ...more })

const columns = 'Item,Requirement,Weakness,Points,Status,Date Identified,Planned Completion Date,Date Closed,Owner,System'
const plan = (...cells: Partial<Record<string, string>>[]) =>
  [columns, ...cells.map((c) => [c['id'] ?? '1', c['requirement'] ?? '3.4.9', c['weakness'] ?? 'Software is not blocked', c['points'] ?? '1', c['status'] ?? 'Open', c['opened'] ?? '2026-09-14', c['planned'] ?? '2026-12-15', c['closed'] ?? '', c['owner'] ?? 'Platform lead', c['system'] ?? 'Enclave'].join(','))].join('\n')

const report = (...lines: string[]) => ['# Assessment report', 'Assessor: Fairlead Compliance LLC', 'Prepared for: Tidewater Systems LLC', 'Assessment dates: June 8, 2026 to June 12, 2026', 'Scope: Tidewater enclave', ...lines].join('\n\n')
const without = (text: string, line: RegExp) => text.split('\n').filter((each) => !line.test(each)).join('\n')
const sound = report('Five findings were made, and all are closed.')
const run = (more: object = {}) => JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Checkov' } }, invocations: [{ executionSuccessful: true, endTimeUtc: '2026-11-03T08:00:41Z' }], versionControlProvenance: [{ repositoryUri: 'https://git.tidewater.example/enclave' }], results: [], ...more }] })
const checks = (...statuses: string[]) => JSON.stringify({ platform: { name: 'aws', target_id: '471930285516' }, profiles: [{ name: 'p', controls: statuses.map((status, i) => ({ id: `c${i}`, title: 'Keys are rotated', impact: 0.5, results: [{ status, code_desc: 'x', start_time: '2026-11-02T10:00:00Z' }] })) }] })

/** Each rule: what fires it, what is quiet, and what comes near without being it. */
const cases: Record<AuditRuleId, [reader: Reader, fires: string, quiet: string, near: string]> = {
  'AR-01': [results, assessment(undefined, { uuid: 'ec0dad37-54e0-40fd-a925-6d0bdea94c0d' }), assessment(), assessment(undefined, { metadata: { title: 'Assessment of GoodRead, our reading list' } })],
  'AR-02': [results, assessment([finding('satisfied', { description: '[insert description]' })]), assessment(), assessment([finding('satisfied', { description: 'See [the policy] and "insert" it. The describing text is kept.' })])],
  'AR-03': [prowler, scan({ time: '' }), scan({}), scan({ time: '' }, {})],
  'AR-04': [prowler, scan({ account: '' }), scan({}), scan({ account: '' }, {})],
  'AR-05': [results, assessment(undefined, { metadata: { 'responsible-parties': [{ 'role-id': 'assessor', 'party-uuids': [id(2)] }, { 'role-id': 'system-owner', 'party-uuids': [id(2)] }] } }), assessment(), assessment(undefined, { metadata: { 'responsible-parties': [{ 'role-id': 'assessor', 'party-uuids': [id(2)] }] } })],
  'AR-06': [auditReport, without(sound, /^Assessor/), sound, sound.replace('Assessor: Fairlead Compliance LLC', 'The examination was performed by Fairlead Compliance LLC in June.')],
  'AR-07': [prowler, failed('Keys are rotated', { severity: 'critical' }), failed('Keys are rotated', { severity: 'medium' }), failed('Keys are rotated', { severity: 'critical', muted: 'True' })],
  'AR-08': [results, withRisk('deviation-approved'), withRisk('closed'), withRisk('deviation-requested')],
  'AR-09': [results, assessment(undefined, { metadata: { 'oscal-version': '1.x' } }), assessment(), assessment(undefined, { metadata: { 'oscal-version': '1.0.0' } })],
  'AR-10': [results, withRisk('open', 'low', 41), withRisk('open', 'low'), assessment([finding('satisfied', { links: [{ href: 'https://tidewater.example/#part' }] })])],
  'AR-11': [hdf, checks('passed', 'skipped', 'skipped'), checks('passed', 'passed'), checks('passed', 'skipped')],
  'AR-12': [prowler, failed('Users have MFA enabled'), scan({ title: 'Users have MFA enabled' }), failed('Manufacturing data is tagged')],
  'AR-13': [prowler, failed('A bucket is publicly readable'), scan({ title: 'A bucket is publicly readable' }), failed('The public key of the signer is pinned')],
  'AR-14': [auditReport, report('Findings: none. The SPRS score is 111 of 110.'), report('Findings: none. The SPRS score is -203 of 110.'), report('Findings: none. The meeting lasted 111 minutes.')],
  'AR-15': [planTable, plan({ owner: '' }), plan({}), plan({ owner: '', status: 'Closed', closed: '2026-10-01' })],
  'AR-16': [planTable, plan({ status: 'Closed', closed: '2026-09-13' }), plan({ status: 'Closed', closed: '2026-10-01' }), plan({ status: 'Closed', closed: '2026-09-14' })],
  'AR-17': [auditReport, report('| Severity | Found | Closed |', '| High | 2 | 3 |'), report('| Severity | Found | Closed |', '| High | 3 | 2 |'), report('| Severity | Found | Closed |', '| High | 3 | 3 |')],
  'AR-18': [prowler, scan({}, { account: '583016274409' }), scan({}), scan({}, {})],
  'AR-19': [auditReport, `# DRAFT\n\n${sound}`, sound, `${sound}\n\nWe drafted the plan in May, and nobody was drafted.`],
  'AR-20': [auditReport, report('Findings are kept by the assessor.'), sound, report('There were no findings.')],
  'AR-21': [sarif, run({ invocations: [{ executionSuccessful: false, endTimeUtc: '2026-11-03T08:00:41Z' }] }), run(), run({ invocations: [{ executionSuccessful: true, exitCode: 1, endTimeUtc: '2026-11-03T08:00:41Z' }] })],
  'AR-22': [planTable, plan({ planned: '03/04/2027' }), plan({}), plan({ planned: '12/15/2026' })],
  'AR-23': [planTable, plan({ requirement: 'training' }), plan({}), plan({ requirement: 'CM.L2-3.4.9' })],
  'AR-24': [auditReport, '# Visitor policy\n\nVisitors sign in at the desk and wear a badge.', sound, '# Assessment letter\n\nThe auditor made no findings.'],
}

describe.each(Object.entries(cases))('%s', (rule, [reader, fires, quiet, near]) => {
  it('fires', async () => expect(await fired(reader, fires)).toContain(rule))
  it('is quiet', async () => expect(await fired(reader, quiet)).not.toContain(rule))
  it('lets pass what comes near', async () => expect(await fired(reader, near)).not.toContain(rule))
})

it('has cases for every rule', () => expect(Object.keys(cases).sort()).toEqual(Object.keys(auditRules).sort()))

it('holds an OSCAL plan to its own dates', async () => {
  const item = (deadline: string) => JSON.stringify({ 'plan-of-action-and-milestones': { uuid: id(50), metadata: metadata(), 'system-id': { id: 'enclave' }, risks: [{ ...risk(40, 'open'), deadline }], 'poam-items': [{ uuid: id(51), title: 'Session lock', description: 'x', 'related-risks': [{ 'risk-uuid': id(40) }] }] } })
  expect(await fired(oscalPlan, item('2026-10-29T00:00:00Z'))).toContain('AR-16')
  expect(await fired(oscalPlan, item('2026-10-31T00:00:00Z'))).not.toContain('AR-16')
})
