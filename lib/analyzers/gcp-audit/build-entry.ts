import type { JsonRecord } from '../formats/json-records'

let serial = 0

/** Fields of the payload that replace those of a quiet entry, and fields of the entry itself. */
export type EntryFields = { payload?: JsonRecord; entry?: JsonRecord; log?: string }

/** One quiet entry for tests: a person of the firm lists machines in us-east4, from a public address in the United States. */
export function buildEntry({ payload = {}, entry = {}, log = 'activity' }: EntryFields = {}): JsonRecord {
  serial++
  return {
    protoPayload: {
      '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
      status: {},
      authenticationInfo: { principalEmail: 't.brandt@saltmarsh.example', principalSubject: 'user:t.brandt@saltmarsh.example' },
      requestMetadata: { callerIp: '199.43.0.47', callerSuppliedUserAgent: 'google-cloud-sdk gcloud/548.0.0', requestAttributes: {}, destinationAttributes: {} },
      serviceName: 'compute.googleapis.com',
      methodName: 'v1.compute.instances.list',
      authorizationInfo: [{ permission: 'compute.instances.list', granted: true, permissionType: 'ADMIN_READ', resourceAttributes: {} }],
      resourceName: 'projects/saltmarsh-prod/zones/us-east4-a/instances',
      ...payload,
    },
    insertId: `-s${serial}a9d`,
    resource: { type: 'gce_instance', labels: { project_id: 'saltmarsh-prod', zone: 'us-east4-a' } },
    timestamp: '2026-11-02T14:00:00.123456Z',
    severity: 'NOTICE',
    logName: `projects/saltmarsh-prod/logs/cloudaudit.googleapis.com%2F${log}`,
    receiveTimestamp: '2026-11-02T14:00:00.923456789Z',
    ...entry,
  }
}

/** An entry of a method of a service, with a request. */
export const calling = (serviceName: string, methodName: string, payload: JsonRecord = {}): JsonRecord =>
  buildEntry({ payload: { serviceName: `${serviceName}.googleapis.com`, methodName, authorizationInfo: [], ...payload } })

/** A SetIamPolicy that adds one member to a role. */
export const granting = (role: string, member: string, payload: JsonRecord = {}): JsonRecord =>
  calling('cloudresourcemanager', 'SetIamPolicy', { serviceData: { policyDelta: { bindingDeltas: [{ action: 'ADD', role, member }] } }, ...payload })

export const refused = { status: { code: 7, message: 'PERMISSION_DENIED' } }
