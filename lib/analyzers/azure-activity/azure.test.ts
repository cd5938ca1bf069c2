import { describe, expect, it } from 'vitest'
import { one, readRecords, testAuditRules } from '../audit-log/testing/test-audit-rules'
import { testShapes } from '../audit-log/testing/test-shapes'
import { evidenceOf } from '../formats/testing/evidence'
import { recognize, sampleOf } from '../recognize'
import analyzer from './analyzer'
import { asking, buildRecord, claims, fromRest, refused, tenant } from './build-record'

const at = (location: string, fields = {}) => buildRecord('Microsoft.Compute/virtualMachines/write', { location, ...fields })
const by = (more: object, fields = {}) => buildRecord('Microsoft.Resources/tags/write', { identity: { claims: { ...claims, ...more } }, ...fields })
const blob = (identity: object, fields = {}) => buildRecord('GetBlob', { category: 'StorageRead', statusCode: 200, statusText: 'Success', callerIpAddress: '199.43.0.47:4431', identity, properties: { objectKey: '/corvidplm/x' }, ...fields })
const role = (id: string, scope?: string) => asking('Microsoft.Authorization/roleAssignments/write', { Id: 'x', Properties: { PrincipalId: 'p', RoleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${id}`, ...(scope && { Scope: scope }) } })

testAuditRules(analyzer, {
  'AZ-01': {
    fires: [
      one('a commercial region', at('eastus'), { severity: 'high' }),
      one('a region abroad', at('westeurope'), { severity: 'critical' }),
      one('a name for people', at('West Europe'), { severity: 'critical' }),
      one('refused there', at('westeurope', refused), { severity: 'low' }),
      one('a region nobody has', at('usgovmontana'), { says: /anonymized or invented/ }),
    ],
    quiet: [one('Virginia', buildRecord()), one('Virginia, as people write it', at('US Gov Virginia')), one('global', at('global'))],
  },
  'AZ-02': {
    fires: [
      one('diagnostic settings', buildRecord('microsoft.insights/diagnosticSettings/delete'), { severity: 'critical' }),
      one('those of Entra', buildRecord('MICROSOFT.AADIAM/DIAGNOSTICSETTINGS/DELETE'), { severity: 'critical' }),
      one('a workspace', buildRecord('Microsoft.OperationalInsights/workspaces/delete'), { severity: 'critical' }),
      one('flow logs', buildRecord('Microsoft.Network/networkWatchers/flowLogs/delete'), { severity: 'high' }),
      one('an immutability policy', buildRecord('Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/delete'), { severity: 'high' }),
      one('an alert', buildRecord('microsoft.insights/activityLogAlerts/delete'), { severity: 'medium' }),
      one('every log turned off', asking('microsoft.insights/diagnosticSettings/write', { properties: { logs: [{ category: 'Administrative', enabled: false }] } }), { severity: 'high' }),
      one('refused', buildRecord('microsoft.insights/diagnosticSettings/delete', refused), { severity: 'low', says: /denied/ }),
      one('by the REST API', fromRest('Microsoft.Insights/diagnosticSettings/delete'), { severity: 'critical' }),
    ],
    quiet: [
      one('a setting made', asking('microsoft.insights/diagnosticSettings/write', { properties: { logs: [{ category: 'Administrative', enabled: true }] } })),
      one('a workspace looked at', buildRecord('Microsoft.OperationalInsights/workspaces/read')),
      one('only begun', buildRecord('microsoft.insights/diagnosticSettings/delete', { resultType: 'Start' })),
      one('an immutability policy extended', buildRecord('Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/extend/action')),
    ],
  },
  'AZ-03': {
    fires: [
      one('an owner of the subscription', role('8e3af657-a8ff-443c-a75c-2fe8c4bcb635', '/subscriptions/3c9d2e10-7b64-4f0a-9a1e-5d8f6b2c4e71'), { severity: 'high', says: /Owner/ }),
      one('a reader', role('acdd72a7-3385-48ef-bd42-f606fba81ae7'), { severity: 'medium' }),
      one('a role activated', buildRecord('Microsoft.Authorization/roleAssignmentScheduleRequests/write'), { severity: 'info' }),
      one('a role made available', buildRecord('Microsoft.Authorization/roleEligibilityScheduleRequests/write'), { severity: 'medium' }),
      one('all subscriptions', buildRecord('Microsoft.Authorization/elevateAccess/action'), { severity: 'high' }),
    ],
    quiet: [one('activations looked at', buildRecord('Microsoft.Authorization/roleAssignmentScheduleRequests/read')), one('a role taken away', buildRecord('Microsoft.Authorization/roleAssignments/delete')), one('roles looked at', buildRecord('Microsoft.Authorization/roleAssignments/read'))],
  },
  'AZ-04': {
    fires: [
      one('purged', buildRecord('Microsoft.KeyVault/locations/deletedVaults/purge/action'), { severity: 'high' }),
      one('purged, in the log of the vault', buildRecord('KeyPurge', { category: 'AuditEvent' }), { severity: 'high' }),
      one('deletion made final', asking('Microsoft.KeyVault/vaults/write', { properties: { enablePurgeProtection: false } }), { severity: 'high' }),
      one('deleted', buildRecord('Microsoft.KeyVault/vaults/delete'), { severity: 'medium' }),
    ],
    quiet: [one('recoverable', asking('Microsoft.KeyVault/vaults/write', { properties: { enablePurgeProtection: true } })), one('a key used', buildRecord('KeyDecrypt', { category: 'AuditEvent' }))],
  },
  'AZ-05': {
    fires: [
      one('keys read', buildRecord('Microsoft.Storage/storageAccounts/listKeys/action'), { severity: 'medium' }),
      one('a signature', buildRecord('Microsoft.Storage/storageAccounts/listServiceSas/action'), { severity: 'high' }),
      one('a disk made downloadable', buildRecord('Microsoft.Compute/snapshots/beginGetAccess/action'), { severity: 'high' }),
      one('a public container', asking('Microsoft.Storage/storageAccounts/blobServices/containers/write', { properties: { publicAccess: 'Blob' } }), { severity: 'critical' }),
      one('any network', asking('Microsoft.Storage/storageAccounts/write', { properties: { networkAcls: { defaultAction: 'Allow' } } }), { severity: 'high' }),
      one('public containers allowed', asking('Microsoft.Storage/storageAccounts/write', { properties: { allowBlobPublicAccess: true } }), { severity: 'high' }),
    ],
    quiet: [
      one('a private container', asking('Microsoft.Storage/storageAccounts/blobServices/containers/write', { properties: { publicAccess: 'None' } })),
      one('no network', asking('Microsoft.Storage/storageAccounts/write', { properties: { networkAcls: { defaultAction: 'Deny' } } })),
      one('access ended', buildRecord('Microsoft.Compute/snapshots/endGetAccess/action')),
    ],
  },
  'LG-09': { fires: [one('anyone reads', blob({ type: 'Anonymous' }), { severity: 'critical' })], quiet: [one('anyone refused', blob({ type: 'Anonymous' }, { statusCode: 403, statusText: 'AuthorizationFailure' })), one('somebody reads', blob({ type: 'OAuth', requester: { upn: 'g.larsen@corvid.example' } }))] },
  'LG-10': { fires: [one('a command on a machine', buildRecord('Microsoft.Compute/virtualMachines/runCommand/action'), { severity: 'info' })], quiet: [one('a machine started', buildRecord('Microsoft.Compute/virtualMachines/start/action'))] },
  'LG-12': { fires: [one('an account key', blob({ type: 'AccountKey', tokenHash: 'key1(x)' }), { severity: 'medium' }), one('a signature', blob({ type: 'SAS', tokenHash: 'x' }))], quiet: [one('a person', blob({ type: 'OAuth', requester: { upn: 'g.larsen@corvid.example' } }))] },
  'LG-16': { fires: [one('the Netherlands', buildRecord('Microsoft.Resources/tags/write', { callerIpAddress: '193.0.6.139' }), { severity: 'high' })], quiet: [one('at home', buildRecord()), one('an application abroad', buildRecord('x/y/write', { callerIpAddress: '193.0.6.139', identity: { claims: { appid: 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c', idtyp: 'app' } } }))] },
  'LG-17': { fires: [one('a rule of a firewall', buildRecord('Microsoft.Network/networkSecurityGroups/securityRules/write'), { severity: 'medium' }), one('an exemption', buildRecord('Microsoft.Authorization/policyExemptions/write'), { severity: 'high' })], quiet: [one('rules looked at', buildRecord('Microsoft.Network/networkSecurityGroups/read')), one('a policy assigned', buildRecord('Microsoft.Authorization/policyAssignments/write'))] },
  'LG-18': { fires: [one('a password alone', by({ 'http://schemas.microsoft.com/claims/authnmethodsreferences': 'pwd' }), { severity: 'high' })], quiet: [one('a second factor', buildRecord()), one('a token that does not say', by({ 'http://schemas.microsoft.com/claims/authnmethodsreferences': undefined }))] },
  'LG-21': {
    fires: [one('a guest', by({ 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn': 'r.voss_partner.example#EXT#@corvid.onmicrosoft.us' }), { severity: 'medium', says: /r\.voss@partner\.example/ }), one('another tenant', by({ 'http://schemas.microsoft.com/identity/claims/tenantid': '9d8c7b6a-0000-4000-8000-000000000001' }))],
    quiet: [one('the own tenant', buildRecord()), one('no tenant named', buildRecord('x/y/write', { tenantId: undefined }))],
  },
})

describe('a diagnostic setting', () => testShapes(analyzer, [buildRecord(), buildRecord('microsoft.insights/diagnosticSettings/delete'), asking('Microsoft.KeyVault/vaults/write', { properties: { enablePurgeProtection: false } })], 'records'))
describe('the REST API', () => testShapes(analyzer, [fromRest('Microsoft.Storage/storageAccounts/write'), fromRest('Microsoft.Insights/diagnosticSettings/delete')], 'value'))

describe('facts', () => {
  it('say who, with which factor, in which cloud and region', async () => {
    for (const records of [[buildRecord()], [fromRest('Microsoft.Storage/storageAccounts/write')]]) {
      const { facts } = await readRecords(analyzer, records)
      expect(facts).toMatchObject({ events: 1, incomplete: 0, cloud: 'government', regions: { usgovvirginia: 1 }, regionClasses: { government: ['usgovvirginia'] }, mfa: { yes: 1 } })
      expect(facts.principals[0]).toMatchObject({ id: 'g.larsen@corvid.example', kind: 'human' })
    }
  })

  it('read the AzureActivity table as CSV', async () => {
    const table = `"TimeGenerated [UTC]",OperationNameValue,ActivityStatusValue,Caller,CallerIpAddress,CategoryValue,Claims,_ResourceId,SubscriptionId,TenantId\n"11/2/2026, 2:00:00.123 PM",MICROSOFT.INSIGHTS/DIAGNOSTICSETTINGS/DELETE,Success,g.larsen@corvid.example,199.43.0.47,Administrative,"${JSON.stringify(claims).replaceAll('"', '""')}",/subscriptions/s/x,s,${tenant}\n`
    const file = evidenceOf(table)
    expect(recognize(await sampleOf(file))?.analyzer).toBe('azure-activity')
    const { facts, observations } = await analyzer.analyze({ files: [file] })
    expect(facts).toMatchObject({ events: 1, incomplete: 0, firstEvent: '2026-11-02T14:00:00Z', loggingChanges: { 'MICROSOFT.INSIGHTS/DIAGNOSTICSETTINGS/DELETE': 1 } })
    expect(observations.some(({ rule }) => rule === 'AZ-02')).toBe(true)
  })

  it('read what Get-AzActivityLog gives to ConvertTo-Json, old and new', async () => {
    const told = { Caller: 'g.larsen@corvid.example', Category: 'Administrative', CorrelationId: 'c', EventDataId: 'e', OperationName: 'Microsoft.Compute/virtualMachines/write', ResourceId: '/subscriptions/s/resourceGroups/r', Status: 'Succeeded', SubscriptionId: 's' }
    const old = { ...told, EventTimestamp: '/Date(1793628000000)/', Claims: { Content: claims }, HttpRequest: { ClientIpAddress: '199.43.0.47' }, Properties: { Content: { statusCode: 'OK', requestbody: '{"location":"eastus"}' } } }
    const recent = { ...told, EventTimestamp: '2026-11-02T14:00:00Z', Claim: claims, HttpRequestClientIPAddress: '199.43.0.47', Property: { statusCode: 'OK', requestbody: '{"location":"eastus"}' } }
    for (const record of [old, recent]) {
      expect(recognize(await sampleOf(evidenceOf(JSON.stringify([record, record], null, 4))))?.analyzer).toBe('azure-activity')
      const { facts } = await readRecords(analyzer, [record])
      expect(facts).toMatchObject({ events: 1, incomplete: 0, firstEvent: '2026-11-02T14:00:00Z', cloud: 'government', mfa: { yes: 1 }, regions: { eastus: 1 } })
    }
  })

  it('read the CSV of the portal, and say what it does not carry', async () => {
    const portal = 'Correlation id,Operation name,Status,Event category,Level,Time,Subscription,Event initiated by,Resource type,Resource group,Resource\nx,Delete diagnostic setting,Succeeded,Administrative,Informational,2026-11-02T14:00:00Z,s,g.larsen@corvid.example,t,g,r\n'
    const found = await analyzer.analyze({ files: [evidenceOf(portal)] })
    expect(found.facts).toMatchObject({ events: 1, incomplete: 1, loggingChanges: {}, notCarried: ['from where', 'operations by their ids', 'request', 'second factor'], principals: [{ id: 'g.larsen@corvid.example', kind: 'human' }], accounts: { s: 1 } })
    expect(found.observations.filter(({ rule }) => rule === 'LG-23').map(({ criterion }) => criterion)).toEqual(expect.arrayContaining(['LOG-01', 'LOG-04', 'IAM-02', 'IAM-04']))
    await expect(analyzer.analyze({ files: [evidenceOf('Operation name,Count\nDelete,3\n')] })).rejects.toMatchObject({ reason: 'The columns are not those of Azure.', place: { row: 2 } })
  })

  describe('of one operation that is told in several records', () => {
    const deletion = 'Microsoft.Insights/diagnosticSettings/delete'
    const told = (status: string, more: object = {}) => fromRest(deletion, { correlationId: 'c1', operationId: 'o1', status: { value: status, localizedValue: status }, ...more })
    const orders = [['Started', 'Accepted', 'Succeeded'], ['Succeeded', 'Accepted', 'Started'], ['Accepted', 'Succeeded']]
    it.each(orders)('count it once: %s, %s, %s', async (...words) => {
      const records = words.filter((word) => word !== undefined).map((word) => told(word))
      const { facts, observations } = await readRecords(analyzer, records)
      expect(facts).toMatchObject({ events: records.length, duplicates: 0, loggingChanges: { [deletion]: 1 } })
      expect(observations.find(({ rule }) => rule === 'AZ-02')?.count).toBe(1)
    })
    it('count it once as a diagnostic setting writes it', async () => {
      const records = ['Start', 'Accept', 'Success'].map((resultType) => buildRecord('MICROSOFT.INSIGHTS/DIAGNOSTICSETTINGS/DELETE', { resultType, correlationId: 'c1' }))
      expect((await readRecords(analyzer, records)).facts.loggingChanges).toEqual({ 'MICROSOFT.INSIGHTS/DIAGNOSTICSETTINGS/DELETE': 1 })
    })
    it('count one that was accepted and whose end is not in the sample', async () => expect((await readRecords(analyzer, [told('Accepted')])).facts.loggingChanges).toEqual({ [deletion]: 1 }))
    it('count none that was accepted and failed', async () => expect((await readRecords(analyzer, [told('Accepted'), told('Failed')])).facts.loggingChanges).toEqual({ [deletion]: 0 }))
    it('count two on two resources, and two by two calls', async () => {
      const other = { resourceId: '/subscriptions/s/resourceGroups/other' }
      expect((await readRecords(analyzer, [told('Succeeded'), told('Succeeded', other)])).facts.loggingChanges).toEqual({ [deletion]: 2 })
      expect((await readRecords(analyzer, [told('Succeeded'), told('Succeeded', { correlationId: 'c2' })])).facts.loggingChanges).toEqual({ [deletion]: 2 })
    })
  })
})
