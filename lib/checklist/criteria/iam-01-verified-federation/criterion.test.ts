import { testCriterion } from '../../test-criterion'
import { auditLogFacts } from '../../testing/audit-log-facts'
import { cloudTrailFacts } from '../../testing/facts'
import { infrastructureFacts } from '../../testing/infrastructure'
import { identityAccount, identityExportFacts } from '../../testing/table-facts'
import criterion from './criterion'

const answers = { gate: 'attribute', setter: 'verifier', bypass: 'no', 'local-users': 'none' }
const signIns = (partial: object) => cloudTrailFacts({ consoleSignIns: { withMfa: 0, withoutMfa: 0, federated: 0, failed: 0, ...partial } })

const code = (partial: Parameters<typeof infrastructureFacts>[0] = {}) => ({ 'infrastructure-code': infrastructureFacts(partial) })
const at = { file: 'plan.json' }
const item = { address: 'aws_iam_user.u', says: 'x', at }


const exported = (...list: Parameters<typeof identityAccount>[0][]) => ({ 'identity-export': identityExportFacts({ source: 'aws-credential-report', accounts: list.map((one) => identityAccount(one)) }) })

const gate = (partial: object) => ({ address: 'azuread_group.usp', at, kind: 'group' as const, name: 'itar-usp', gate: true, gives: true, filledBy: 'rule' as const, attributes: ['usPerson'], tells: 'yes' as const, ...partial })
const gates = (...list: object[]) => code({ iam: { ...infrastructureFacts().iam, gates: list.map(gate) } })
const direct = (...people: string[]) => code({ iam: { ...infrastructureFacts().iam, direct: people.map((principal) => ({ address: 'a', principal, says: 'x', at })) } })
const exportedGroup = (partial: object) => ({ 'identity-export': identityExportFacts({ groups: [{ name: 'itar-usp', members: ['dana.reyes@ridgeline.example'], privileged: false, filledBy: 'rule', attributes: ['usPerson'], tells: 'yes', at, ...partial }] }) })

testCriterion(criterion, {
  pass: [
    { name: 'a rule on the status in code', answers, facts: gates({}), says: /met: The (?:plan|code) fills itar-usp by a rule on usPerson/ },
    { name: 'a group that is filled elsewhere', answers, facts: gates({ filledBy: 'not-shown', attributes: [], tells: null }), says: /info: .* does not show what fills it/ },
    { name: 'another group by department beside the gate', answers, facts: gates({}, { name: 'engineers', gate: false, attributes: ['department'], tells: 'no' }), says: /info: .* fills engineers by a rule on department/ },
    { name: 'a group that gives nothing, by hand', answers, facts: gates({ name: 'lunch', gate: false, gives: false, filledBy: 'hand', attributes: [], tells: null }) },
    { name: 'a condition that asks for the tag', answers, facts: gates({ kind: 'condition', name: 'usperson', attributes: ['usperson'] }), says: /asks for usperson/ },
    { name: 'an attribute handed over from the status', answers, facts: gates({ kind: 'attribute', name: 'usPerson', attributes: ['enterprise.usPerson'] }), says: /hands over usPerson from enterprise.usPerson/ },
    { name: 'one sealed account let in directly', answers: { ...answers, bypass: 'emergency' }, facts: direct('azuread_user.glass'), says: /info: .*directly/ },
    { name: 'a rule on the status in an export', answers, facts: exportedGroup({}), says: /By the export, itar-usp is filled by a rule on usPerson/ },
    { name: 'a group from another directory', answers, facts: exportedGroup({ filledBy: 'other-directory', attributes: [], tells: null }), says: /info: By the export, itar-usp comes from another directory/ },
    { name: 'every administrator is in the group of verified people', answers, facts: exported({ admin: true }, { id: 'b', groups: ['readers'] }), says: /info: Every administrator of the export is in itar-usp/ },
    { name: 'a member by the list of the group', answers, facts: { 'identity-export': identityExportFacts({ accounts: [identityAccount({ admin: true, groups: [] })], groups: [{ name: 'US Persons', members: ['dana.reyes@ridgeline.example'], privileged: false, filledBy: 'not-shown' as const, attributes: [], tells: null, at }] }) }, says: /is in US Persons/ },
    { name: 'groups that do not say so', answers, facts: exported({ admin: true, groups: ['status-users', 'bus-platform'] }), says: /info: No group of the export says/ },
    { name: 'an administrator who is switched off', answers, facts: exported({}, { id: 'old', admin: true, enabled: false, groups: ['admins'] }) },
    { name: 'an export without passwords of the cloud account', answers, facts: exported({ password: false }) },
    { name: 'one sealed account with a password', answers: { ...answers, 'local-users': 'emergency' }, facts: exported({ password: true }), says: /info: An account has a password/ },
    { name: 'a quiet log of the directory', answers: { ...answers, 'local-users': 'emergency' }, onPremises: true, facts: { 'audit-log': auditLogFacts({ source: 'windows', format: 'windows-security' }) } },
    { name: 'code that sets up the common sign-in', answers, facts: code({ iam: { ...infrastructureFacts().iam, federation: [item] } }), says: /sets up the common sign-in/ },
    { name: 'one sealed account in code, as said', answers: { ...answers, 'local-users': 'emergency' }, facts: code({ iam: { ...infrastructureFacts().iam, users: [item] } }) },
    { name: 'a group that the verification fills', answers },
    { name: 'and sign-ins through the provider', answers, facts: { cloudtrail: signIns({ federated: 6 }) }, says: /All 6 console sign-ins/ },
    { name: 'a sample without sign-ins', answers, facts: { cloudtrail: signIns({}) } },
    { name: 'a failed change', answers, facts: { cloudtrail: cloudTrailFacts({ identityChanges: { CreateLoginProfile: 0 } }) } },
    { name: 'a directory on premises', answers: { ...answers, 'local-users': 'emergency' }, onPremises: true },
  ],
  fail: [
    { name: 'the gate is filled by department', outcome: 'not-met', answers, facts: gates({ attributes: ['department'], tells: 'no' }), says: /rule on department, which is not the U\.S\.-person status. The firm says/ },
    { name: 'the gate is filled by hand in code', outcome: 'partial', answers, facts: gates({ filledBy: 'hand', attributes: [], tells: null }), says: /fills itar-usp by hand. The firm says/ },
    { name: 'a rule that does not say', outcome: 'partial', answers, facts: gates({ attributes: ['extensionAttribute7'], tells: 'unknown' }), says: /nothing shows/ },
    { name: 'only a group by department gives access', outcome: 'partial', answers, facts: gates({ name: 'engineers', gate: false, attributes: ['department'], tells: 'no' }) },
    { name: 'an attribute of that name from elsewhere', outcome: 'partial', answers, facts: gates({ kind: 'attribute', name: 'usPerson', attributes: ['enterprise.department'], tells: 'no' }), says: /hands over usPerson from enterprise.department, which is not/ },
    { name: 'people let in directly', outcome: 'partial', answers, facts: direct('azuread_user.a', 'azuread_user.b'), says: /2 people directly.*The firm says/ },
    { name: 'two where one is sealed, directly', outcome: 'partial', answers: { ...answers, bypass: 'emergency' }, facts: direct('a', 'b') },
    { name: 'the export fills it by hand', outcome: 'partial', answers, facts: exportedGroup({ filledBy: 'hand', attributes: [], tells: null }), says: /filled by hand. The firm says/ },
    { name: 'the export fills it by country', outcome: 'not-met', answers, facts: exportedGroup({ attributes: ['country'], tells: 'no' }), says: /on country, which is not/ },
    { name: 'the export fills it by something', outcome: 'partial', answers, facts: exportedGroup({ attributes: ['extensionAttribute3'], tells: 'unknown' }) },
    { name: 'an administrator past the group', outcome: 'partial', answers, facts: exported({}, { id: 'root.ops', admin: true, groups: ['cloud-admins'] }), says: /An administrator is in no group of verified people \(itar-usp\): root\.ops\. The firm says/ },
    { name: 'a password of the cloud account against the answer', answers, facts: exported({ password: true }), says: /The firm says that there are none/ },
    { name: 'two where one is sealed', outcome: 'partial', answers: { ...answers, 'local-users': 'emergency' }, facts: exported({ password: true }, { id: 'two', password: true }), says: /2 accounts have a password/ },
    { name: 'federation was changed', outcome: 'partial', answers, facts: { 'audit-log': auditLogFacts({ source: 'entra', format: 'entra-audit' }) }, observations: [{ kind: 'audit-log', rule: 'LG-13', severity: 'medium', criterion: 'IAM-01', message: 'Federation settings of a domain were changed.' }], says: /Federation settings/ },
    { name: 'a secret was added to an application', answers, facts: { 'audit-log': auditLogFacts({ source: 'entra', format: 'entra-audit' }) }, observations: [{ kind: 'audit-log', rule: 'EN-06', severity: 'high', criterion: 'IAM-01', message: 'A secret was added to an application.' }] },
    { name: 'an account in code where none is said to be', answers, facts: code({ iam: { ...infrastructureFacts().iam, users: [item] } }), says: /The firm says that there are none/ },
    { name: 'standing keys in code', outcome: 'partial', answers, facts: code({ iam: { ...infrastructureFacts().iam, accessKeys: [item] } }), says: /standing access keys/ },
    { name: 'not connected', answers: { gate: 'none' } },
    { name: 'by hand', outcome: 'partial', answers: { ...answers, gate: 'manual' } },
    { name: 'any administrator may', outcome: 'partial', answers: { ...answers, setter: 'administrators' } },
    { name: 'direct access', outcome: 'partial', answers: { ...answers, bypass: 'yes' } },
    { name: 'own passwords', outcome: 'partial', answers: { ...answers, 'local-users': 'yes' } },
    { name: 'an export that does not tell own sign-ins from those through the provider', outcome: 'partial', answers, facts: { cloudtrail: { ...signIns({ federated: 6 }), notCarried: ['second factor'] } }, says: /does not carry what tells a password/ },
    { name: 'a sign-in past the provider', outcome: 'partial', answers, facts: { cloudtrail: signIns({ withMfa: 1, federated: 6 }) }, says: /1 console sign-in in this sample used a password/ },
    { name: 'a new password in the log', outcome: 'partial', answers, facts: { cloudtrail: cloudTrailFacts({ identityChanges: { CreateLoginProfile: 2 } }) }, says: /succeeded 2 times/ },
    { name: 'a changed identity provider', answers, facts: { cloudtrail: cloudTrailFacts() }, observations: [{ rule: 'CT-13', severity: 'high', message: 'Someone changed who vouches for people.' }], says: /vouches/ },
    { name: 'nobody knows', outcome: 'missing', answers: { gate: 'unknown' } },
  ],
})
