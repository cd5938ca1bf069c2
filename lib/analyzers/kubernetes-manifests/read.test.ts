import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import { findingsIn } from '../infrastructure/testing/fired'
import { recognize, sampleOf } from '../recognize'
import kubernetes from './analyzer'

const read = async (...texts: string[]) => {
  const { facts, observations } = await kubernetes.analyze({ files: texts.map((text, i) => evidenceOf(text, `m-${i}.yaml`)) })
  return { facts, observations, fired: findingsIn(observations) }
}
const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec: ${spec}\n`
const service = (more: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: s${more} }\nspec: { type: LoadBalancer }\n`
const cron = (context: string) => `apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: c }\nspec: { jobTemplate: { spec: { template: { spec: { containers: [{ image: a, securityContext: ${context} }] } } } } }\n`

describe('what manifests say', () => {
  it.each<[string, string, string]>([
    ['pod-privileged', pod('{ containers: [{ image: a, securityContext: { privileged: true } }] }'), pod('{ containers: [{ image: a, securityContext: { privileged: false } }] }')],
    ['pod-privileged', pod('{ initContainers: [{ image: a, securityContext: { capabilities: { add: [SYS_ADMIN] } } }] , containers: [{ image: b }] }'), pod('{ containers: [{ image: a, securityContext: { capabilities: { drop: [SYS_ADMIN] } } }] }')],
    ['pod-privileged', cron('{ privileged: true }'), cron('{ runAsNonRoot: true }')],
    ['pod-host', pod('{ hostPID: true, containers: [{ image: a }] }'), pod('{ hostPID: false, containers: [{ image: a }] }')],
    ['pod-host', pod('{ containers: [{ image: a }], volumes: [{ name: v, hostPath: { path: / } }] }'), pod('{ containers: [{ image: a }], volumes: [{ name: v, emptyDir: {} }] }')],
    ['public-balancer', service(''), service(', annotations: { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" }')],
    ['plain-listener', 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: i }\nspec: { rules: [] }\n', 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: i }\nspec: { tls: [{ hosts: [a] }] }\n'],
    ['administrator', 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: { name: b }\nroleRef: { name: cluster-admin }\n', 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: { name: b }\nroleRef: { name: view }\n'],
    ['rights-for-anyone', 'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: b }\nroleRef: { name: log-reader }\nsubjects: [{ kind: User, name: "system:anonymous" }]\n', 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: { name: b }\nroleRef: { name: "system:public-info-viewer" }\nsubjects: [{ kind: Group, name: "system:unauthenticated" }]\n'],
    ['wildcard', 'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: r }\nrules: [{ verbs: ["*"], resources: ["*"] }]\n', 'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: r }\nrules: [{ verbs: ["*"], resources: [pods] }]\n'],
    ['secret', 'apiVersion: v1\nkind: Secret\nmetadata: { name: s }\nstringData: { key: abc }\n', 'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: { name: s }\nspec: { encryptedData: { key: AgBy8h } }\n'],
    ['secret', pod('{ containers: [{ image: a, env: [{ name: DB_PASSWORD, value: V3ry-Harb0r }] }] }'), pod('{ containers: [{ image: a, env: [{ name: DB_HOST, value: catalog.internal }] }] }')],
  ])('%s', async (id, fires, quiet) => {
    expect((await read(fires)).fired).toContain(id)
    expect((await read(quiet)).fired).not.toContain(id)
  })
  it('counts a secret of a variable once, at its line', async () => {
    const { facts } = await read(`${pod('{ containers: [{ image: a, env: [{ name: API_KEY, value: AKIAQ3EGPL7XWZK5TMRB }] }] }')}`)
    expect(facts.secrets).toHaveLength(1)
  })
  it('reads lists and several documents, and tells each by kind, namespace and line', async () => {
    const { facts } = await read(`${pod('{ containers: [{ image: a:1 }] }')}---\n# nothing\n---\napiVersion: v1\nkind: List\nitems:\n- ${pod('{ containers: [{ image: b:2 }] }').replaceAll('\n', '\n  ')}`)
    expect(facts.resourceTypes).toEqual({ Pod: 2 })
    expect(facts.images.map(({ image }) => image)).toEqual(['a:1', 'b:2'])
    expect(facts.images[1]?.at.line).toBe(14)
  })
  it('reads values of a chart, and names templates as unread', async () => {
    const values = 'replicaCount: 1\nimage: { repository: a, tag: b }\nservice: { type: LoadBalancer, port: 80 }\nsecurityContext: { privileged: true }\nauth: { adminPassword: V3ry-Harb0r }\n'
    const { facts, fired } = await read(values, 'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}\n')
    expect(fired).toEqual(expect.arrayContaining(['public-balancer', 'pod-privileged', 'secret']))
    expect(facts.files).toMatchObject({ read: 1, unread: 1, unreadKinds: { 'Helm template': 1 } })
  })
  it('never repeats a secret', async () => {
    const { facts, observations } = await read('apiVersion: v1\nkind: Secret\nmetadata: { name: s }\ndata: { password: QnIxZ2h0SGFyYjByLTc3 }\n')
    expect(JSON.stringify([facts, observations])).not.toContain('QnIx')
  })
})

describe('recognition', () => {
  it.each<[string, string, string | null]>([
    ['a manifest', pod('{ containers: [{ image: a }] }'), 'kubernetes-manifests'],
    ['JSON as kubectl prints it', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 's' }, spec: {} }] }, null, 4), 'kubernetes-manifests'],
    ['an audit event', '{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"1","stage":"ResponseComplete","requestURI":"/api","verb":"get","user":{"username":"a"},"requestReceivedTimestamp":"2026-11-02T10:00:00Z"}', 'k8s-audit'],
    ['a workflow', 'name: ci\non: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: make\n', 'github-actions'],
  ])('%s', async (_name, content, id) => expect(recognize(await sampleOf(evidenceOf(content, 'x')))?.analyzer ?? null).toBe(id))
})
