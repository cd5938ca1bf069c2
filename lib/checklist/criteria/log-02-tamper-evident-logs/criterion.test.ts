import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts, digestFacts } from '../../testing/facts'
import { infrastructureFacts } from '../../testing/infrastructure'
import criterion from './criterion'

const answers = { protected: 'yes', lock: 'compliance', proof: 'signed', separation: 'separate', deleters: 'Nobody before the lock ends.' }
const log = { object: 'AWSLogs/111122223333/CloudTrail/us-gov-west-1/2026/11/10/111122223333_CloudTrail_us-gov-west-1_20261110T0005Z_aB3dE5fG7hJ9kL1m.json.gz', sha256: 'b7'.repeat(32), account: '111122223333', region: 'us-gov-west-1', first: '2026-11-10T00:04:31Z', last: '2026-11-10T00:05:02Z', signed: true, status: 'not-supplied' as const }
const file = (name: string, sha256: string) => cloudTrailFacts({ files: [{ name, events: 1_200, shape: 'list in an object', sha256 }] })
const evidence = [{ kind: 'log-configuration' as const, accepted: true }]

const code = (partial: Parameters<typeof infrastructureFacts>[0] = {}) => ({ 'infrastructure-code': infrastructureFacts(partial) })
const at = { file: 'plan.json' }
const kept = (partial: object) => code({ retention: [{ address: 'logs', kind: 'object-lock' as const, days: 1_830, forever: false, mode: 'compliance' as const, logs: 'yes' as const, at, ...partial }] })
const trail = (partial: object = {}) => code({ logging: [{ address: 't', kind: 'trail' as const, multiRegion: 'yes' as const, globalEvents: 'yes' as const, validation: 'yes' as const, encrypted: 'yes' as const, dataEvents: 'yes' as const, organization: 'no' as const, enabled: 'yes' as const, at, ...partial }] })

testCriterion(criterion, {
  pass: [
    { name: 'a lock and digests in code', answers, evidence, facts: { 'infrastructure-code': infrastructureFacts({ ...kept({})['infrastructure-code'], logging: trail()['infrastructure-code'].logging }) }, says: /a lock that nobody can lift: logs[\s\S]*signed digests on: t/ },
    { name: 'locked, signed, separate, and a reviewer accepted the export', answers, evidence, says: /No digest chain was verified here/ },
    { name: 'the same on premises', answers, evidence, onPremises: true },
    { name: 'a bare claim, which its grade limits', answers, says: /info: Nothing was uploaded as proof/ },
    { name: 'a sample without duplicates', answers, evidence, facts: { cloudtrail: cloudTrailFacts() } },
    { name: 'a valid chain of digests, and says whose the keys are', answers, evidence, facts: { 'cloudtrail-digest': digestFacts() }, says: /264 digests .* signed and linked[\s\S]*came with the upload and are not pinned/ },
    { name: 'a sample whose file a signed digest lists', answers, evidence, facts: { cloudtrail: file('log.json.gz', log.sha256), 'cloudtrail-digest': digestFacts({ listed: [log] }) }, says: /1 of 1 files of .* are as CloudTrail delivered them/ },
  ],
  fail: [
    { name: 'a lock in code that administrators can lift', outcome: 'partial', answers, evidence, facts: kept({ mode: 'governance' }), observations: [{ kind: 'infrastructure-code', rule: 'IAC-08', severity: 'medium', message: '1 lock can be lifted.' }] },
    { name: 'digests that code does not resolve', outcome: 'partial', answers, evidence, facts: trail({ validation: 'unknown' }), says: /whether digests are written/ },
    { name: 'an altered log', answers, evidence, facts: { 'cloudtrail-digest': digestFacts({ verdict: 'invalid', logs: { ...digestFacts().logs, differs: 2 } }) }, says: /2 of the logs differ/, knockOuts: ['KO-5'] },
    { name: 'a signature that does not fit, whatever is claimed', answers: { protected: 'no' }, facts: { 'cloudtrail-digest': digestFacts({ verdict: 'invalid' }) }, knockOuts: ['KO-5'] },
    { name: 'a broken chain', outcome: 'partial', answers, evidence, facts: { 'cloudtrail-digest': digestFacts({ verdict: 'broken-chain' }) }, says: /chain .* is broken/ },
    { name: 'digests whose signature nobody could check', outcome: 'partial', answers, evidence, facts: { 'cloudtrail-digest': digestFacts({ verdict: 'hash-only' }) }, says: /not every signature could be checked/ },
    { name: 'a sample that differs from what was delivered', outcome: 'partial', answers, evidence, facts: { cloudtrail: file(log.object, 'c1'.repeat(32)), 'cloudtrail-digest': digestFacts({ listed: [log] }) }, says: /masked or altered since/ },
    { name: 'logs can be altered', answers: { protected: 'no' }, says: /changed or deleted unnoticed/ },
    { name: 'some logs only', outcome: 'partial', answers: { ...answers, protected: 'partly' }, evidence, says: /Only some logs/ },
    { name: 'proof a reviewer refused', outcome: 'partial', answers, evidence: [{ kind: 'log-configuration', accepted: false }] },
    { name: 'governance mode', outcome: 'partial', answers: { ...answers, lock: 'governance' }, evidence },
    { name: 'versioning', outcome: 'partial', answers: { ...answers, lock: 'versions' }, evidence },
    { name: 'permissions only', answers: { ...answers, lock: 'permissions' }, evidence },
    { name: 'no lock', answers: { ...answers, lock: 'nothing' }, evidence },
    { name: 'a lock nobody knows', outcome: 'partial', answers: { ...answers, lock: 'unknown' }, evidence, says: /what protects the logs/ },
    { name: 'unsigned hashes', outcome: 'partial', answers: { ...answers, proof: 'hashes' }, evidence },
    { name: 'no proof of integrity', answers: { ...answers, proof: 'none' }, evidence },
    { name: 'same administrators', outcome: 'partial', answers: { ...answers, separation: 'separate-same-people' }, evidence },
    { name: 'same account', answers: { ...answers, separation: 'same' }, evidence },
    { name: 'duplicates in the sample', outcome: 'partial', answers, evidence, facts: { cloudtrail: cloudTrailFacts({ duplicates: 14 }) }, says: /14 events in this sample appear twice/ },
    { name: 'an impossible ARN in the sample', answers, evidence, facts: { cloudtrail: cloudTrailFacts() }, observations: [{ rule: 'CT-03', severity: 'critical', message: 'The partition aws does not hold us-gov-west-1.' }], says: /does not hold/ },
    { name: 'nobody knows', outcome: 'missing', answers: { protected: 'unknown' } },
  ],
})
