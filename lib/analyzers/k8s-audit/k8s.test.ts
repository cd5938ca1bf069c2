import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { JsonRecord } from '../formats/json-records'
import { evidenceOf } from '../formats/testing/evidence'
import { recognize, sampleOf } from '../recognize'
import analyzer from './analyzer'

const event = (fields: JsonRecord = {}): JsonRecord => ({
  kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'RequestResponse', auditID: 'a-1', stage: 'ResponseComplete', requestURI: '/api/v1/namespaces/app/pods', verb: 'get',
  user: { username: 'oidc:m.okafor@harborfield.example', groups: ['system:authenticated'] }, sourceIPs: ['10.0.4.7'], objectRef: { resource: 'pods', namespace: 'app', apiVersion: 'v1' },
  responseStatus: { code: 200 }, requestReceivedTimestamp: '2026-11-02T14:00:00.123456Z', stageTimestamp: '2026-11-02T14:00:00.223456Z', ...fields,
})
const read = async (content: string | Uint8Array) => analyzer.analyze({ files: [evidenceOf(content, 'audit.log')] })
const rules = async (fields: JsonRecord) => (await read(JSON.stringify(event(fields)))).observations.filter(({ rule }) => rule.startsWith('KA')).map(({ rule, severity }) => `${rule} ${severity}`)
const anonymous = { username: 'system:anonymous', groups: ['system:unauthenticated'] }
const pod = (spec: JsonRecord) => ({ verb: 'create', requestObject: { kind: 'Pod', spec } })
const pinned = `registry.example/app@sha256:${'4e'.repeat(32)}`
const binding = (role: string, subject: string) => ({ verb: 'create', objectRef: { resource: 'clusterrolebindings' }, requestObject: { roleRef: { name: role }, subjects: [{ kind: 'User', name: subject }] } })

describe('rules: firing, quiet, near miss', () => {
  it.each<[string, JsonRecord, string[]]>([
    ['KA-01 fires when bodies are never recorded', { level: 'Metadata' }, ['KA-01 low']],
    ['KA-01 fires when no request ends', { stage: 'RequestReceived' }, ['KA-01 medium']],
    ['a quiet request', {}, []],
    ['KA-02 fires for an answer to nobody', { user: anonymous, verb: 'list', objectRef: { resource: 'secrets' } }, ['KA-02 critical']],
    ['KA-02 only notes a refusal', { user: anonymous, responseStatus: { code: 403 } }, ['KA-02 low']],
    ['KA-02 only notes a question after health', { user: anonymous, objectRef: undefined, requestURI: '/readyz?verbose' }, ['KA-02 info']],
    ['KA-02 is not misled by a path that begins like it', { user: anonymous, objectRef: undefined, requestURI: '/versions-of-secrets' }, ['KA-02 critical']],
    ['KA-03 fires for a shell', { verb: 'create', objectRef: { resource: 'pods', subresource: 'exec' }, responseStatus: { code: 101 } }, ['KA-03 medium']],
    ['KA-03 is quiet for a log', { objectRef: { resource: 'pods', subresource: 'log' } }, []],
    ['KA-03 fires for all secrets', { verb: 'list', objectRef: { resource: 'secrets' } }, ['KA-03 medium']],
    ['KA-03 is quiet for a controller', { verb: 'list', objectRef: { resource: 'secrets' }, user: { username: 'system:serviceaccount:flux-system:source-controller' } }, []],
    ['KA-04 fires for cluster-admin', binding('cluster-admin', 'x@example.com'), ['KA-04 high']],
    ['KA-04 fires for everybody', binding('view', 'system:unauthenticated'), ['KA-04 critical']],
    ['KA-04 notes another role', binding('view', 'x@example.com'), ['KA-04 low']],
    ['KA-04 says when it cannot tell', { verb: 'create', objectRef: { resource: 'rolebindings' } }, ['KA-04 medium']],
    ['KA-04 is quiet for reading roles', { verb: 'get', objectRef: { resource: 'clusterroles' } }, []],
    ['KA-05 fires for a privileged pod', pod({ containers: [{ image: pinned, securityContext: { privileged: true } }] }), ['KA-05 high']],
    ['KA-05 fires for the network of the host', pod({ hostNetwork: true, containers: [{ image: pinned }] }), ['KA-05 medium']],
    ['KA-05 and KA-06 are quiet for a plain pod by digest', pod({ containers: [{ image: pinned, securityContext: { privileged: false } }], volumes: [{ emptyDir: {} }] }), []],
    ['KA-06 fires for a tag', pod({ containers: [{ image: 'registry.example/app:1.2' }] }), ['KA-06 low']],
    ['KA-07 fires for a shared name', { user: { username: 'kubernetes-admin', groups: ['system:masters'] } }, ['KA-07 medium']],
    ['KA-07 is quiet for a name that only looks so', { user: { username: 'admin.lee@harborfield.example' } }, []],
    ['KA-08 fires for an address abroad', { sourceIPs: ['185.220.101.4'] }, ['KA-08 high', 'KA-08 low']],
    ['KA-08 takes the first address', { sourceIPs: ['10.0.4.7', '185.220.101.4'] }, []],
  ])('%s', async (_name, fields, expected) => expect(await rules(fields)).toEqual(expected))
})

describe('shapes', () => {
  const text = JSON.stringify(event())
  it.each<[string, string | Uint8Array]>([
    ['one line', text],
    ['pretty-printed', JSON.stringify(event(), null, 2)],
    ['an EventList', JSON.stringify({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items: [event()] })],
    ['a diagnostic setting of Azure', JSON.stringify({ records: [{ time: '2026-11-02T14:00:00Z', category: 'kube-audit', operationName: 'Microsoft.ContainerService/managedClusters/diagnosticLogs/Read', properties: { log: text, stream: 'stdout' } }] })],
    ['what CloudWatch exports', JSON.stringify({ events: [{ timestamp: 1, logStreamName: 'kube-apiserver-audit-1', message: text }] })],
    ['a subscription of CloudWatch', JSON.stringify({ messageType: 'DATA_MESSAGE', logEvents: [{ id: '1', timestamp: 1, message: text }] })],
    ['a list in a SIEM', JSON.stringify([{ _source: event() }])],
    ['lower-case keys', text.replace(/"(\w+)":/g, (key) => key.toLowerCase())],
    ['gzip', gzipSync(text)],
    ['UTF-16 with CRLF', Buffer.from(`\ufeff${JSON.stringify(event(), null, 2).replaceAll('\n', '\r\n')}`, 'utf16le')],
  ])('%s', async (_name, content) => {
    const { facts } = await read(content)
    expect(facts).toMatchObject({ events: 1, incomplete: 0, firstEvent: '2026-11-02T14:00:00Z', principals: [{ id: 'm.okafor@harborfield.example', kind: 'human' }] })
    expect(recognize(await sampleOf(evidenceOf(content)))?.analyzer).toBe('k8s-audit')
  })
  it('are not stolen from others', async () => {
    const core = { kind: 'Event', apiVersion: 'v1', involvedObject: { kind: 'Pod', name: 'a' }, reason: 'Scheduled' }
    expect(recognize(await sampleOf(evidenceOf(JSON.stringify(core))))?.analyzer).not.toBe('k8s-audit')
    await expect(read(JSON.stringify(core))).rejects.toThrow(/no record of the Kubernetes API server/)
  })
  it('join a person of EKS by the session name', async () => {
    const arn = 'arn:aws-us-gov:sts::111122223333:assumed-role/gd-dev/M.Okafor@harborfield.example'
    const { facts } = await read(JSON.stringify(event({ user: { username: 'admin:x', extra: { arn: [arn] } } })))
    expect(facts).toMatchObject({ cloud: 'government', principals: [{ id: 'm.okafor@harborfield.example', aliases: ['admin:x', arn] }] })
  })
})
