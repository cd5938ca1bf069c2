import { describe, expect, it } from 'vitest'
import { UnreadableEvidence } from '../analyzer'
import { evidenceOf } from '../formats/testing/evidence'
import { findingsIn } from '../infrastructure/testing/fired'
import { recognize, sampleOf } from '../recognize'
import arm from './analyzer'

const read = async (...files: (string | object)[]) => {
  const { facts, observations } = await arm.analyze({ files: files.map((one, i) => evidenceOf(typeof one === 'string' ? one : JSON.stringify(one), `f${i}`)) })
  return { facts, fired: findingsIn(observations) }
}
const template = (resources: unknown, more: object = {}) => ({ $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#', contentVersion: '1.0.0.0', resources, ...more })
const one = (type: string, properties: object, more: object = {}) => template([{ type, apiVersion: '2024-01-01', name: 'x', location: 'usgovvirginia', properties, ...more }])
const bicep = (type: string, body: string, head = '') => `${head}resource x '${type}@2024-01-01' = {\n  name: 'x'\n  location: 'usgovvirginia'\n${body}\n}\n`

describe('what templates say', () => {
  it.each<[string, object, object]>([
    ['old-tls', one('Microsoft.Storage/storageAccounts', { minimumTlsVersion: 'TLS1_1' }), one('microsoft.storage/StorageAccounts', { minimumTlsVersion: 'TLS1_2' })],
    ['plain-listener', one('Microsoft.Storage/storageAccounts', { supportsHttpsTrafficOnly: false }), one('Microsoft.Storage/storageAccounts', { supportsHttpsTrafficOnly: true })],
    ['region-abroad', one('Microsoft.Storage/storageAccounts', {}, { location: 'UK South' }), one('Microsoft.Storage/storageAccounts', {}, { location: 'US Gov Texas' })],
    ['copy-abroad', one('Microsoft.ContainerRegistry/registries/replications', {}, { location: 'westeurope' }), one('Microsoft.ContainerRegistry/registries/replications', {}, { location: 'usgovtexas' })],
    ['key-no-purge-protection', one('Microsoft.KeyVault/vaults', {}), one('Microsoft.KeyVault/vaults', { enablePurgeProtection: true })],
    ['public-network', one('Microsoft.Sql/servers', { publicNetworkAccess: 'Enabled' }), one('Microsoft.Sql/servers', { publicNetworkAccess: 'Disabled' })],
    ['public-admin-port', one('Microsoft.Network/networkSecurityGroups/securityRules', { direction: 'Inbound', access: 'Allow', sourceAddressPrefix: 'Internet', destinationPortRange: '20-30' }), one('Microsoft.Network/networkSecurityGroups/securityRules', { direction: 'Inbound', access: 'Allow', sourceAddressPrefix: '10.0.0.0/8', destinationPortRange: '22' })],
    ['retention-short', one('Microsoft.OperationalInsights/workspaces', { retentionInDays: 90 }), one('Microsoft.OperationalInsights/workspaces', { retentionInDays: 4_383 })],
    ['cluster-open', one('Microsoft.ContainerService/managedClusters', {}), one('Microsoft.ContainerService/managedClusters', { apiServerAccessProfile: { enablePrivateCluster: true } })],
    ['logging-partly', one('Microsoft.Insights/diagnosticSettings', { logs: [{ category: 'Audit', enabled: false }] }), one('Microsoft.Insights/diagnosticSettings', { logs: [{ category: 'Audit', enabled: true }] })],
    ['report-only', one('Microsoft.Authorization/policyAssignments', { policyDefinitionId: 'x', enforcementMode: 'DoNotEnforce' }), one('Microsoft.Authorization/policyAssignments', { policyDefinitionId: 'x' })],
    ['administrator', one('Microsoft.Authorization/roleAssignments', { roleDefinitionId: "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'b24988ac-6180-42a0-ab88-20f7382dd24c')]" }), one('Microsoft.Authorization/roleAssignments', { roleDefinitionId: "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'acdd72a7-3385-48ef-bd42-f606fba81ae7')]" })],
  ])('%s', async (id, fires, quiet) => {
    expect((await read(fires)).fired).toContain(id)
    expect((await read(quiet)).fired).not.toContain(id)
  })
  it('shows allowed locations with the regions they leave', async () => {
    const { facts } = await read(one('Microsoft.Authorization/policyAssignments', { policyDefinitionId: '/providers/Microsoft.Authorization/policyDefinitions/e56962a6-4747-49cd-b67b-bf8b01975c4c', parameters: { listOfAllowedLocations: { value: ['usgovvirginia', 'usgovtexas'] } } }))
    expect(facts.preventive).toMatchObject([{ kind: 'allowed-locations', mode: 'enforced', regions: ['usgovvirginia', 'usgovtexas'] }])
  })
})

describe('what is resolved', () => {
  const placed = (location: string, more: object = {}) => template([{ type: 'Microsoft.Compute/disks', name: 'd', location, properties: {} }], more)
  const parameter = (value?: string) => ({ parameters: { l: { type: 'string', ...(value === undefined ? {} : { defaultValue: value }) } } })
  const given = (value: string) => ({ $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#', parameters: { l: { value } } })
  it.each<[string, object[], string | undefined]>([
    ['a default', [placed("[parameters('l')]", parameter('usgovtexas'))], 'usgovtexas'],
    ['a value from a parameter file', [placed("[parameters('l')]", parameter('eastus')), given('usgovtexas')], 'usgovtexas'],
    ['parameter files that disagree', [placed("[parameters('l')]", parameter('eastus')), given('usgovtexas'), given('westus')], undefined],
    ['a variable', [placed("[variables('p').l]", { variables: { p: { l: 'usgovtexas' } } })], 'usgovtexas'],
    ['no default', [placed("[parameters('l')]", parameter())], undefined],
    ['a function', [placed('[resourceGroup().location]')], undefined],
    ['a parameter that names itself', [placed("[parameters('l')]", parameter("[parameters('l')]"))], undefined],
    ['the other gov schema', [{ ...placed('usgovtexas'), $schema: 'https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#' }], 'usgovtexas'],
  ])('%s', async (_name, files, region) => expect((await read(...files)).facts.regions[0]?.region).toBe(region))
  it('follows nested templates and symbolic names, and says which are not given', async () => {
    const nested = template({ a: { type: 'Microsoft.Resources/deployments', name: 'in', properties: { template: placed('usgovtexas') } }, b: { type: 'Microsoft.Resources/deployments', name: 'out', properties: { templateLink: { uri: 'https://x.example' } } } }, { languageVersion: '2.0' })
    const { facts } = await read(nested)
    expect(facts.resourceTypes).toMatchObject({ 'Microsoft.Compute/disks': 1 })
    expect(facts.unknowns.map(({ what }) => what)).toContain('What the deployment out makes')
  })
})

describe('Bicep', () => {
  it.each<[string, string, string | undefined]>([
    ['a literal', bicep('Microsoft.Compute/disks', ''), 'usgovvirginia'],
    ['a default', `param l string = 'usgovtexas'\n${bicep('Microsoft.Compute/disks', '').replace("'usgovvirginia'", 'l')}`, 'usgovtexas'],
    ['an object', `var p = {\n  l: 'usgovtexas'\n}\n${bicep('Microsoft.Compute/disks', '').replace("'usgovvirginia'", 'p.l')}`, 'usgovtexas'],
    ['a function', bicep('Microsoft.Compute/disks', '').replace("'usgovvirginia'", 'resourceGroup().location'), undefined],
    ['a choice', bicep('Microsoft.Compute/disks', '').replace("'usgovvirginia'", "prod ? 'usgovtexas' : 'eastus'"), undefined],
    ['an existing one', bicep('Microsoft.Compute/disks', '').replace('= {', 'existing = {'), undefined],
    ['a loop', bicep('Microsoft.Compute/disks', '').replace('= {', "= [for (n, i) in ['a', 'b']: {").replace(/\}\n$/, '}]\n'), 'usgovvirginia'],
  ])('%s', async (_name, code, region) => expect((await read(code)).facts.regions[0]?.region).toBe(region))
  it('reads comments, nested blocks, lists and texts as they are written', async () => {
    const code = bicep('Microsoft.KeyVault/vaults', "  /* of the program */\n  properties: {\n    enablePurgeProtection: true // at once never\n    accessPolicies: [\n      {\n        objectId: 'o-1'\n        tenantId: 'it''s'\n        permissions: { keys: [ 'get', 'unwrapKey' ] }\n      }\n    ]\n  }".replace("it''s", 't'), "@description('It\\'s { not [ code')\nparam note string = '''\nmany { lines\n'''\n")
    const { facts } = await read(code)
    expect(facts.keys).toMatchObject([{ purgeProtected: true, holders: [{ principal: 'o-1', can: ['decrypt'] }] }])
  })
  it('does not take a conditional control for enforced', async () => {
    const policy = bicep('Microsoft.Authorization/policyAssignments', "  properties: {\n    policyDefinitionId: 'allowed-locations'\n  }")
    expect((await read(policy)).facts.preventive[0]?.mode).toBe('enforced')
    expect((await read(policy.replace('= {', '= if (prod) {'))).facts.preventive[0]?.mode).toBe('unknown')
  })
  it('says that modules are not followed, and finds the default of a secure parameter', async () => {
    const { facts, fired } = await read("@secure()\nparam p string = 'V3ry-Harb0r'\nmodule m './m.bicep' = {\n  name: 'm'\n  params: { a: 1 }\n}\n")
    expect(facts.unknowns.map(({ what }) => what)).toContain('What module m makes')
    expect(fired).toContain('secret')
  })
  it.each(["resource x 'A.B/c@2024-01-01' = {\n  name: 'x'\n", "resource x 'A.B/c@2024-01-01' = {\n  name: [\n", "resource x 'A.B/c@2024-01-01' = {\n  name: f('a'\n"])('refuses what does not close: %j', async (code) => {
    await expect(read(code)).rejects.toBeInstanceOf(UnreadableEvidence)
  })
})

it.each<[string, string, string | null]>([
  ['an ARM template', JSON.stringify(template([])), 'bicep-arm'],
  ['Bicep', bicep('Microsoft.Compute/disks', ''), 'bicep-arm'],
  ['Terraform', 'resource "azurerm_managed_disk" "d" {\n  name = "d"\n}\n', 'terraform-hcl'],
  ['a role assignment list', JSON.stringify([{ principalId: 'a', roleDefinitionName: 'Key Vault Crypto User', roleDefinitionId: 'x', scope: '/subscriptions/s' }]), 'key-policy'],
])('recognizes %s', async (_name, content, id) => expect(recognize(await sampleOf(evidenceOf(content, 'x')))?.analyzer ?? null).toBe(id))
