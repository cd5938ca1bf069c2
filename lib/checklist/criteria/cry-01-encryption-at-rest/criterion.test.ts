import { testCriterion } from '../../test-criterion'
import { moduleCertificate, moduleCertificatesFacts } from '../../testing/table-facts'
import { infrastructureFacts } from '../../testing/infrastructure'
import criterion from './criterion'

const row = {
  store: 'Program bucket', module: 'Key service HSM', version: '3.1', certificate: '#4985', standard: '140-3', level: '3', status: 'Active',
  sunset: '2029-05-01', checked: '2026-11-02', since: '2025-02-01', environment: 'yes', plan: '',
}
const historical = { ...row, store: 'Disks', standard: '140-2', status: 'Historical', sunset: '2026-09-21', plan: 'POA-07' }
const answers = { 'at-rest': 'validated', modules: [row], backups: 'same', keys: 'own' }
const flowDowns = (handlesCui: 'yes' | 'no' | 'unknown') => ({
  gates: { flowDowns: { clauses: ['252.225-7048'], handlesCui, distributionStatement: 'D' as const, citizenshipOnly: false, requiredCmmc: 'none' as const } },
})

const list = (...rows: Parameters<typeof moduleCertificate>[0][]) => ({ facts: { 'module-certificates': moduleCertificatesFacts({ rows: rows.map((one) => moduleCertificate({ certificate: '4985', ...one })) }) } })

const code = (partial: Parameters<typeof infrastructureFacts>[0] = {}) => ({ 'infrastructure-code': infrastructureFacts(partial) })
const at = { file: 'plan.json' }
const stored = (encryption: 'own-key' | 'provider-key' | 'none' | 'unknown') => code({ stores: [{ address: 'b', type: 'aws_s3_bucket', encryption, key: null, at }], encryption: { ownKey: Number(encryption === 'own-key'), providerKey: Number(encryption === 'provider-key'), none: Number(encryption === 'none'), unknown: Number(encryption === 'unknown') } })

testCriterion(criterion, {
  pass: [
    { name: 'a plan that encrypts with own keys', answers, facts: stored('own-key'), says: /All 1 stores in the plan are encrypted/ },
    { name: 'keys of the provider, as said', answers: { ...answers, keys: 'mixed' }, outcome: 'partial', facts: stored('provider-key') },
    { name: 'an Active 140-3 module', answers, says: /Program bucket: Key service HSM 3\.1: FIPS 140-3, Active until 2029-05-01/ },
    { name: 'a list that was read and agrees', answers, ...list({}), says: /Certificate list, Object store: Core Crypto Module 3\.0: FIPS 140-3, Active/ },
    { name: 'on premises', answers, onPremises: true },
    { name: '140-2 while it was Active', answers: { ...answers, modules: [{ ...historical, status: 'Active', checked: '2026-08-01' }] }, now: '2026-09-01T12:00:00Z' },
  ],
  fail: [
    { name: 'a store without encryption in the plan', answers, facts: stored('none'), says: /stores without encryption: b/ },
    { name: 'a store that the plan does not resolve', outcome: 'partial', answers, facts: stored('unknown'), says: /does not resolve/ },
    { name: 'keys of the provider against the answer', outcome: 'partial', answers, facts: stored('provider-key'), says: /keys of the provider: b/ },
    { name: 'no certificates', answers: { 'at-rest': 'not-validated' }, says: /no certificate shows/ },
    { name: 'not encrypted', answers: { 'at-rest': 'not-encrypted' } },
    { name: 'the word compliant instead of a certificate', answers: { ...answers, modules: [row, { ...row, store: 'Queue', certificate: 'FIPS compliant' }] }, says: /Queue: .*unverified/ },
    { name: 'unvalidated where CUI is unknown', answers: { ...answers, modules: [{ ...row, certificate: '' }] }, program: flowDowns('unknown') },
    { name: 'unvalidated where the gate is unanswered', answers: { ...answers, modules: [{ ...row, certificate: '' }] }, program: { gates: { flowDowns: null } } },
    { name: 'unvalidated without CUI', outcome: 'partial', answers: { ...answers, modules: [{ ...row, certificate: '' }] }, program: flowDowns('no') },
    { name: '140-2 in use before, with a plan', outcome: 'partial', answers: { ...answers, modules: [row, historical] }, says: /POA-07/ },
    { name: '140-2 for a new build', answers: { ...answers, modules: [{ ...historical, since: '2026-10-02' }] } },
    { name: 'revoked', answers: { ...answers, modules: [{ ...row, status: 'Revoked' }] } },
    { name: 'the list shows it revoked', answers, ...list({ status: 'revoked' }), says: /revoked/ },
    { name: 'the list shows 140-2 in a new build', answers, ...list({ standard: '140-2', status: 'historical', sunset: '2026-09-21', since: '2026-10-05' }), says: /put into use only on 2026-10-05/ },
    { name: 'the list shows 140-2 with a plan', outcome: 'partial', answers, ...list({ standard: '140-2', status: 'historical', sunset: '2026-09-21', since: '2024-01-05', plan: 'POA-7' }), says: /POA-7/ },
    { name: 'the list does not name the standard', outcome: 'partial', answers, ...list({ standard: null }), says: /The number does not tell/ },
    { name: 'the list gives no number', answers, ...list({ certificate: null }), says: /no certificate number/ },
    { name: 'the list lacks a certificate of the answers', outcome: 'partial', answers, ...list({ certificate: '4711' }), says: /name certificate 4985/ },
    { name: 'the list gives another status', outcome: 'partial', answers: { ...answers, modules: [{ ...row, status: 'Active' }] }, ...list({ status: 'historical', since: '2024-01-05', sunset: '2026-09-01', plan: 'POA-7' }), says: /the answer says Active, the list says historical/ },
    { name: 'looked up more than a year ago', outcome: 'partial', answers, ...list({ checkedOn: '2025-11-01' }), says: /more than a year ago/ },
    { name: 'standard not given', outcome: 'partial', answers: { ...answers, modules: [{ ...row, standard: '' }] }, says: /The number does not tell/ },
    { name: 'modules not listed', outcome: 'partial', answers: { 'at-rest': 'validated', backups: 'same', keys: 'own' }, says: /No module is listed/ },
    { name: 'some validated', outcome: 'partial', answers: { ...answers, 'at-rest': 'some-validated' } },
    { name: 'some backups', outcome: 'partial', answers: { ...answers, backups: 'some' } },
    { name: 'open backups', answers: { ...answers, backups: 'no' } },
    { name: 'mixed keys', outcome: 'partial', answers: { ...answers, keys: 'mixed' } },
    { name: 'default keys', outcome: 'partial', answers: { ...answers, keys: 'default' } },
    { name: 'a certificate list the reviewer refused', outcome: 'partial', answers, evidence: [{ kind: 'module-certificates', accepted: false }] },
    { name: 'nobody knows', outcome: 'missing', answers: { 'at-rest': 'unknown' } },
  ],
})
