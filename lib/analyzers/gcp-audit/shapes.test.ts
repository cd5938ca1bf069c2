import { expect, it } from 'vitest'
import { readRecords } from '../audit-log/testing/test-audit-rules'
import { testShapes } from '../audit-log/testing/test-shapes'
import type { JsonRecord } from '../formats/json-records'
import analyzer from './analyzer'
import { buildEntry, calling, granting } from './build-entry'

testShapes(analyzer, [buildEntry(), granting('roles/owner', 'user:someone@gmail.com'), calling('logging', 'google.logging.v2.ConfigServiceV2.DeleteSink'), buildEntry({ log: 'data_access', payload: { methodName: 'storage.objects.get' } })], 'entries')

/** An entry as a sink into BigQuery keeps it: what was asked for as text, what changed in a policy in a column of its own. */
function inBigQuery({ protoPayload, ...entry }: JsonRecord): JsonRecord {
  const { request, metadata, serviceData, ...payload } = protoPayload as JsonRecord
  return { ...entry, protopayload_auditlog: { ...payload, requestJson: request === undefined ? null : JSON.stringify(request), metadataJson: metadata === undefined ? null : JSON.stringify(metadata), servicedata_v1_iam: serviceData ?? null } }
}

it('says of rows of BigQuery what it says of the entries they were', async () => {
  const entries = [granting('roles/viewer', 'allUsers'), calling('logging', 'google.logging.v2.ConfigServiceV2.UpdateSink', { request: { sink: { disabled: true } } }), calling('cloudresourcemanager', 'SetIamPolicy', { request: { policy: { bindings: [{ role: 'roles/owner', members: ['allUsers'] }] } } }), buildEntry()]
  const said = async (records: JsonRecord[]) => (await readRecords(analyzer, records)).observations.map(({ rule, severity, message }) => ({ rule, severity, message }))
  const told = await said(entries.map(inBigQuery))
  expect(told).toEqual(await said(entries))
  expect(told.filter(({ rule }) => rule === 'G-02' || rule === 'G-03').map(({ severity }) => severity)).toEqual(expect.arrayContaining(['critical', 'high']))
})
