import { describe, expect, it } from 'vitest'
import { one, readRecords, testAuditRules } from '../audit-log/testing/test-audit-rules'
import { testShapes } from '../audit-log/testing/test-shapes'
import { evidenceOf } from '../formats/testing/evidence'
import { recognize, sampleOf } from '../recognize'
import analyzer from './analyzer'
import { admin, begin, buildEvent, factor, failed } from './build-event'

const from = (ipAddress: string, country: string | undefined, fields = {}) => buildEvent('user.authentication.sso', { client: { ipAddress, geographicalContext: { country } }, ...fields })
const later = buildEvent('user.authentication.sso', { published: '2026-11-02T16:00:00.000Z', authenticationContext: {} })
const nine = '2026-11-02T09:00:00.000Z'
const minute = '2026-11-02T09:01:00.000Z'
const hosted = (origin: string) => buildEvent('user.authentication.sso', { debugContext: { debugData: { origin } } })

testAuditRules(analyzer, {
  'OK-01': {
    fires: [
      one('a country that Okta names', from('203.0.113.9', 'Netherlands'), { severity: 'high', says: /Netherlands, as the log says/ }),
      one('a country of the address', from('193.0.6.139', undefined), { says: /approximate/ }),
      one('a sign-in that failed there', from('203.0.113.9', 'Russian Federation', failed), { severity: 'low', says: /tried to sign in and failed/ }),
    ],
    quiet: [one('at home', buildEvent()), one('a territory', from('203.0.113.9', 'Puerto Rico')), one('Okta itself abroad', buildEvent('system.email.send', { actor: { id: 's', type: 'SystemPrincipal', alternateId: 'system@okta.com', displayName: 'Okta System' }, client: { ipAddress: '193.0.6.139' } }))],
  },
  'OK-02': {
    fires: [
      { name: 'a session without a second factor', records: [begin('a', nine), later], severity: 'high', says: /without a second factor/ },
      { name: 'a push', records: [begin('a', nine), factor('a', minute, 'OKTA_VERIFY_PUSH'), later], severity: 'low' },
      { name: 'a text message', records: [factor('a', minute, 'SMS_FACTOR'), begin('a', nine), later], severity: 'medium' },
      { name: 'a device that is no separate token', records: [begin('a', nine), factor('a', minute, 'SIGNED_NONCE'), later], severity: 'info', says: /separate hardware token/ },
      { name: 'a session from before the sample', records: [buildEvent(), later], severity: 'info', says: /does not say/ },
      { name: 'a sample that ends at once', records: [begin('a', nine)], severity: 'info' },
      { name: 'another provider vouches', records: [begin('a', nine, { authenticationContext: { externalSessionId: 'a', credentialProvider: 'FEDERATION' } }), later], severity: 'info', says: /another identity provider/ },
    ],
    quiet: [
      { name: 'a hardware key', records: [begin('a', nine), factor('a', minute, 'FIDO_WEBAUTHN', [{ id: 'f', type: 'AuthenticatorEnrollment', displayName: 'YubiKey 5C FIPS' }])] },
      { name: 'a smart card', records: [begin('a', nine), factor('a', minute, 'SMART_CARD_IDP')] },
      { name: 'a sign-in that failed', records: [begin('a', nine, failed)] },
    ],
  },
  'OK-03': {
    fires: [
      one('the log stream deleted', admin('system.log_stream.lifecycle.delete'), { severity: 'high' }),
      one('a rule turned off', admin('policy.rule.deactivate'), { severity: 'high' }),
      one('a rule changed', admin('policy.rule.update'), { severity: 'medium' }),
      one('a zone changed', admin('zone.update'), { severity: 'medium' }),
      one('factors of somebody reset', admin('user.mfa.factor.reset_all'), { severity: 'high' }),
      one('one’s own factor', buildEvent('user.mfa.factor.deactivate', { target: [{ id: '00u8k2xa1bQ7rTn3p5d7', type: 'User' }] }), { severity: 'low', says: /their own/ }),
      one('another identity provider', admin('system.idp.lifecycle.create'), { severity: 'high' }),
      one('another organization', admin('application.lifecycle.create', { target: [{ type: 'AppInstance', displayName: 'Okta Org2Org' }] }), { severity: 'medium' }),
      one('passwords sent on', admin('application.lifecycle.update', { outcome: { result: 'SUCCESS', reason: 'Pushing user passwords' } }), { severity: 'high' }),
      one('refused', admin('policy.rule.deactivate', { outcome: { result: 'DENY' } }), { severity: 'low', says: /denied/ }),
    ],
    quiet: [one('a rule made', admin('policy.rule.create')), one('a factor added', admin('user.mfa.factor.activate')), one('an ordinary application', admin('application.lifecycle.create'))],
  },
  'OK-04': {
    fires: [
      one('super administrator', admin('user.account.privilege.grant', { debugContext: { debugData: { privilegeGranted: 'Super administrator' } } }), { severity: 'high' }),
      one('a helper', admin('group.privilege.grant', { debugContext: { debugData: { privilegeGranted: 'Help desk administrator' } } }), { severity: 'medium' }),
      one('a token', admin('system.api_token.create'), { severity: 'high' }),
    ],
    quiet: [one('rights taken away', admin('user.account.privilege.revoke')), one('a token taken away', admin('system.api_token.revoke'))],
  },
  'OK-05': { fires: [one('leave given', admin('user.session.impersonation.grant'), { severity: 'medium' })], quiet: [one('leave ended', admin('user.session.impersonation.end'))] },
  'OK-07': {
    fires: [one('a person behind a proxy', buildEvent('user.session.start', { securityContext: { isProxy: true } }), { severity: 'medium', says: /anonymizing proxy/ }), one('one who failed there', buildEvent('user.session.start', { securityContext: { isProxy: true }, ...failed }), { severity: 'low' })],
    quiet: [one('no proxy', buildEvent('user.session.start', { securityContext: { isProxy: false } })), one('a log that does not say', buildEvent('user.session.start', { securityContext: {} }))],
  },
  'OK-06': {
    fires: [one('the commercial cloud', hosted('https://pelorus.okta.com'), { severity: 'medium' }), one('no host', buildEvent('user.session.start', { debugContext: {} }), { severity: 'info' })],
    quiet: [one('the government cloud', buildEvent()), one('the cloud of the DoD', hosted('https://pelorus.okta.mil')), one('a host in capitals', hosted('HTTPS://PELORUS.OKTA-GOV.COM'))],
  },
})

it('says which file beside the log is none of it', async () => {
  const files = [evidenceOf(JSON.stringify([buildEvent()]), 'log.json'), evidenceOf('# Notes\n\nHow this was exported.\n', 'readme.md')]
  await expect(analyzer.analyze({ files })).rejects.toMatchObject({ reason: 'Beside the log lies a file that is no log of Okta.', place: { file: 'readme.md' } })
})

testShapes(analyzer, [begin('a', nine), factor('a', minute, 'OKTA_VERIFY_PUSH'), buildEvent(), admin('system.api_token.create'), admin('policy.rule.update')], 'events')

it('gives each event of an event hook its own id', async () => {
  const [first, second] = [admin('system.api_token.create'), admin('policy.rule.update')]
  const { observations } = await readRecords(analyzer, [{ eventType: 'com.okta.event_hook', source: 'https://corvid.okta-gov.com/api/v1/eventHooks/w', data: { events: [first, second] } }])
  expect(observations.find(({ rule }) => rule === 'OK-04')?.locator.eventId).toBe(first.uuid)
  expect(observations.find(({ rule }) => rule === 'OK-03')?.locator.eventId).toBe(second.uuid)
})

describe('facts', () => {
  it('count each session once, by its strongest factor', async () => {
    const { facts } = await readRecords(analyzer, [begin('a', nine), factor('a', minute, 'SMS_FACTOR'), factor('a', minute, 'FIDO_WEBAUTHN'), begin('b', nine), later])
    expect(facts.factors).toEqual({ hardware: 0, phishingResistant: 1, app: 0, sms: 0, none: 1, unknown: 0 })
    expect(facts.consoleSignIns).toEqual({ withMfa: 1, withoutMfa: 1, federated: 0, failed: 0 })
    expect(facts.principals[0]?.withoutMfa).toBe(1)
    expect(facts.cloud).toBe('government')
  })

  it('read the CSV of the report as they read its events', async () => {
    const events = [begin('a', nine), factor('a', minute, 'OKTA_VERIFY_PUSH'), admin('system.api_token.create')]
    const flat = (value: unknown, path: string): [string, string][] =>
      value === null || value === undefined ? [] : typeof value === 'object' ? Object.entries(value).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}${/^\d+$/.test(key) ? '' : '.'}${key}`)) : [[path, String(value)]]
    const rows = events.map((event) => new Map(flat(event, '')))
    const header = [...new Set(rows.flatMap((row) => [...row.keys()]))]
    const csv = [header, ...rows.map((row) => header.map((name) => row.get(name) ?? ''))].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')
    const file = evidenceOf(`\ufeff${csv}`, 'x.json')
    expect(recognize(await sampleOf(file))?.analyzer).toBe('okta-system-log')
    const [table, json] = [await analyzer.analyze({ files: [file] }), await readRecords(analyzer, events)]
    const bare = (facts: typeof table.facts) => JSON.parse(JSON.stringify({ ...facts, files: [] }, (key, value: unknown) => (/^(at|regionsAt|accountsAt)$/.test(key) ? undefined : value))) as unknown
    expect(bare(table.facts)).toEqual(bare(json.facts))
    expect(table.observations.find(({ rule }) => rule === 'OK-04')?.locator).toMatchObject({ file: 'x.json', row: 4 })
  })
})
