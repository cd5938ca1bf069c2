import { testCriterion } from '../../test-criterion'
import { architectureFacts } from '../../testing/document-facts'
import { auditLogFacts } from '../../testing/audit-log-facts'
import { cloudTrailFacts } from '../../testing/facts'
import { infrastructureFacts } from '../../testing/infrastructure'
import { enrolledAccount, logConfigurationFacts, logStore, mfaEnrollmentFacts } from '../../testing/table-facts'
import { pipelineFacts } from '../../testing/supply-facts'
import criterion from './criterion'

const all = ['boundary', 'data-flow', 'identity', 'places', 'keys', 'logging', 'admin-path', 'external', 'personnel', 'version']
const yes = { document: 'complete', parts: all, dated: '2026-09-14', checked: 'compared', regions: [{ region: 'us-gov-west-1' }], placeholders: 'yes' }
const { regions: _, ...unlisted } = yes
const log = (...regions: string[]) => ({ cloudtrail: cloudTrailFacts({ regions: Object.fromEntries(regions.map((region) => [region, 40])) }) })

const doc = (partial: Parameters<typeof architectureFacts>[0] = {}, absent: Parameters<typeof architectureFacts>[1] = []) => ({ architecture: architectureFacts({ date: '2026-09-14', ...partial }, absent) })
const region = (name: string) => ({ name, count: 1, at: { page: 2 } })
const claim = { text: 'So it says.', at: { page: 3 } }

const code = (partial: Parameters<typeof infrastructureFacts>[0] = {}) => ({ 'infrastructure-code': infrastructureFacts(partial) })
const use = (region: string) => ({ region, cloud: 'aws' as const, class: 'government' as const, use: 'resource' as const, holdsData: true, count: 1, at: { file: 'main.tf', line: 4 } })
const factorClaim = { claims: { retentionDays: [], mfa: [{ factor: 'hardware' as const, ...claim }], usPersonsOnly: [], abroad: [] } }
const kept = (days: number) => ({ address: 'aws_cloudwatch_log_group.audit', at: { file: 'logs.tf', line: 9 }, kind: 'log-group' as const, days, forever: false, mode: 'none' as const, logs: 'yes' as const })

type Stated = ReturnType<typeof architectureFacts>['firm'][number]
const firm = (...stated: Partial<Stated>[]) => doc({ firm: stated.map((one) => ({ what: 'cage', value: '9ZZ99', whose: 'own', text: 'CAGE code: 9ZZ99', at: { page: 1 }, ...one })) })

const calls = (...names: string[]) => ({ 'pipeline-code': pipelineFacts({ hosts: names.map((name) => ({ host: `api.${name.toLowerCase()}.io`, use: 'service', name, place: 'unstated', country: '', via: 'run', count: 1, at: { file: 'build.yml', line: 9 } })) }) })

testCriterion(criterion, {
  pass: [
    { name: 'a service that pipelines call and the document names', answers: yes, facts: { ...doc({ services: [region('Snyk')] }), ...calls('Snyk') }, says: /Every outside service/ },
    { name: 'one product under two names', answers: yes, facts: { ...doc({ services: [region('Splunk Cloud')] }), ...calls('Splunk') } },
    { name: 'the CAGE code of the profile', answers: yes, facts: firm({ value: '7RD42', whose: 'unclear' }), says: /gives the CAGE code of the profile/ },
    { name: 'the CAGE code of the prime', answers: yes, facts: firm({ whose: 'other' }) },
    { name: 'a code beside the name of the customer', answers: yes, facts: firm({ whose: 'unclear', text: 'Halberd Systems, Inc. (CAGE 9ZZ99)' }) },
    { name: 'a code of nobody beside the one of the profile', answers: yes, facts: firm({ value: '7RD42' }, { whose: 'unclear' }) },
    { name: 'the name of the profile in another form', answers: yes, facts: firm({ what: 'name', value: 'Ridgeline Cloud Works, L.L.C.' }), says: /about Ridgeline Cloud Works/ },
    { name: 'current, complete and compared', answers: yes, says: /all 10 parts/ },
    { name: 'the log agrees', answers: yes, facts: log('us-gov-west-1'), says: /Every region in the log/ },
    { name: 'exactly 12 months old', answers: { ...yes, dated: '2025-11-24' } },
    { name: 'no regions and no log', answers: unlisted },
    { name: 'on premises, regions are not asked for', answers: unlisted, onPremises: true, facts: log('us-gov-west-1') },
    { name: 'a region that is not approved is left to REG-01', answers: { ...yes, regions: [{ region: 'us-gov-west-2' }] }, says: /not on the list of approved/ },
    { name: 'a document that was read and agrees', answers: yes, facts: { ...doc(), ...log('us-gov-west-1') }, says: /named in the text/ },
    { name: 'claims that the settings bear out', answers: yes, facts: { ...doc({ claims: { retentionDays: [{ days: 2_556, ...claim }], mfa: [], usPersonsOnly: [], abroad: [] } }), 'log-configuration': logConfigurationFacts() } },
    { name: 'a document that names the account of the log', answers: yes, facts: { ...doc({ accounts: [region('111122223333')] }), ...log('us-gov-west-1') } },
    { name: 'code that agrees with the document', answers: yes, facts: { ...doc(), ...code() }, says: /Every region in the code is named/ },
    { name: 'a region that the code says nothing of', answers: { ...yes, regions: [{ region: 'us-gov-west-1' }, { region: 'us-gov-east-1' }] }, facts: { ...doc({ regions: [region('us-gov-west-1'), region('us-gov-east-1')] }), ...code() }, says: /of which the code given says nothing/ },
    { name: 'an account of another provider cannot be compared', answers: yes, facts: { ...doc({ accounts: [region('111122223333')] }), 'audit-log': auditLogFacts({ accounts: { '3c9d2e10-7b64-4f0a-9a1e-5d8f6b2c4e71': 9 } }) } },
    { name: 'a second factor claimed and seen', answers: yes, facts: { ...doc(factorClaim), 'audit-log': auditLogFacts(), 'mfa-enrollment': mfaEnrollmentFacts() } },
    { name: 'retention that the code bears out', answers: yes, facts: { ...doc({ claims: { retentionDays: [{ days: 365, ...claim }], mfa: [], usPersonsOnly: [], abroad: [] } }), ...code({ retention: [kept(365)] }) } },
    { name: 'an accepted document', answers: yes, evidence: [{ kind: 'architecture', accepted: true }] },
  ],
  fail: [
    { name: 'a service that the document does not name', outcome: 'partial', answers: yes, facts: { ...doc({ services: [region('Slack')] }), ...calls('Snyk') }, says: /pipelines call Snyk \(api\.snyk\.io\), which the text/ },
    { name: 'a document that treats no outside services is told so once', outcome: 'partial', answers: yes, facts: { ...doc({}, ['external']), ...calls('Snyk') }, says: /Snyk \(api\.snyk\.io\), and the document does not treat/ },
    { name: 'another CAGE code for the firm', outcome: 'partial', answers: yes, facts: firm({}), says: /gives CAGE code 9ZZ99 for the firm, the profile 7RD42/ },
    { name: 'another UEI for the firm', outcome: 'partial', answers: yes, facts: firm({ what: 'uei', value: 'KSTRL0000009' }), says: /gives UEI KSTRL0000009 for the firm, the profile RDGLN0000001/ },
    { name: 'another code beside the name of the firm', outcome: 'partial', answers: yes, facts: firm({ whose: 'unclear', text: 'Ridgeline Cloud Works LLC, CAGE 9ZZ99' }), says: /9ZZ99 for the firm/ },
    { name: 'a code beside both names is asked about', outcome: 'partial', answers: yes, facts: firm({ whose: 'other', text: 'Ridgeline Cloud Works LLC for Halberd Systems Inc., CAGE 9ZZ99' }), says: /without saying whose/ },
    { name: 'a code of nobody is asked about', outcome: 'partial', answers: yes, facts: firm({ whose: 'unclear' }), says: /names CAGE code 9ZZ99 without saying whose/ },
    { name: 'two codes for the firm', outcome: 'partial', answers: yes, facts: firm({ value: '7RD42' }, {}), says: /9ZZ99 for the firm beside 7RD42/ },
    { name: 'the document of another firm', outcome: 'partial', answers: yes, facts: firm({ what: 'name', value: 'Kestrel Point Systems, Inc.' }), says: /about Kestrel Point Systems, Inc\., not about Ridgeline/ },
    { name: 'another firm as owner is asked about', outcome: 'partial', answers: yes, facts: firm({ what: 'name', value: 'Kestrel Holdings Inc.', whose: 'unclear' }), says: /Say how they belong together/ },
    { name: 'two parts are not in the text', answers: yes, facts: doc({}, ['keys', 'personnel']), outcome: 'partial', says: /Say on which page/ },
    { name: 'six parts are not in the text', answers: yes, facts: doc({}, ['keys', 'personnel', 'logging', 'external', 'identity', 'boundary']) },
    { name: 'a document without a date', answers: yes, facts: doc({ date: null }), outcome: 'partial', says: /carry no date/ },
    { name: 'a document of another date', answers: yes, facts: doc({ date: '2026-03-01' }), outcome: 'partial', says: /it says 2026-03-01/ },
    { name: 'an old document', answers: { ...yes, dated: '2026-09-14' }, facts: doc({ date: '2025-03-01' }), outcome: 'partial', says: /more than 12 months/ },
    { name: 'the log shows a region that the text does not name', answers: { ...yes, regions: [{ region: 'us-gov-west-1' }, { region: 'us-gov-east-1' }] }, facts: { ...doc(), ...log('us-gov-west-1', 'us-gov-east-1') }, outcome: 'partial', says: /us-gov-east-1, which the text/ },
    { name: 'the text names a region that the answer does not', answers: yes, facts: doc({ regions: [region('us-gov-west-1'), region('eu-west-1')] }), outcome: 'partial', says: /also names eu-west-1/ },
    { name: 'a second factor claimed and not seen', answers: yes, facts: { ...doc({ claims: { retentionDays: [], mfa: [{ factor: 'hardware', ...claim }], usPersonsOnly: [], abroad: [] } }), cloudtrail: cloudTrailFacts({ consoleSignIns: { withMfa: 0, withoutMfa: 2, federated: 0, failed: 0 } }) }, outcome: 'partial', says: /2 console sign-ins with a password alone/ },
    { name: 'longer retention claimed than set', answers: yes, facts: { ...doc({ claims: { retentionDays: [{ days: 2_556, ...claim }], mfa: [], usPersonsOnly: [], abroad: [] } }), 'log-configuration': logConfigurationFacts({ stores: [logStore({ retentionDays: 90 })] }) }, outcome: 'partial', says: /longest retention in the settings and code is 90/ },
    { name: 'an OSCAL plan with blanks', answers: yes, facts: doc({ source: 'oscal-ssp', oscal: { version: '1.1.2', controls: 110, described: 60, unresolvedReferences: 0, authorizedOn: null, impact: null } }), outcome: 'partial', says: /60 of 110/ },
    { name: 'an account in the log that the document does not name', answers: yes, facts: { ...doc({ accounts: [region('444455556666')] }), ...log('us-gov-west-1') }, outcome: 'partial', says: /activity in account 111122223333/ },
    { name: 'a copy of a published example', answers: yes, facts: doc({ source: 'oscal-ssp', format: 'oscal' }), observations: [{ kind: 'architecture', rule: 'SP-01', severity: 'high', message: 'This is a copy of a published example.' }], says: /published example/ },
    { name: 'the code names a region that the document does not', answers: yes, facts: { ...doc(), ...code({ regions: [use('us-gov-west-1'), use('us-gov-east-1')] }) }, outcome: 'partial', says: /names us-gov-east-1, which the text/ },
    { name: 'the code is for another cloud', answers: yes, facts: { ...doc(), ...code({ providers: [{ ...infrastructureFacts().providers[0]!, name: 'azurerm', cloud: 'azure' }] }) }, outcome: 'partial', says: /resources in Azure, and the document names only AWS GovCloud/ },
    { name: 'another log shows a region that the document does not name', answers: yes, facts: { ...doc(), 'audit-log': auditLogFacts({ source: 'azure', canShow: ['administration', 'region'], regions: { usgovtexas: 4 } }) }, outcome: 'partial', says: /activity in usgovtexas/ },
    { name: 'the code is for an account that the document does not name', answers: yes, facts: { ...doc({ accounts: [region('444455556666')] }), ...code() }, outcome: 'partial', says: /The code is for account 111122223333/ },
    { name: 'a second factor claimed, and a password alone at the identity provider', answers: yes, facts: { ...doc(factorClaim), 'audit-log': auditLogFacts({ factors: { ...auditLogFacts().factors, none: 3 } }) }, outcome: 'partial', says: /3 sign-ins with a password or key alone/ },
    { name: 'a second factor claimed, and somebody without one', answers: yes, facts: { ...doc(factorClaim), 'mfa-enrollment': mfaEnrollmentFacts({ accounts: [enrolledAccount({ strongest: 'none', factors: [] })] }) }, outcome: 'partial', says: /shows none for 1 person/ },
    { name: 'longer retention claimed than the code sets', answers: yes, facts: { ...doc({ claims: { retentionDays: [{ days: 2_556, ...claim }], mfa: [], usPersonsOnly: [], abroad: [] } }), ...code({ retention: [kept(365)] }) }, outcome: 'partial', says: /settings and code is 365/ },
    { name: 'support around the clock', answers: yes, facts: doc(), observations: [{ kind: 'architecture', rule: 'AD-09', severity: 'medium', message: 'Support follows the sun.' }], outcome: 'partial', says: /follows the sun/ },
    { name: 'no document', answers: { document: 'none' } },
    { name: 'incomplete by its own word', answers: { ...yes, document: 'partial' }, outcome: 'partial' },
    { name: 'one part lacking', answers: { ...yes, parts: all.slice(1) }, outcome: 'partial', says: /does not describe: the boundary/ },
    { name: 'five parts named', answers: { ...yes, parts: all.slice(5) }, outcome: 'partial' },
    { name: 'four parts named', answers: { ...yes, parts: all.slice(6) } },
    { name: '12 months and a day old', answers: { ...yes, dated: '2025-11-23' }, outcome: 'partial', says: /more than 12 months/ },
    { name: 'dated tomorrow', answers: { ...yes, dated: '2026-11-25' }, outcome: 'partial' },
    { name: 'checked from memory', answers: { ...yes, checked: 'by-memory' }, outcome: 'partial' },
    { name: 'never compared', answers: { ...yes, checked: 'no' }, outcome: 'partial' },
    { name: 'template text left', answers: { ...yes, placeholders: 'no' }, outcome: 'partial', says: /template text/ },
    { name: 'a region in the log that the document does not name', answers: yes, facts: log('us-gov-west-1', 'us-gov-east-1'), outcome: 'partial', says: /activity in us-gov-east-1/ },
    { name: 'a log, but no regions to compare', answers: unlisted, facts: log('us-gov-west-1'), outcome: 'partial', says: /cannot be compared/ },
    { name: 'an observation on the document', answers: yes, facts: log('us-gov-west-1'), observations: [{ severity: 'high', message: 'The log names an account that is not drawn.' }], says: /not drawn/ },
    { name: 'a document that a reviewer refused', answers: yes, evidence: [{ kind: 'architecture', accepted: false }], outcome: 'partial' },
  ],
})
