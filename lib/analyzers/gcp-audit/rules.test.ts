import { one, testAuditRules } from '../audit-log/testing/test-audit-rules'
import analyzer from './analyzer'
import { buildEntry, calling, granting, refused } from './build-entry'

const at = (location: string, payload = {}) => buildEntry({ payload: { resourceLocation: { currentLocations: [location] }, resourceName: 'x', ...payload }, entry: { resource: { type: 'x', labels: { project_id: 'saltmarsh-prod' } } } })
const from = (callerIp: string, payload = {}) => buildEntry({ payload: { requestMetadata: { callerIp }, ...payload } })
const as = (principalEmail: string, payload = {}) => buildEntry({ payload: { authenticationInfo: { principalEmail }, ...payload } })
const login = (method: string, values: string[], type = 'google_password') =>
  calling('login', `google.login.LoginService.${method}`, { metadata: { event: [{ eventName: 'login_success', parameter: [{ name: 'login_type', value: type }, { name: 'login_challenge_method', multiStrValue: values }] }] } })
const config = (method: string, payload = {}) => calling('logging', `google.logging.v2.ConfigServiceV2.${method}`, payload)

testAuditRules(analyzer, {
  'G-01': {
    fires: [
      one('a region abroad', at('europe-west3', { methodName: 'storage.objects.create', authorizationInfo: [] }), { severity: 'critical', says: /outside the United States/ }),
      one('a region abroad, denied', at('europe-west3', refused), { severity: 'low' }),
      one('a U.S. region, usable in a controlled folder only', buildEntry(), { severity: 'low', says: /Assured Workloads/ }),
      one('one of several places abroad', buildEntry({ payload: { resourceLocation: { currentLocations: ['us-central1', 'asia-east1'] } } }), { says: /asia-east1/ }),
      one('a zone abroad', at('northamerica-northeast1-b'), { says: /northamerica-northeast1/ }),
      one('a region nobody has', at('us-gov-west-1'), { says: /anonymized or invented/ }),
    ],
    quiet: [one('global', at('global')), one('no place', at('-'))],
  },
  'G-02': {
    fires: [
      one('anyone', granting('roles/storage.objectViewer', 'allUsers'), { severity: 'critical', says: /anyone/ }),
      one('anyone with a Google account', granting('roles/viewer', 'allAuthenticatedUsers'), { severity: 'critical' }),
      one('a private account', granting('roles/viewer', 'user:someone@gmail.com'), { severity: 'high' }),
      one('another domain', granting('roles/viewer', 'group:ops@partner.example'), { severity: 'medium' }),
      one('tried only', granting('roles/viewer', 'allUsers', refused), { severity: 'low', says: /tried/ }),
      one('a whole policy that is public', calling('storage', 'storage.setIamPermissions', { request: { policy: { bindings: [{ role: 'roles/storage.objectViewer', members: ['allUsers'] }] } } }), { severity: 'critical' }),
      one('an owner invited from outside', calling('cloudresourcemanager', 'InsertProjectOwnershipInvite', { request: { member: 'user:x@outlook.com' } }), { severity: 'high' }),
      one('an object copied to another project', calling('storage', 'storage.objects.get', { metadata: { destination: 'projects/elsewhere/buckets/b/objects/o' } }), { says: /elsewhere/ }),
    ],
    quiet: [
      one('someone of the firm', granting('roles/viewer', 'user:n.okoye@saltmarsh.example')),
      one('a subdomain of the firm', granting('roles/viewer', 'group:ops@eng.saltmarsh.example')),
      one('a public member taken away', calling('cloudresourcemanager', 'SetIamPolicy', { serviceData: { policyDelta: { bindingDeltas: [{ action: 'REMOVE', role: 'roles/viewer', member: 'allUsers' }] } } })),
      one('a copy within the project', calling('storage', 'storage.objects.get', { metadata: { destination: 'projects/_/buckets/b/objects/o' } })),
    ],
  },
  'G-03': {
    fires: [
      one('a sink deleted', config('DeleteSink'), { severity: 'critical' }),
      one('a sink turned off', config('UpdateSink', { request: { sink: { disabled: true } } }), { severity: 'high' }),
      one('a sink that leaves all out', config('UpdateSink', { request: { sink: { exclusions: [{ name: 'all', filter: '*' }] } } }), { severity: 'high' }),
      one('a sink sent elsewhere', config('UpdateSink', { request: { sink: { destination: 'x' } } }), { severity: 'medium' }),
      one('an exclusion', config('CreateExclusion'), { severity: 'high' }),
      one('a log deleted', calling('logging', 'google.logging.v2.LoggingServiceV2.DeleteLog'), { severity: 'critical' }),
      one('data access no longer recorded', calling('cloudresourcemanager', 'SetIamPolicy', { serviceData: { policyDelta: { auditConfigDeltas: [{ action: 'REMOVE', service: 'allServices', logType: 'DATA_READ' }] } } }), { severity: 'high' }),
      one('a person no longer recorded', calling('cloudresourcemanager', 'SetIamPolicy', { serviceData: { policyDelta: { auditConfigDeltas: [{ action: 'ADD', service: 'allServices', logType: 'DATA_READ', exemptedMember: 'user:a@b.example' }] } } }), { severity: 'high' }),
      one('flow logs off', calling('compute', 'v1.compute.subnetworks.patch', { request: { enableFlowLogs: false } }), { severity: 'high' }),
      one('a bucket of logs', calling('storage', 'storage.buckets.delete', { resourceName: 'projects/_/buckets/saltmarsh-audit-archive' }), { severity: 'high' }),
      one('refused', config('DeleteSink', refused), { severity: 'low', says: /denied/ }),
    ],
    quiet: [
      one('a look at a sink', config('GetSink')),
      one('a new sink', config('CreateSink')),
      one('flow logs on', calling('compute', 'v1.compute.subnetworks.patch', { request: { logConfig: { enable: true } } })),
      one('another bucket', calling('storage', 'storage.buckets.delete', { resourceName: 'projects/_/buckets/saltmarsh-catalog' })),
      one('data access now recorded', calling('cloudresourcemanager', 'SetIamPolicy', { serviceData: { policyDelta: { auditConfigDeltas: [{ action: 'ADD', service: 'allServices', logType: 'DATA_READ' }] } } })),
    ],
  },
  'G-04': {
    fires: [
      one('a key', calling('iam', 'google.iam.admin.v1.CreateServiceAccountKey'), { severity: 'high' }),
      one('a key made by a deployment', calling('deploymentmanager', 'v2.deploymentmanager.deployments.insert', { authorizationInfo: [{ permission: 'iam.serviceAccountKeys.create', granted: true }] }), { severity: 'high' }),
      one('a token', calling('iamcredentials', 'GenerateAccessToken'), { severity: 'low' }),
      one('an API key', calling('apikeys', 'google.api.apikeys.v2.ApiKeys.CreateKey'), { severity: 'medium' }),
    ],
    quiet: [one('a key deleted', calling('iam', 'google.iam.admin.v1.DeleteServiceAccountKey')), one('keys listed', calling('iam', 'google.iam.admin.v1.ListServiceAccountKeys'))],
  },
  'G-05': {
    fires: [
      one('places no longer limited', calling('orgpolicy', 'google.cloud.orgpolicy.v2.OrgPolicy.DeletePolicy', { request: { name: 'organizations/1/policies/gcp.resourceLocations' } }), { severity: 'critical' }),
      one('places changed', calling('cloudresourcemanager', 'SetOrgPolicy', { request: { policy: { constraint: 'constraints/gcp.resourceLocations' } } }), { severity: 'high' }),
      one('another rule', calling('orgpolicy', 'google.cloud.orgpolicy.v2.OrgPolicy.UpdatePolicy', { request: { policy: { name: 'projects/p/policies/iam.disableServiceAccountKeyCreation' } } }), { severity: 'medium' }),
    ],
    quiet: [one('rules listed', calling('orgpolicy', 'google.cloud.orgpolicy.v2.OrgPolicy.ListPolicies'))],
  },
  'G-06': {
    fires: [
      one('destruction', calling('cloudkms', 'DestroyCryptoKeyVersion'), { severity: 'high' }),
      one('disabled', calling('cloudkms', 'UpdateCryptoKeyVersion', { request: { cryptoKeyVersion: { state: 'DISABLED' } } }), { severity: 'medium' }),
    ],
    quiet: [one('enabled', calling('cloudkms', 'UpdateCryptoKeyVersion', { request: { cryptoKeyVersion: { state: 'ENABLED' } } })), one('used', calling('cloudkms', 'Decrypt'))],
  },
  'G-07': {
    fires: [one('private', from('private'), { severity: 'low' }), one('a machine', from('gce-internal-ip')), one('an inner address', from('10.1.2.3'))],
    quiet: [one('public', from('199.43.0.47')), one('a service', as('builder@saltmarsh-prod.iam.gserviceaccount.com', { requestMetadata: { callerIp: 'gce-internal-ip' } }))],
  },
  'LG-21': { fires: [one('a private account', as('someone@gmail.com'), { severity: 'medium' })], quiet: [one('the firm', buildEntry()), one('a service', as('a@p.iam.gserviceaccount.com'))] },
  'LG-09': {
    fires: [one('anonymous', buildEntry({ payload: { authenticationInfo: { authoritySelector: 'system:anonymous' }, methodName: 'io.k8s.core.v1.pods.get' } }), { severity: 'critical' })],
    quiet: [one('refused', buildEntry({ payload: { authenticationInfo: { principalEmail: 'system:anonymous' }, ...refused } })), one('somebody', buildEntry())],
  },
  'LG-10': { fires: [one('into a pod', calling('k8s', 'io.k8s.core.v1.pods.exec.create'), { severity: 'info' })], quiet: [one('pods listed', calling('k8s', 'io.k8s.core.v1.pods.list'))] },
  'LG-11': {
    fires: [one('rights for a time', calling('privilegedaccessmanager', 'google.cloud.privilegedaccessmanager.v1.PrivilegedAccessManager.CreateGrant'), { severity: 'info' }), one('who may ask', calling('privilegedaccessmanager', 'google.cloud.privilegedaccessmanager.v1.PrivilegedAccessManager.UpdateEntitlement'), { severity: 'medium' }), one('owner', granting('roles/owner', 'user:n.okoye@saltmarsh.example'), { severity: 'medium' }), one('cluster-admin', calling('k8s', 'io.k8s.rbac.v1.clusterrolebindings.create', { request: { roleRef: { name: 'cluster-admin' } } }), { severity: 'high' })],
    quiet: [one('grants looked at', calling('privilegedaccessmanager', 'google.cloud.privilegedaccessmanager.v1.PrivilegedAccessManager.SearchGrants')), one('a reader', granting('roles/viewer', 'user:n.okoye@saltmarsh.example')), one('a narrow binding', calling('k8s', 'io.k8s.rbac.v1.clusterrolebindings.create', { request: { roleRef: { name: 'view' } } }))],
  },
  'LG-13': {
    fires: [one('a pool of outside identities', calling('iam', 'google.iam.v1.WorkloadIdentityPools.CreateWorkloadIdentityPoolProvider'), { severity: 'high' })],
    quiet: [one('such a pool deleted', calling('iam', 'google.iam.v1.WorkloadIdentityPools.DeleteWorkloadIdentityPool'))],
  },
  'LG-16': {
    fires: [one('the Netherlands', from('193.0.6.139'), { severity: 'high', says: /Netherlands/ }), one('refused there', from('193.0.6.139', refused), { severity: 'medium' })],
    quiet: [one('the United States', buildEntry()), one('a service abroad', as('a@p.iam.gserviceaccount.com', { requestMetadata: { callerIp: '193.0.6.139' } }))],
  },
  'LG-17': {
    fires: [
      one('a firewall', calling('compute', 'v1.compute.firewalls.delete'), { severity: 'medium' }),
      one('a perimeter', calling('accesscontextmanager', 'google.identity.accesscontextmanager.v1.AccessContextManager.DeleteServicePerimeter'), { severity: 'high' }),
      one('a privileged container', calling('k8s', 'io.k8s.core.v1.pods.create', { request: { spec: { containers: [{ image: 'x', securityContext: { privileged: true } }] } } }), { severity: 'medium' }),
    ],
    quiet: [one('firewalls listed', calling('compute', 'v1.compute.firewalls.list')), one('an ordinary container', calling('k8s', 'io.k8s.core.v1.pods.create', { request: { spec: { containers: [{ image: 'x' }] } } }))],
  },
  'LG-18': {
    fires: [one('a password', login('loginSuccess', ['password']), { severity: 'high' }), one('a prompt on the phone', login('loginSuccess', ['password', 'google_prompt']), { severity: 'low' }), one('elsewhere', login('loginSuccess', [], 'saml'), { severity: 'info' })],
    quiet: [one('a security key', login('loginSuccess', ['password', 'security_key'])), one('a failure', calling('login', 'google.login.LoginService.loginFailure', { status: { code: 7 }, metadata: { event: [] } }))],
  },
})
