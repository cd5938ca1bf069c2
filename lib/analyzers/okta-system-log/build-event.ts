import type { JsonRecord } from '../formats/json-records'

let serial = 0

/** One quiet System Log event for tests: a person of the firm opens an application, at home in the United States. */
export function buildEvent(eventType = 'user.authentication.sso', fields: JsonRecord = {}): JsonRecord {
  serial++
  return {
    actor: { id: '00u8k2xa1bQ7rTn3p5d7', type: 'User', alternateId: 'i.marchetti@pelorus.example', displayName: 'Ilaria Marchetti' },
    client: { userAgent: { rawUserAgent: 'Mozilla/5.0', os: 'Windows 11', browser: 'EDGE' }, zone: 'null', device: 'Computer', ipAddress: '199.43.0.47', geographicalContext: { city: 'Reston', state: 'Virginia', country: 'United States', postalCode: '20190' } },
    authenticationContext: { authenticationStep: 0, externalSessionId: 'idxT4gq1ZzWQ2' },
    displayMessage: 'User single sign on to app',
    eventType,
    outcome: { result: 'SUCCESS', reason: null },
    published: '2026-11-02T14:00:00.123Z',
    securityContext: { asNumber: 7018, isp: 'example', isProxy: false },
    severity: 'INFO',
    debugContext: { debugData: { requestUri: '/app/slack/sso/saml', origin: 'https://pelorus.okta-gov.com', threatSuspected: 'false' } },
    legacyEventType: 'app.auth.sso',
    transaction: { type: 'WEB', id: `W${serial}`, detail: {} },
    uuid: `6c1f2d40-b7ac-11f0-9d41-${String(serial).padStart(12, '0')}`,
    version: '0',
    target: [{ id: '0oa1', type: 'AppInstance', alternateId: 'Drawings', displayName: 'Drawings' }],
    ...fields,
  }
}

/** A session begins. */
export const begin = (session: string, published: string, fields: JsonRecord = {}): JsonRecord =>
  buildEvent('user.session.start', { authenticationContext: { externalSessionId: session }, published, ...fields })

/** A second factor is given in a session. */
export const factor = (session: string, published: string, name: string, target: JsonRecord[] = []): JsonRecord =>
  buildEvent('user.authentication.auth_via_mfa', { authenticationContext: { externalSessionId: session }, published, debugContext: { debugData: { factor: name } }, target })

/** An administrator does something to somebody. */
export const admin = (eventType: string, fields: JsonRecord = {}): JsonRecord =>
  buildEvent(eventType, { target: [{ id: '00uOther', type: 'User', alternateId: 'b.adeyemi@pelorus.example', displayName: 'Bola Adeyemi' }], ...fields })

export const failed = { outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' } }
