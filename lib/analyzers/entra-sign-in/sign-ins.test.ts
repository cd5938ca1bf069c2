import { describe, expect, it } from 'vitest'
import { one, readRecords, testAuditRules } from '../audit-log/testing/test-audit-rules'
import { testShapes } from '../audit-log/testing/test-shapes'
import { evidenceOf } from '../formats/testing/evidence'
import { recognize, sampleOf } from '../recognize'
import analyzer from './analyzer'
import { buildSignIn, diagnostic, partner, refusal, step } from './build-sign-in'

const abroad = { ipAddress: '203.0.113.9', location: { city: 'Lyon', countryOrRegion: 'FR' } }
const by = (methods: string[], more = {}) => buildSignIn({ authenticationDetails: methods.map((method) => step(method)), authenticationRequirement: methods.length > 1 ? 'multiFactorAuthentication' : 'singleFactorAuthentication', ...more })

testAuditRules(analyzer, {
  'EN-01': {
    fires: [
      one('a country Entra names', buildSignIn(abroad), { severity: 'high', says: /France, as the log says/ }),
      one('refused there', buildSignIn({ ...abroad, ...refusal(53003) }), { severity: 'medium' }),
      one('a country of the address', buildSignIn({ ipAddress: '193.0.6.139', location: {} }), { says: /approximate/ }),
    ],
    quiet: [one('at home', buildSignIn()), one('a territory', buildSignIn({ ipAddress: '203.0.113.9', location: { countryOrRegion: 'GU' } })), one('a service abroad', diagnostic({ ...buildSignIn(abroad), userPrincipalName: undefined, servicePrincipalId: 's', servicePrincipalName: 'builder' }, 'ServicePrincipalSignInLogs'))],
  },
  'EN-02': {
    fires: [
      one('a password', by(['Password']), { severity: 'high' }),
      one('a password at the portal', by(['Password'], { appDisplayName: 'Azure Portal' }), { severity: 'critical', says: /administrator rights/ }),
      one('a text message', by(['Password', 'Text message']), { severity: 'medium' }),
      one('a push', by(['Password', 'Mobile app notification']), { severity: 'low' }),
      one('Windows Hello', by(['Windows Hello for Business']), { severity: 'info' }),
      one('a push declined, then nothing', buildSignIn({ authenticationDetails: [step('Password'), step('Mobile app notification', false)], authenticationRequirement: 'singleFactorAuthentication' }), { severity: 'high' }),
      one('a factor given before', buildSignIn({ authenticationDetails: [step('Previously satisfied')], status: { errorCode: 0, additionalDetails: 'MFA requirement satisfied by claim in the token' } }), { severity: 'info', says: /does not say/ }),
    ],
    quiet: [one('a hardware key', buildSignIn()), one('a certificate', by(['X.509 Certificate'])), one('a failure', by(['Password'], refusal(50126))), one('a token renewed', by(['Password'], { isInteractive: false }))],
  },
  'EN-03': {
    fires: [
      one('a guest', buildSignIn({ userType: 'Guest', homeTenantId: partner }), { severity: 'medium' }),
      one('another tenant', buildSignIn({ homeTenantId: partner, crossTenantAccessType: 'b2bCollaboration' })),
      one('a guest by name', buildSignIn({ userPrincipalName: 'r.voss_partner.example#EXT#@cinderforge.onmicrosoft.us' }), { says: /r\.voss@partner\.example/ }),
      one('a guest refused', buildSignIn({ userType: 'Guest', ...refusal(53003) }), { severity: 'low' }),
    ],
    quiet: [one('a member', buildSignIn()), one('an id of no tenant', buildSignIn({ homeTenantId: '00000000-0000-0000-0000-000000000000', crossTenantAccessType: 'b2bCollaboration' }))],
  },
  'EN-04': {
    fires: [
      one('IMAP', buildSignIn({ clientAppUsed: 'IMAP4' }), { severity: 'high' }),
      one('a device code', buildSignIn({ authenticationProtocol: 'deviceCode' }), { severity: 'high' }),
      one('a password sent on', buildSignIn({ authenticationProtocol: 'ropc', isInteractive: false })),
      one('SMTP, refused', buildSignIn({ clientAppUsed: 'Authenticated SMTP', ...refusal(53003) }), { severity: 'low' }),
    ],
    quiet: [one('a browser', buildSignIn()), one('a mobile application', buildSignIn({ clientAppUsed: 'Mobile Apps and Desktop clients', authenticationProtocol: 'oAuth2' }))],
  },
  'EN-05': {
    fires: [one('a policy that only reports', buildSignIn({ appliedConditionalAccessPolicies: [{ displayName: 'Only in the U.S.', result: 'reportOnlyFailure' }] }), { severity: 'medium' })],
    quiet: [one('it would have let in', buildSignIn({ appliedConditionalAccessPolicies: [{ result: 'reportOnlySuccess' }] })), one('a policy that is on', buildSignIn({ appliedConditionalAccessPolicies: [{ result: 'failure' }], ...refusal(53003) }))],
  },
  'LG-14': { fires: [one('support of Microsoft', buildSignIn({ crossTenantAccessType: 'microsoftSupport', homeTenantId: partner }), { severity: 'medium' })], quiet: [one('a guest', buildSignIn({ crossTenantAccessType: 'b2bCollaboration', homeTenantId: partner }))] },
  'LG-19': {
    fires: [one('high risk', buildSignIn({ riskLevelDuringSignIn: 'high', riskState: 'atRisk' }), { severity: 'medium' }), one('risk that was stopped', buildSignIn({ riskLevelAggregated: 'high', ...refusal(53003) }), { severity: 'low' })],
    quiet: [one('low risk', buildSignIn({ riskLevelDuringSignIn: 'low' })), one('dismissed', buildSignIn({ riskLevelDuringSignIn: 'high', riskState: 'dismissed' }))],
  },
})

describe('Graph', () => testShapes(analyzer, [buildSignIn(), by(['Password']), buildSignIn(abroad), buildSignIn(refusal(53003))], 'value'))
describe('a diagnostic setting', () => testShapes(analyzer, [diagnostic(buildSignIn()), diagnostic(by(['Password', 'Text message'])), diagnostic(buildSignIn({ isInteractive: false }), 'NonInteractiveUserSignInLogs')], 'records'))

describe('facts', () => {
  it('are the same from Graph and from a diagnostic setting', async () => {
    const entries = [buildSignIn(), by(['Password']), buildSignIn({ userType: 'Guest' }), buildSignIn(refusal(53003))]
    const [graph, setting] = [await readRecords(analyzer, entries), await readRecords(analyzer, entries.map((entry) => diagnostic(entry)))]
    expect({ ...setting.facts, logTypes: {}, files: [] }).toEqual({ ...graph.facts, logTypes: {}, files: [] })
    expect(graph.facts).toMatchObject({ policyRefusals: 1, guests: 1, factors: { hardware: 2, none: 1 }, consoleSignIns: { withMfa: 2, withoutMfa: 1, failed: 1 }, statedCountries: { US: 4 } })
  })

  it('tell a government tenant by a host only it has', async () => {
    const cloud = async (userPrincipalName: string) => (await readRecords(analyzer, [buildSignIn({ userPrincipalName })])).facts.cloud
    expect(await cloud('svc@cinderforge.onmicrosoft.us')).toBe('government')
    expect(await cloud('svc@cinderforge.onmicrosoft.com')).toBe('commercial')
    expect(await cloud('l.fairbanks@cinderforge.us')).toBe('unknown')
  })

  it('read the CSV of the portal', async () => {
    const csv = [
      'Date (UTC),Request ID,User agent,Correlation ID,User ID,User,Username,User type,Cross tenant access type,Authentication Protocol,Application,Application ID,Resource,Resource tenant ID,Home tenant ID,IP address,Location,Status,Sign-in error code,Failure reason,Client app,Multifactor authentication result,Multifactor authentication auth method,Authentication requirement,Conditional Access',
      '2026-11-02T14:00:00Z,r1,Mozilla,c1,u1,Lena Fairbanks,l.fairbanks@cinderforge.example,Member,none,None,Drawing Vault,a1,Drawing Vault,t1,t1,199.43.0.47,"Reston, Virginia, US",Success,,Other.,Browser,MFA completed in Azure AD,FIDO2 security key,Multifactor authentication,Success',
      '"11/2/2026, 3:05:00 PM",r2,Mozilla,c2,u2,Otto Brandt,o.brandt@cinderforge.example,Member,none,Device code flow,Azure Portal,a1,Azure,t1,t1,203.0.113.9,"Lyon, Rhone, FR",Failure,53003,Blocked,Browser,,,Single-factor authentication,Failure',
    ].join('\n')
    const file = evidenceOf(csv, 'x.json')
    expect(recognize(await sampleOf(file))?.analyzer).toBe('entra-sign-in')
    const { facts, observations } = await analyzer.analyze({ files: [file] })
    expect(facts).toMatchObject({ events: 2, incomplete: 0, firstEvent: '2026-11-02T14:00:00Z', lastEvent: '2026-11-02T15:05:00Z', factors: { hardware: 1 }, policyRefusals: 1, statedCountries: { US: 1, FR: 1 } })
    expect(observations.find(({ rule }) => rule === 'EN-01')?.locator).toMatchObject({ row: 3 })
  })
})
