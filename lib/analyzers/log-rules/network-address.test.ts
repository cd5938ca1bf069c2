import { describe, expect, it } from 'vitest'
import { auditAnalyzer, type AuditFormat } from '../audit-log/format'
import { one, readRecords, type AuditCase } from '../audit-log/testing/test-audit-rules'
import okta from '../okta-system-log/analyzer'
import { buildEvent, failed } from '../okta-system-log/build-event'

const [mullvad, amazon, office] = ['185.195.232.1', '3.5.140.2', '199.43.0.47']
const from = (ipAddress: string, fields = {}) => buildEvent('user.authentication.sso', { client: { ipAddress, geographicalContext: { country: 'United States' } }, ...fields })
const service = { actor: { id: 's', type: 'SystemPrincipal', alternateId: 'system@okta.com', displayName: 'Okta System' } }
const observe = async ({ records }: AuditCase) => {
  const { facts, observations } = await readRecords(okta, records)
  return { facts, seen: observations.filter(({ rule }) => rule === 'LG-22') }
}

describe('LG-22, by the table that is installed', () => {
  it.each([
    [one('a VPN exit', from(mullvad), { severity: 'medium', says: /acted through a network of VPN exits \(Mullvad VPN\)/ })],
    [one('a sign-in that failed there', from(mullvad, failed), { severity: 'low', says: /tried to sign in and failed/ })],
    [one('a rented machine', from(amazon), { severity: 'low', says: /machines that anybody can rent/ })],
  ])('fires: $name', async (example) => {
    const { seen } = await observe(example)
    expect(seen).toMatchObject([{ severity: example.severity, criterion: 'IAM-05', message: expect.stringMatching(example.says!) as string }])
  })
  it.each([[one('an office', from(office))], [one('a service', from(mullvad, service))], [one('an inner address', from('10.2.3.4'))]])('quiet: $name', async (example) => expect((await observe(example)).seen).toEqual([]))
  it('counts networks and says of which day the tables are', async () => {
    const { facts } = await observe({ name: '', records: [from(mullvad), from(mullvad), from(amazon), from(office)] })
    expect(facts.networks).toEqual({ 'vpn: Mullvad VPN': 2, 'hosting: Amazon Web Services': 1 })
    expect(facts.networkLists).toMatchObject({ tor: null })
  })
  it('is a rule of every audit log', () => expect(auditAnalyzer({ id: 'x', rules: () => [] as never, writer: 'x', turnOn: null } as unknown as AuditFormat).rules.map(({ id }) => id)).toContain('LG-22'))
})
