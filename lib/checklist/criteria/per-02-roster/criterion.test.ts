import type { Principal } from '../../../analyzers/log-facts'
import type { RosterRow } from '../../../analyzers/roster/facts'
import { testCriterion } from '../../test-criterion'
import { auditLogFacts } from '../../testing/audit-log-facts'
import { cloudTrailFacts, principal, rosterFacts, rosterRow } from '../../testing/facts'
import { infrastructureFacts } from '../../testing/infrastructure'
import { pipelineFacts } from '../../testing/supply-facts'
import { identityAccount, identityExportFacts } from '../../testing/table-facts'
import criterion from './criterion'

const answers = { roster: 'complete', 'unverified-access': 'nobody', reconciled: 'monthly', 'shared-accounts': 'none', 'service-owners': 'all' }
const log = (...principals: Partial<Principal>[]) => cloudTrailFacts({ principals: principals.map((one) => principal(one)) })
const roster = (...rows: Partial<RosterRow>[]) => rosterFacts({ rows: rows.map((row) => rosterRow(row)) })
const idle = { principals: [], email: 'lee.park@ridgeline.example', ref: 'E-1002' }
const service: Partial<RosterRow> = { ref: 'S-01', kind: 'service', email: '', principals: ['arn:aws-us-gov:iam::111122223333:role/deploy'], usPerson: 'blank', ownerRef: 'E-1001' }
const deploy: Partial<Principal> = { kind: 'service', id: 'arn:aws-us-gov:sts::111122223333:assumed-role/deploy/build-7', display: 'deploy' }

const other = (...principals: Partial<Principal>[]) => auditLogFacts({ principals: principals.map((one) => principal(one)) })

const exported = (...accounts: Parameters<typeof identityAccount>[0][]) => ({ 'identity-export': identityExportFacts({ accounts: accounts.map((one) => identityAccount(one)) }) })
const lets = (...principals: string[]) => ({ 'infrastructure-code': infrastructureFacts({ iam: { ...infrastructureFacts().iam, members: principals.map((one) => ({ address: 'google_project_iam_member.m', principal: one, kind: 'person' as const, at: { file: 'main.tf', line: 3 } })) } }) })
const both = { roster: roster({}), cloudtrail: log({}) }

testCriterion(criterion, {
  pass: [
    { name: 'everyone in the log of the identity provider is on the roster', answers, facts: { roster: roster({}), 'audit-log': other({}) }, says: /Every name in this sample is on the roster/ },
    { name: 'a stranger who was only refused at the door of a machine', answers, facts: { roster: roster({}), 'audit-log': auditLogFacts({ source: 'linux', format: 'linux-audit', principals: [principal(), principal({ id: 'oracle', display: 'oracle' })], onlyRefused: ['oracle'] }) } },
    { name: 'everyone in the log is on the roster', answers, facts: { roster: roster({}), cloudtrail: log({}) }, says: /Every name in this sample is on the roster/ },
    { name: 'an e-mail in other letter case', answers, facts: { roster: roster({ email: 'DANA.REYES@Ridgeline.example', principals: [] }), cloudtrail: log({}) } },
    { name: 'a role session name', answers, facts: { roster: roster({}), cloudtrail: log({ id: 'AWSReservedSSO_ItarAdmin_0f3c/dana.reyes@ridgeline.example', display: 'ItarAdmin session' }) } },
    { name: 'activity on the day of removal', answers, facts: { roster: roster({ removedOn: '2026-11-20' }, idle), cloudtrail: log({}) } },
    { name: 'a service account with an owner', answers, facts: { roster: roster({}, service), cloudtrail: log({}, deploy) } },
    { name: 'a license in place of status', answers: { ...answers, 'unverified-access': 'licensed' }, facts: { roster: roster({ usPerson: 'no', licence: 'DSP-5 050123456' }), cloudtrail: log({}) }, says: /A license is named/ },
    { name: 'a pending person whose access has not begun', answers, facts: { roster: rosterFacts({ rows: [rosterRow(), withoutGrant({ ...idle, usPerson: 'pending' })] }), cloudtrail: log({}) } },
    { name: 'provider services beside people', answers, facts: { roster: roster({}), cloudtrail: log({}, { kind: 'provider', id: 'config.amazonaws.com', display: 'config.amazonaws.com' }) } },
    { name: 'an export whose accounts are all on the roster', answers, facts: { ...both, ...exported({}) }, says: /Every account of the identity export/ },
    { name: 'an export instead of a log', answers, facts: { roster: roster({}), ...exported({}) } },
    { name: 'an account that is disabled', answers, facts: { ...both, ...exported({}, { id: 'old@ridgeline.example', enabled: false }) } },
    { name: 'code that lets in somebody on the roster', answers, facts: { ...both, ...lets('dana.reyes@ridgeline.example') }, says: /lets in by name is on the roster/ },
    { name: 'a role of the pipelines that is on the roster', answers, facts: { roster: roster({}, service), cloudtrail: log({}, deploy), 'pipeline-code': pipelineFacts() }, says: /Every role that pipelines take on/ },
    { name: 'an account list a reviewer compared, on premises', answers, onPremises: true, facts: { roster: roster({}) }, evidence: [{ kind: 'identity-export', accepted: true }] },
  ],
  fail: [
    { name: 'a stranger in the log of a machine', answers, facts: { roster: roster({}), cloudtrail: log({}), 'audit-log': auditLogFacts({ source: 'linux', format: 'linux-audit', principals: [principal({ id: 'oracle', display: 'oracle' })] }) }, says: /not on the roster: oracle/, knockOuts: ['KO-3'] },
    { name: 'someone signs in after removal', answers, facts: { roster: roster({ removedOn: '2026-11-15' }, idle), 'audit-log': other({}) }, says: /after the day their access was removed/, knockOuts: ['KO-3'] },
    { name: 'an account that is not on the roster', outcome: 'partial', answers, facts: { ...both, ...exported({}, { id: 'x.stone@ridgeline.example' }) }, says: /x\.stone@ridgeline\.example\. Say whether/ },
    { name: 'a service account of an export without a row', outcome: 'partial', answers, facts: { ...both, ...exported({}, { id: 'svc-backup', kind: 'service' }) }, says: /svc-backup\. Say who owns/ },
    { name: 'an export of other names', outcome: 'partial', answers, facts: { ...both, ...exported({ id: 'dreyes' }) }, says: /Use the same accounts in both/ },
    { name: 'code that lets in somebody who is not on the roster', outcome: 'partial', answers, facts: { ...both, ...lets('x.stone@ridgeline.example') }, says: /lets in people who are not on the roster/ },
    { name: 'code that lets in somebody unverified', answers, facts: { roster: rosterFacts({ rows: [rosterRow(), withoutGrant({ ...idle, usPerson: 'pending' })] }), cloudtrail: log({}), ...lets('lee.park@ridgeline.example') }, says: /does not show as verified/ },
    { name: 'code with handles that no roster could name', outcome: 'partial', answers, facts: { ...both, ...lets('xstone') }, says: /gives no names of that kind/ },
    { name: 'a role of the pipelines that is not on the roster', outcome: 'partial', answers, facts: { ...both, 'pipeline-code': pipelineFacts() }, says: /role\/deploy\. Say who owns/ },
    { name: 'a handle in the log of a code host is asked about', outcome: 'partial', answers, facts: { ...both, 'audit-log': auditLogFacts({ source: 'github', format: 'github-audit', principals: [principal({ id: 'xstone', display: 'xstone', aliases: [] })] }) }, says: /gives no names of the code host/ },
    { name: 'no list', answers: { roster: 'none' }, says: /keeps no list/ },
    { name: 'someone who is not on the roster', answers, facts: { roster: roster({}), cloudtrail: log({}, { id: 'p0231@kestrel.example', display: 'p0231@kestrel.example' }) }, says: /p0231@kestrel\.example/, knockOuts: ['KO-3'] },
    { name: 'a likeness is mentioned, not matched', answers, facts: { roster: roster({}), cloudtrail: log({ id: 'danareyes@kestrel.example', display: 'danareyes@kestrel.example' }) }, says: /looks like E-1001/, knockOuts: ['KO-3'] },
    { name: 'activity the day after removal', answers, facts: { roster: roster({ removedOn: '2026-11-19' }, idle), cloudtrail: log({}) }, says: /after the day their access was removed/, knockOuts: ['KO-3'] },
    { name: 'activity before verification', answers, facts: { roster: roster({ verifiedOn: '2026-11-12', grantedOn: '2026-11-12' }), cloudtrail: log({}) }, says: /before the day they were verified/ },
    { name: 'activity before the grant', answers, facts: { roster: roster({ grantedOn: '2026-11-12' }), cloudtrail: log({}) }, says: /before the day access was granted/ },
    { name: 'a foreign person with access', answers, facts: { roster: roster({}, { ...idle, usPerson: 'no' }), cloudtrail: log({}) }, says: /not U\.S\. persons for 1 person/, knockOuts: ['KO-3'] },
    { name: 'a blank status that acts', answers, facts: { roster: roster({ usPerson: 'blank' }), cloudtrail: log({}) }, knockOuts: ['KO-3'] },
    { name: 'the answer admits it', answers: { ...answers, 'unverified-access': 'yes' }, facts: { roster: roster({}), cloudtrail: log({}) }, knockOuts: ['KO-3'] },
    { name: 'a good roster does not lift a no', answers: { roster: 'none' }, facts: { roster: roster({}), cloudtrail: log({}) } },
    { name: 'an empty roster', answers, facts: { roster: roster(), cloudtrail: cloudTrailFacts({ principals: [] }) }, says: /no rows/ },
    { name: 'two rows with one e-mail', outcome: 'partial', answers, facts: { roster: roster({}, { ref: 'E-1002' }), cloudtrail: log({}) }, says: /More than one row/ },
    { name: 'no roster', outcome: 'partial', answers, says: /No roster has been read/ },
    { name: 'no log', outcome: 'partial', answers, facts: { roster: roster({}) }, says: /compared with no log/ },
    { name: 'a log in which nobody acts', outcome: 'partial', answers, facts: { roster: roster({}), cloudtrail: cloudTrailFacts({ principals: [] }) }, says: /Nobody acts/ },
    { name: 'a service account without an owner', outcome: 'partial', answers, facts: { roster: roster({}, { ...service, ownerRef: 'E-9999' }), cloudtrail: log({}) }, says: /no owner/ },
    { name: 'a service account that is not on the roster', outcome: 'partial', answers, facts: { roster: roster({}), cloudtrail: log({}, deploy) }, says: /service account acts/ },
    { name: 'an anonymous caller', outcome: 'partial', answers, facts: { roster: roster({}), cloudtrail: log({}, { kind: 'anonymous', id: 'anonymous', display: 'anonymous' }) }, says: /without a name/ },
    { name: 'a shared account', outcome: 'partial', answers, facts: { roster: roster({ email: 'devops@ridgeline.example', principals: [] }), cloudtrail: log({ id: 'devops@ridgeline.example', display: 'devops' }) }, says: /shared account/ },
    { name: 'verified after the grant', outcome: 'partial', answers, facts: { roster: roster({ verifiedOn: '2026-02-01' }), cloudtrail: log({}) }, says: /granted before verification/ },
    { name: 'verified by oneself', outcome: 'partial', answers, facts: { roster: roster({ verifiedBy: 'Dana.Reyes@ridgeline.example' }), cloudtrail: log({}) }, says: /the one verified/ },
    { name: 'a review that is overdue', outcome: 'partial', answers, facts: { roster: roster({ nextReview: '2026-11-23' }), cloudtrail: log({}) }, says: /overdue/ },
    { name: 'a reference used twice', outcome: 'partial', answers, facts: { roster: rosterFacts({ duplicateRefs: [{ ref: 'E-1001', at: { row: 9 } }] }), cloudtrail: log({}) }, says: /more than once/ },
    { name: 'no column for verification', outcome: 'partial', answers, facts: { roster: rosterFacts({ missingColumns: ['verified_on'] }), cloudtrail: log({}) }, says: /no column/ },
    { name: 'names hidden in the log', outcome: 'partial', answers, facts: { roster: roster({}), cloudtrail: cloudTrailFacts({ redactedActors: 3 }) }, says: /hide who acted/ },
    { name: 'names left out of the log', outcome: 'partial', answers, facts: { roster: roster({}), cloudtrail: cloudTrailFacts({ principalsOmitted: 12 }) }, says: /not compared/ },
    { name: 'never compared', outcome: 'partial', answers: { ...answers, reconciled: 'never' }, facts: { roster: roster({}), cloudtrail: log({}) } },
    { name: 'nobody knows', outcome: 'missing', answers: { roster: 'unknown' } },
  ],
})

function withoutGrant(partial: Partial<RosterRow>): RosterRow {
  const { grantedOn: _granted, verifiedOn: _verified, ...row } = rosterRow(partial)
  return row
}
