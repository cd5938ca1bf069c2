import { testCriterion } from '../../test-criterion'
import { auditLogFacts } from '../../testing/audit-log-facts'
import { cloudTrailFacts, principal, rosterFacts, rosterRow } from '../../testing/facts'
import { accessReviewFacts, identityAccount, identityExportFacts, reviewedAccess } from '../../testing/table-facts'
import { infrastructureFacts } from '../../testing/infrastructure'
import criterion from './criterion'

const answers = { roles: 'least', standing: 'nobody', separation: 'no', reviewed: '2026-10-05' }
const roles = (...via: string[]) => cloudTrailFacts({ principals: via.map((one, i) => principal({ id: `p${i}@ridgeline.example`, via: one })) })

const review = (partial: Parameters<typeof accessReviewFacts>[0] = {}) => ({ 'access-review': accessReviewFacts(partial) })
const accounts = (...list: Parameters<typeof identityAccount>[0][]) => ({ 'identity-export': identityExportFacts({ accounts: list.map((one) => identityAccount(one)) }) })
const dated = { ...answers, reviewed: '2026-10-12' }

const code = (partial: Parameters<typeof infrastructureFacts>[0] = {}) => ({ 'infrastructure-code': infrastructureFacts(partial) })

const git = (id: string) => auditLogFacts({ source: 'github', format: 'github-audit', principals: [principal({ id })] })

const iam = (partial: object) => code({ iam: { ...infrastructureFacts().iam, ...partial } })
const at = { file: 'plan.json' }
const owner = (standing: boolean) => ({ address: 'azurerm_role_assignment.owner', says: 'Owner', standing, at })
const onRequest = { address: 'azurerm_pim_eligible_role_assignment.owner', at, kind: 'eligible' as const, hours: 4 }
const directory = (privilegeGrants: Record<string, number>, format = 'entra-audit') => ({ 'audit-log': auditLogFacts({ source: 'entra', format, privilegeGrants }) })

testCriterion(criterion, {
  pass: [
    { name: 'roles on request in code', answers, facts: iam({ timed: [onRequest] }), says: /met: Rights for a time are seen: the plan gives rights on request or for a time \(azurerm_pim/ },
    { name: 'a role that is taken on', answers, facts: iam({ administrators: [owner(false)] }) },
    { name: 'sessions alone show nothing', answers, facts: iam({ timed: [{ ...onRequest, kind: 'session' }] }), says: /info: Nothing that was read shows how/ },
    { name: 'roles activated in the log of the directory', answers, facts: directory({ 'Add member to role completed (PIM activation)': 3, 'Add eligible member to role in PIM completed (permanent)': 1 }), says: /3 activated, 1 made available/ },
    { name: 'grants for a time in Google Cloud', answers, facts: directory({ 'google.cloud.privilegedaccessmanager.v1.PrivilegedAccessManager.ApproveGrant': 1 }, 'gcp-audit'), says: /1 activated/ },
    { name: 'standing rights where a few are named', answers: { ...answers, standing: 'few' }, facts: iam({ administrators: [owner(true)] }), says: /info: Rights that stand are seen/ },
    { name: 'a log that cannot show it', answers, facts: { 'audit-log': git('x@ridgeline.example') }, says: /info: Nothing that was read shows how/ },
    { name: 'who pushes and who runs are others', answers, facts: { cloudtrail: roles('ItarReader'), 'audit-log': git('sam.iva@ridgeline.example') }, says: /info: Nobody is seen by one name/ },
    { name: 'someone does both, and another approves', answers, facts: { cloudtrail: roles('ItarReader'), 'audit-log': git('p0@ridgeline.example') }, says: /info: One person acts both at the code host and in the cloud/ },
    { name: 'a quiet log of Azure', answers: { ...answers, standing: 'few' }, facts: { 'audit-log': auditLogFacts({ source: 'azure', format: 'azure-activity' }) } },
    { name: 'code without wide rights', answers, facts: code() },
    { name: 'roles by task', answers },
    { name: 'a review 90 days ago', answers: { ...answers, reviewed: '2026-08-26' } },
    { name: 'one administrator among three', answers, facts: { cloudtrail: roles('ItarAdmin', 'ItarReader', 'ItarDeploy') }, says: /1 of the 3 people/ },
    { name: 'a review that was read and covers the roster', answers: dated, facts: { ...review(), roster: rosterFacts() }, says: /names all 1 people/ },
    { name: 'one administrator among three accounts', answers: { ...answers, standing: 'few' }, facts: accounts({ admin: true }, { id: 'b' }, { id: 'c' }), says: /1 of 3 people in the identity export/ },
    { name: 'on premises', answers, onPremises: true },
  ],
  fail: [
    { name: 'standing rights in code against the answer', outcome: 'partial', answers, facts: iam({ administrators: [owner(true)] }), says: /for a time only, and the plan gives administrator rights for good/ },
    { name: 'both in code', outcome: 'partial', answers, facts: iam({ timed: [onRequest], administrators: [owner(true)] }) },
    { name: 'a role given for good in the log', outcome: 'partial', answers, facts: directory({ 'Add member to role': 2, 'Add member to role completed (PIM activation)': 1 }), says: /2 roles given for good/ },
    { name: 'a log of the directory without any', outcome: 'partial', answers, facts: directory({}), says: /holds no role that was activated/ },
    { name: 'a role only tried', outcome: 'partial', answers, facts: directory({ 'Add member to role completed (PIM activation)': 0 }), says: /holds no role that was activated/ },
    { name: 'someone does both, and nobody says who approves', outcome: 'partial', answers: { ...answers, separation: 'unknown' }, facts: { cloudtrail: roles('ItarReader'), 'audit-log': git('p0@ridgeline.example') }, says: /Nothing says that somebody else approves/ },
    { name: 'standing rights against the answer', outcome: 'partial', answers, facts: accounts({ admin: true }), says: /for a time only, and the identity export shows somebody/ },
    { name: 'somebody signed in as root', answers, facts: { 'audit-log': auditLogFacts({ source: 'linux', format: 'linux-audit' }) }, observations: [{ kind: 'audit-log', rule: 'LX-03', severity: 'high', criterion: 'IAM-03', message: 'Somebody signed in as root.' }], says: /signed in as root/ },
    { name: 'owner rights were given in Azure', outcome: 'partial', answers, facts: { 'audit-log': auditLogFacts({ source: 'azure', format: 'azure-activity' }) }, observations: [{ kind: 'audit-log', rule: 'AZ-03', severity: 'medium', criterion: 'IAM-03', message: 'The role Owner was assigned.' }] },
    { name: 'every action in code', answers, facts: code(), observations: [{ kind: 'infrastructure-code', rule: 'IAC-09', severity: 'high', message: '1 policy allows every action on everything: p.' }], says: /every action/ },
    { name: 'the review that was read is old', outcome: 'partial', answers, facts: review({ newestDate: '2026-06-01' }), says: /176 days ago/ },
    { name: 'the review that was read is more than a year old', answers, facts: review({ newestDate: '2025-06-01' }) },
    { name: 'the answer is newer than the record', outcome: 'partial', answers: { ...answers, reviewed: '2026-11-20' }, facts: review(), says: /record that was read ends on 2026-10-12/ },
    { name: 'a review without a date', outcome: 'partial', answers: dated, facts: review({ newestDate: null }), says: /carries no date/ },
    { name: 'someone on the roster was left out', outcome: 'partial', answers: dated, facts: { ...review(), roster: rosterFacts({ rows: [rosterRow(), rosterRow({ ref: 'E-1002', email: 'b@ridgeline.example', principals: [] })] }) }, says: /leaves out 1 of 2 people on the roster: E-1002/ },
    { name: 'an administrator was left out', outcome: 'partial', answers: dated, facts: { ...review(), ...accounts({ id: 'root-like', admin: true }, {}, { id: 'c' }) }, says: /1 of 1 administrator accounts: root-like/ },
    { name: 'most accounts are administrators', outcome: 'partial', answers, facts: accounts({ admin: true }, { id: 'b', admin: true }, { id: 'c' }), says: /2 of 3/ },
    { name: 'reviewed by oneself', outcome: 'partial', answers: dated, facts: review({ rows: [reviewedAccess()] }), observations: [{ rule: 'AR-01', severity: 'medium', message: '1 right was reviewed by the very account.' }] },
    { name: 'everyone can do everything', answers: { roles: 'all' } },
    { name: 'broad roles', outcome: 'partial', answers: { ...answers, roles: 'broad' } },
    { name: 'standing administrators', answers: { ...answers, standing: 'most' } },
    { name: 'one person alone', outcome: 'partial', answers: { ...answers, separation: 'yes' } },
    { name: 'a review 91 days ago', outcome: 'partial', answers: { ...answers, reviewed: '2026-08-25' }, says: /91 days ago/ },
    { name: 'a review more than a year ago', answers: { ...answers, reviewed: '2025-11-01' } },
    { name: 'a review that has not come', outcome: 'partial', answers: { ...answers, reviewed: '2026-11-25' } },
    { name: 'only administrators in the log', outcome: 'partial', answers, facts: { cloudtrail: roles('ItarAdmin', 'ItarAdmin', 'Administrator') }, says: /3 of the 3/ },
    { name: 'administrator rights given in the log', answers, facts: { cloudtrail: cloudTrailFacts() }, observations: [{ rule: 'CT-13', severity: 'high', message: 'Someone gave full administrator rights.' }] },
    { name: 'nobody knows', outcome: 'missing', answers: { roles: 'unknown' } },
  ],
})
