import { testCriterion } from '../../test-criterion'
import { auditLogFacts } from '../../testing/audit-log-facts'
import { cloudTrailFacts, principal, rosterFacts } from '../../testing/facts'
import { enrolledAccount, identityAccount, identityExportFacts, mfaEnrollmentFacts } from '../../testing/table-facts'
import { program } from '../../testing/world'
import criterion from './criterion'

const answers = { factor: 'hardware', enforced: 'yes', emergency: 'hardware' }
const relaxed = { policy: { ...program().policy, requiresHardwareMfa: false } }
const signIns = (partial: object) => cloudTrailFacts({ consoleSignIns: { withMfa: 0, withoutMfa: 0, federated: 0, failed: 0, ...partial } })
const acting = (partial: Parameters<typeof principal>[0], mfa = { yes: 0, no: 9, unknown: 0 }) => cloudTrailFacts({ mfa, principals: [principal({ withMfa: 0, withoutMfa: 9, ...partial })] })
const session = 'arn:aws-us-gov:sts::111122223333:assumed-role/AWSReservedSSO_ItarAdmin_0f3c/dana.reyes@ridgeline.example'

const enrolled = (...accounts: Parameters<typeof enrolledAccount>[0][]) => mfaEnrollmentFacts({ accounts: accounts.map((one) => enrolledAccount(one)) })
const policy = (partial = {}) => mfaEnrollmentFacts({ accounts: [], policies: [{ name: 'Key for everyone', state: 'enforced', requires: 'phishing-resistant', everyone: true, allApps: true, exclusions: 0, locations: false, at: { record: 1 }, ...partial }] })

const provider = (factors: Partial<ReturnType<typeof auditLogFacts>['factors']>, partial: Parameters<typeof auditLogFacts>[0] = {}) => ({ 'audit-log': auditLogFacts({ factors: { hardware: 0, phishingResistant: 0, app: 0, sms: 0, none: 0, unknown: 0, ...factors }, ...partial }) })

testCriterion(criterion, {
  pass: [
    { name: 'a key at every sign-in of the identity provider', answers, facts: provider({ hardware: 40 }), says: /40 sign-ins of people in this sample used a hardware key/ },
    { name: 'role sessions, and the log of the identity provider', answers, facts: { cloudtrail: acting({ aliases: [session] }), ...provider({ hardware: 9 }) }, says: /info: 9 events/ },
    { name: 'apps where the prime does not ask for hardware', answers: { ...answers, factor: 'app' }, program: relaxed, facts: provider({ app: 12 }) },
    { name: 'machines whose log never names a factor', answers, facts: provider({ unknown: 30 }, { source: 'windows', format: 'windows-security', canShow: ['sign-in', 'administration', 'content'] }) },
    { name: 'hardware for all', answers },
    { name: 'and a log that shows it', answers, facts: { cloudtrail: cloudTrailFacts() }, says: /All 40 events/ },
    { name: 'an app where the prime does not ask for hardware', answers: { ...answers, factor: 'app' }, program: relaxed },
    { name: 'role sessions, and the provider’s report accepted', answers, facts: { cloudtrail: acting({ aliases: [session] }) }, evidence: [{ kind: 'mfa-enrollment', accepted: true }], says: /info: 9 events/ },
    { name: 'the enrollment report shows a key for everyone', answers, facts: { 'mfa-enrollment': enrolled({}), roster: rosterFacts() }, says: /names all 1 people/ },
    { name: 'role sessions, and everyone enrolled', answers, facts: { cloudtrail: acting({ aliases: [session] }), 'mfa-enrollment': enrolled({}) }, says: /info: / },
    { name: 'an enforced policy for everyone', answers, facts: { 'mfa-enrollment': policy() }, says: /refuses sign-ins without/ },
    { name: 'a disabled account or a service without a factor', answers, facts: { 'mfa-enrollment': enrolled({}, { account: 'x', enabled: false, strongest: 'none' }, { account: 'y', kind: 'service', strongest: 'none' }) } },
    { name: 'cards on premises', answers, onPremises: true },
  ],
  fail: [
    { name: 'an export that leaves out second factors', outcome: 'partial', answers, facts: { cloudtrail: { ...acting({ withoutMfa: 0 }, { yes: 31, no: 0, unknown: 9 }), notCarried: ['second factor'] } }, says: /does not carry second factors, so 9 events/ },
    { name: 'a sign-in by password at the identity provider', answers, facts: provider({ hardware: 39, none: 1 }), says: /1 sign-in of a person in this sample used a password or key alone/ },
    { name: 'hardware claimed, apps used', outcome: 'partial', answers, facts: provider({ hardware: 30, app: 10 }), says: /used an app or prompt, not hardware/ },
    { name: 'a factor that may not be hardware', outcome: 'partial', answers, facts: provider({ phishingResistant: 40 }), says: /does not show that it is separate hardware/ },
    { name: 'an administrator without any factor', answers, facts: provider({ none: 5 }, { principals: [principal({ id: 'cloud.admin@ridgeline.example', display: 'cloud.admin', withMfa: 0, withoutMfa: 5 })] }), knockOuts: ['KO-3'] },
    { name: 'someone in the report without a factor', answers, facts: { 'mfa-enrollment': enrolled({}, { account: 'b.moss', admin: false, strongest: 'none' }) }, says: /no second factor for 1 of 2 people: b\.moss/ },
    { name: 'an administrator in the report without a factor', answers, facts: { 'mfa-enrollment': enrolled({ strongest: 'none' }) }, knockOuts: ['KO-3'] },
    { name: 'hardware claimed, apps enrolled', outcome: 'partial', answers, facts: { 'mfa-enrollment': enrolled({ strongest: 'app' }) }, says: /enrollment report shows otherwise/ },
    { name: 'a factor whose kind cannot be told', outcome: 'partial', answers, facts: { 'mfa-enrollment': enrolled({ strongest: 'unclear' }) }, says: /Say whether it is a hardware key/ },
    { name: 'someone on the roster is not in the report', outcome: 'partial', answers, facts: { 'mfa-enrollment': enrolled({ account: 'other@ridgeline.example' }), roster: rosterFacts() }, says: /does not name 1 of 1/ },
    { name: 'a policy that only reports', answers, facts: { 'mfa-enrollment': policy({ state: 'report-only' }) }, says: /only reports/ },
    { name: 'a policy with exceptions', outcome: 'partial', answers, facts: { 'mfa-enrollment': policy({ exclusions: 2 }) }, says: /has exceptions/ },
    { name: 'a policy for some', outcome: 'partial', answers, facts: { 'mfa-enrollment': policy({ everyone: false }) }, says: /ask some/ },
    { name: 'only a policy that blocks places', outcome: 'partial', answers, facts: { 'mfa-enrollment': policy({ requires: 'block' }) }, says: /Upload the one that does/ },
    { name: 'a password without a factor in the credential report', answers, facts: { 'identity-export': identityExportFacts({ accounts: [identityAccount({ password: true, mfa: false })] }) }, says: /identity export shows a password/ },
    { name: 'a password alone', answers: { factor: 'none' } },
    { name: 'a console sign-in without', answers, facts: { cloudtrail: signIns({ withoutMfa: 1 }) }, says: /1 console sign-in in this sample used a password alone/, knockOuts: ['KO-3'] },
    { name: 'an administrator without any', answers, facts: { cloudtrail: acting({ id: 'admin-dreyes', display: 'admin-dreyes' }) }, knockOuts: ['KO-3'] },
    { name: 'someone else without', answers, facts: { cloudtrail: acting({ id: 'dreyes', display: 'dreyes' }) }, says: /own credentials/ },
    { name: 'an administrator who used one at times', answers, facts: { cloudtrail: acting({ id: 'admin-dreyes', display: 'admin-dreyes', withMfa: 3 }) } },
    { name: 'role sessions say nothing: check the provider', outcome: 'partial', answers, facts: { cloudtrail: acting({ aliases: [session], via: 'ItarAdmin' }) }, says: /cannot show a second factor/ },
    { name: 'sessions that do not say', outcome: 'partial', answers, facts: { cloudtrail: cloudTrailFacts({ mfa: { yes: 3, no: 0, unknown: 5 } }) } },
    { name: 'use of the root', outcome: 'partial', answers, facts: { cloudtrail: cloudTrailFacts({ rootEvents: 2 }) }, says: /root acted 2 times/ },
    { name: 'a factor taken away', answers, facts: { cloudtrail: cloudTrailFacts() }, observations: [{ rule: 'CT-13', severity: 'high', message: 'Someone took away a second factor.' }] },
    { name: 'an app', outcome: 'partial', answers: { ...answers, factor: 'app' } },
    { name: 'text messages, whatever the policy', outcome: 'partial', answers: { ...answers, factor: 'sms' }, program: relaxed },
    { name: 'only reported', answers: { ...answers, enforced: 'report-only' } },
    { name: 'exceptions', outcome: 'partial', answers: { ...answers, enforced: 'exceptions' } },
    { name: 'an emergency password', outcome: 'partial', answers: { ...answers, emergency: 'password' } },
    { name: 'nobody knows', outcome: 'missing', answers: { factor: 'unknown' } },
  ],
})
