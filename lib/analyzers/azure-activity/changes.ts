import type { Change } from '../audit-log/event'
import { dig, items, text } from '../formats/keys'

type Told = Omit<Change, 'name'>
type Test = { when: RegExp; change: Told }

const logging = (severity: Change['severity'], what: string): Told => ({ kind: 'logging', rule: 'AZ-02', severity, what, expected: 'logging left as it is, or a change on record' })
const grant = (severity: Change['severity'], what: string): Told => ({ kind: 'grant', rule: 'AZ-03', severity, what })
const vault = (severity: Change['severity'], what: string): Told => ({ kind: 'key', rule: 'AZ-04', severity, what })
const open = (severity: Change['severity'], what: string, kind: Change['kind'] = 'sharing', criterion?: string): Told => ({ kind, rule: 'AZ-05', severity, what, ...(criterion && { criterion }) })
const fence = (severity: Change['severity'], what: string): Told => ({ kind: 'fence', rule: 'LG-17', severity, what })

/** Operations, in lower case, that tell a change by themselves (domain.md 5.3, AZ-02 to AZ-05). */
const tests: Test[] = [
  { when: /^microsoft\.(insights|aadiam)\/(diagnosticsettings|logprofiles)\/delete$/, change: logging('critical', 'stopped the recording of events') },
  { when: /^microsoft\.operationalinsights\/workspaces\/(delete|purge\/action|tables\/delete|linkedservices\/delete|dataexports\/delete|datasources\/delete)$/, change: logging('critical', 'deleted recorded events or the place where they are kept') },
  { when: /^microsoft\.network\/networkwatchers\/(flowlogs\/)?delete$/, change: logging('high', 'stopped the recording of network flows') },
  { when: /\/immutabilitypolicies\/delete$|\/containers\/clearlegalhold\/action$/, change: logging('high', 'took away the rule that keeps stored data unaltered') },
  { when: /^microsoft\.eventhub\/namespaces\/(eventhubs\/)?delete$/, change: logging('medium', 'deleted an event hub, by which logs are often sent on') },
  { when: /^microsoft\.insights\/(activitylogalerts|metricalerts|scheduledqueryrules|actiongroups|alertrules)\/delete$|^microsoft\.alertsmanagement\/(actionrules|alertprocessingrules)\/write$/, change: logging('medium', 'took away or silenced an alert') },
  { when: /^microsoft\.security\/(alertssuppressionrules\/write|pricings\/delete|autoprovisioningsettings\/delete|automations\/delete)$|^microsoft\.securityinsights\/(alertrules|dataconnectors|automationrules|settings)\/delete$/, change: logging('medium', 'weakened what is watched or who is alerted') },
  { when: /^microsoft\.authorization\/elevateaccess\/action$/, change: grant('high', 'took rights over every subscription of the tenant') },
  { when: /^microsoft\.authorization\/(roledefinitions\/write|classicadministrators\/write)$/, change: grant('medium', 'made or changed a role') },
  { when: /^microsoft\.authorization\/roleeligibilityschedulerequests\/write$/, change: grant('medium', 'changed who may ask for a role') },
  { when: /^microsoft\.authorization\/roleassignmentschedulerequests\/write$/, change: grant('info', 'activated a role for a time, or gave one by a schedule') },
  { when: /^microsoft\.authorization\/rolemanagementpolicies\/write$/, change: grant('medium', 'changed how a role is obtained') },
  { when: /\/rbac\.authorization\.k8s\.io\/(cluster)?rolebindings\/write$/, change: grant('medium', 'bound someone to a role in a cluster') },
  { when: /^microsoft\.managedidentity\/.*\/federatedidentitycredentials\/write$/, change: { ...grant('high', 'let an outside identity act as an own one'), criterion: 'IAM-01' } },
  { when: /^microsoft\.keyvault\/(locations\/(deletedvaults|deletedmanagedhsms)\/purge\/action|vaults\/(keys|secrets|certificates)\/purge\/action)$|^(vault|key|secret|certificate)purge$/, change: vault('high', 'destroyed a key vault or what is in it for good') },
  { when: /^microsoft\.keyvault\/(vaults|managedhsms)\/(keys\/)?delete$|^(vault|key)delete$/, change: vault('medium', 'deleted a key vault or a key') },
  { when: /^(key|secret)backup$|^microsoft\.keyvault\/vaults\/(keys|secrets)\/backup\/action$/, change: { ...vault('medium', 'took a copy of a key or secret'), kind: 'sharing' } },
  { when: /^microsoft\.keyvault\/vaults\/accesspolicies\/write$/, change: { ...vault('medium', 'changed who can use a key vault'), kind: 'grant' } },
  { when: /\/listkeys\/action$|\/listconnectionstrings\/action$|\/listcredentials\/action$|\/publishxml\/action$/, change: open('medium', 'read keys that work for anyone who has them', 'credential', 'CRY-03') },
  { when: /\/regeneratekeys?\/action$/, change: open('low', 'made a key anew that works for anyone who has it', 'credential', 'CRY-03') },
  { when: /^microsoft\.storage\/storageaccounts\/list(account|service)sas\/action$|\/generateuserdelegationkey\/action$/, change: open('high', 'made an access signature that works for anyone who has it', 'credential') },
  { when: /^microsoft\.compute\/(disks|snapshots|restorepointcollections\/restorepoints)\/begingetaccess\/action$|\/retrievesasuris\/action$/, change: open('high', 'made a disk or snapshot downloadable') },
  { when: /^microsoft\.compute\/galleries\/share\/action$/, change: open('high', 'shared machine images') },
  { when: /^microsoft\.sql\/servers\/databases\/export\/action$|^microsoft\.sql\/servers\/import$/, change: open('medium', 'exported a database') },
  { when: /\/objectreplicationpolicies\/write$|\/replicationlinks\/write$/, change: open('medium', 'set up a copy of data elsewhere', 'sharing', 'REG-02') },
  { when: /^microsoft\.storage\/storageaccounts\/fileservices\/shares\/write$/, change: open('low', 'made or changed a file share') },
  { when: /^microsoft\.authorization\/(policyassignments|policydefinitions|policysetdefinitions)\/delete$|^microsoft\.authorization\/policyexemptions\/write$/, change: { ...fence('high', 'took away a rule that all resources have to follow, or exempted from one'), criterion: 'REG-02' } },
  { when: /^microsoft\.authorization\/locks\/delete$/, change: fence('medium', 'took away a lock') },
  { when: /^microsoft\.network\/(networksecuritygroups|azurefirewalls|firewallpolicies|ddosprotectionplans|frontdoorwebapplicationfirewallpolicies|applicationgatewaywebapplicationfirewallpolicies)\/(.*\/)?(write|delete)$/, change: fence('medium', 'changed or deleted a firewall or its rules') },
  { when: /^microsoft\.network\/virtualnetworks\/(virtualnetworkpeerings\/write|delete)$|^microsoft\.network\/(virtualnetworkgateways|connections|expressroutecircuits)\/(.*\/)?write$/, change: fence('medium', 'connected or deleted a network') },
  { when: /\/(firewallrules|virtualnetworkrules)\/(write|delete)$/, change: fence('medium', 'changed which addresses reach a service') },
]

/** Telling changes of an operation. `body` is what was asked for, opened from its JSON text. */
export function changesOf(operation: string, body: unknown, level: string): Change[] {
  const found: Change[] = tests.filter(({ when }) => when.test(operation)).map(({ change }) => change)
  for (const change of [roleAssignment(operation, body, level), storage(operation, body), container(operation, body), vaultFlags(operation, body), retention(operation, body)]) if (change) found.push(change)
  return found
}

/** Ids of built-in roles that give nearly everything, or let their holder give rights. */
const powerful: Record<string, string> = {
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635': 'Owner', '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9': 'User Access Administrator', 'f58310d9-a9f6-439a-9e8d-f62e7b41a168': 'Role Based Access Control Administrator',
  'b24988ac-6180-42a0-ab88-20f7382dd24c': 'Contributor', '00482a5a-887f-4fb3-b363-3b7fe8e74483': 'Key Vault Administrator', 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': 'Storage Blob Data Owner',
}

function roleAssignment(operation: string, body: unknown, level: string): Change | null {
  if (operation !== 'microsoft.authorization/roleassignments/write') return null
  const asked = dig(body, 'properties') ?? body
  const definition = text(dig(asked, 'roleDefinitionId')) ?? ''
  const role = Object.entries(powerful).find(([id]) => definition.toLowerCase().endsWith(id))?.[1] ?? null
  const wide = /^\/?(providers\/microsoft\.management\/managementgroups\/[^/]+|subscriptions\/[^/]+)?\/?$/i.test(text(dig(asked, 'scope')) ?? level)
  return { ...grant(role !== null && wide ? 'high' : 'medium', role ? `gave the role ${role}` : 'gave a role'), ...(role && { observed: `${role}${wide ? ', over a whole subscription or more' : ''}` }) }
}

function storage(operation: string, body: unknown): Change | null {
  if (!/^microsoft\.(storage\/storageaccounts|keyvault\/vaults|sql\/servers|documentdb\/databaseaccounts|containerregistry\/registries)\/write$/.test(operation)) return null
  const asked = dig(body, 'properties')
  if (dig(asked, 'allowBlobPublicAccess') === true) return open('high', 'allowed containers that anyone can read')
  const everyone = /^allow$/i.test(text(dig(asked, 'networkAcls', 'defaultAction')) ?? '') || (/^enabled$/i.test(text(dig(asked, 'publicNetworkAccess')) ?? '') && dig(asked, 'networkAcls') === undefined)
  if (everyone) return open('high', 'let a service be reached from any network')
  const from = text(dig(body, 'sku', 'name')) ?? ''
  return /_(ra)?g(z)?rs$/i.test(from) ? open('low', 'set storage to be copied to another region', 'sharing', 'REG-02') : null
}

function container(operation: string, body: unknown): Change | null {
  if (operation !== 'microsoft.storage/storageaccounts/blobservices/containers/write') return null
  return /^(blob|container)$/i.test(text(dig(body, 'properties', 'publicAccess')) ?? '') ? open('critical', 'let anyone read a container') : null
}

function vaultFlags(operation: string, body: unknown): Change | null {
  if (operation !== 'microsoft.keyvault/vaults/write') return null
  const asked = dig(body, 'properties')
  return dig(asked, 'enableSoftDelete') === false || dig(asked, 'enablePurgeProtection') === false ? vault('high', 'turned off what keeps deleted keys recoverable') : null
}

/** A workspace kept for fewer days, flow logs or auditing turned off, a retention of none. */
function retention(operation: string, body: unknown): Change | null {
  const asked = dig(body, 'properties')
  if (/^microsoft\.operationalinsights\/workspaces\/(tables\/)?write$/.test(operation)) {
    return typeof dig(asked, 'retentionInDays') === 'number' ? logging('medium', `set how long events are kept to ${String(dig(asked, 'retentionInDays'))} days`) : null
  }
  if (/^microsoft\.network\/networkwatchers\/(flowlogs\/write|configureflowlog\/action)$/.test(operation)) return dig(asked, 'enabled') === false ? logging('high', 'stopped the recording of network flows') : null
  if (/\/(extended)?auditingsettings\/write$/.test(operation)) return /^disabled$/i.test(text(dig(asked, 'state')) ?? '') ? logging('high', 'stopped the auditing of a database') : null
  if (/^microsoft\.insights\/diagnosticsettings\/write$/.test(operation)) {
    const parts = [...items(dig(asked, 'logs')), ...items(dig(asked, 'metrics'))]
    return parts.length > 0 && items(dig(asked, 'logs')).every((one) => dig(one, 'enabled') === false) ? logging('high', 'turned off every log of a resource') : null
  }
  return null
}
