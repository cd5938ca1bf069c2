import { testCriterion } from '../../test-criterion'
import { auditLogFacts } from '../../testing/audit-log-facts'
import { cloudTrailFacts } from '../../testing/facts'
import { infrastructureFacts } from '../../testing/infrastructure'
import { providerAuthorizationFacts } from '../../testing/table-facts'
import { program } from '../../testing/world'
import criterion from './criterion'

const answers = { authorized: 'exact', offerings: [{ offering: 'AWS GovCloud (US)', checked: '2026-11-02' }], fedramp: 'high', 'impact-level': 'IL5', 'incident-terms': 'yes' }
const named = (offering: string) => ({ ...answers, offerings: [{ offering }] })
const flows = program().gates.flowDowns!

const azureLog = auditLogFacts({ source: 'azure', format: 'azure-activity' })
const read = (partial: Partial<ReturnType<typeof providerAuthorizationFacts>['offerings'][number]> = {}) => ({ facts: { 'provider-authorization': providerAuthorizationFacts({ offerings: [{ offering: 'AWS GovCloud (US)', provider: null, fedramp: 'high', impactLevel: 'IL5', authorizedOn: '2024-06-21', expiresOn: null, at: { page: 1 }, ...partial }] }) } })

testCriterion(criterion, {
  pass: [
    { name: 'logs and code of the cloud that is listed', answers, facts: { cloudtrail: cloudTrailFacts(), 'infrastructure-code': infrastructureFacts() } },
    { name: 'a sign-in log, which is of no cloud', answers, facts: { 'audit-log': auditLogFacts({ source: 'entra', format: 'entra-sign-in' }) } },
    { name: 'a profile that lists nobody', answers, facts: { 'audit-log': azureLog }, subcontractor: { providers: [] } },
    { name: 'a cloud listed by its offering', answers, facts: { 'audit-log': azureLog }, subcontractor: { providers: [{ provider: 'Microsoft', offering: 'Azure Government', authorization: '' }] } },
    { name: 'the exact offering', answers },
    { name: 'a letter that was read and agrees', answers, ...read(), says: /Every offering of the answer is named/ },
    { name: 'the very level', answers: { ...answers, 'impact-level': 'IL4' } },
    { name: 'no level named', answers: { ...answers, 'impact-level': 'none' }, program: { gates: { cloud: { permitted: 'yes', impactLevel: 'none', reference: '' } } }, says: /names no impact level/ },
    { name: 'GCC High', answers: named('Microsoft 365 GCC High') },
    { name: 'a letter that ends today', answers, evidence: [{ kind: 'provider-authorization', accepted: true, effectiveTo: '2026-11-24' }] },
  ],
  fail: [
    { name: 'work in a cloud that the profile does not list', outcome: 'partial', answers, facts: { 'audit-log': azureLog }, says: /Logs or code show work in Azure, and the profile lists only AWS/ },
    { name: 'code for a cloud that the profile does not list', outcome: 'partial', answers, facts: { 'infrastructure-code': infrastructureFacts({ providers: [{ ...infrastructureFacts().providers[0]!, name: 'google', cloud: 'gcp', resources: 3 }] }) }, says: /work in Google Cloud/ },
    { name: 'the document says Low', answers, ...read({ fedramp: 'low' }), says: /FedRAMP Low for AWS GovCloud/ },
    { name: 'the document says In Process', answers, ...read({ fedramp: 'in-process' }) },
    { name: 'the document gives IL2', answers, ...read({ impactLevel: 'IL2' }), says: /document gives IL2/ },
    { name: 'the document gives no level', answers, ...read({ fedramp: null, impactLevel: null }), outcome: 'partial', says: /gives no level/ },
    { name: 'the document has ended', answers, ...read({ expiresOn: '2026-11-23' }), outcome: 'partial', says: /ended on 2026-11-23/ },
    { name: 'the document is of another offering', answers, ...read({ offering: 'AWS US East/West' }), outcome: 'partial', says: /exactly that offering/ },
    { name: 'no authorization', answers: { ...answers, authorized: 'no' } },
    { name: 'below the level', answers: { ...answers, 'impact-level': 'IL2' }, says: /needs IL4; the offerings have IL2/ },
    { name: 'GCC without High', answers: named('Microsoft 365 GCC'), says: /not a government offering/ },
    { name: 'the commercial offering', answers: named('AWS US East/West') },
    { name: 'FedRAMP Low with CUI', answers: { ...answers, fedramp: 'low' } },
    { name: 'FedRAMP Low without CUI', outcome: 'partial', answers: { ...answers, fedramp: 'low' }, program: { gates: { flowDowns: { ...flows, handlesCui: 'no' } } } },
    { name: 'a related offering', outcome: 'partial', answers: { ...answers, authorized: 'related' } },
    { name: 'an unknown name', outcome: 'partial', answers: named('Skyline Compute'), says: /looks it up/ },
    { name: 'no incident terms', outcome: 'partial', answers: { ...answers, 'incident-terms': 'no' } },
    { name: 'a letter that ended yesterday', outcome: 'partial', answers, evidence: [{ kind: 'provider-authorization', accepted: true, effectiveTo: '2026-11-23' }], says: /ended on 2026-11-23/ },
    { name: 'nobody knows', outcome: 'missing', answers: { authorized: 'unknown' } },
  ],
})
