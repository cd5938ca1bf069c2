import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import { recognize, sampleOf } from '../recognize'

const told = async (text: string, kind = '') => recognize(await sampleOf(evidenceOf(text, 'misleading.csv')), kind)?.analyzer ?? null
const folder = (id: string) => join(import.meta.dirname, '..', id, 'fixtures')

describe('recognition of pipelines and images, by content', () => {
  const own = ['github-actions', 'gitlab-ci', 'pipeline-images', 'branch-rules', 'dockerfile', 'hardening-manifest']
  const fixtures = own.flatMap((id) => readdirSync(folder(id)).filter((name) => !name.endsWith('.expected.json') && !name.startsWith('broken')).map((name) => [id, name] as const))
  it.each(fixtures)('%s: %s', async (id, name) => expect(await told(readFileSync(join(folder(id), name), 'utf8'))).toBe(id))
  it.each([
    ['quoted keys', 'name: x\n"on": [push]\njobs: {a: {runs-on: x, steps: []}}\n', 'github-actions'],
    ['a workflow as JSON', JSON.stringify({ on: 'push', jobs: { a: { 'runs-on': 'x', steps: [] } } }), 'github-actions'],
    ['a composite action', 'name: x\ndescription: y\nruns:\n  using: composite\n  steps: []\n', 'github-actions'],
    ['GitLab with services', 'image: a\nservices: [b]\nt:\n  script:\n    - make\n', 'gitlab-ci'],
    ['only includes', 'include:\n  - project: a/b\n    file: c.yml\n', 'gitlab-ci'],
    ['Azure', 'trigger: none\nsteps:\n- bash: make\n', 'pipeline-images'],
    ['Azure stages', 'stages:\n- stage: a\n  jobs:\n  - job: b\n    steps:\n    - script: make\n', 'pipeline-images'],
    ['Bitbucket', 'pipelines:\n  default:\n    - step: {script: [make]}\n', 'pipeline-images'],
    ['a compose file', 'services:\n  a:\n    build: .\n', 'image-list'],
    ['a list of images, some written short', '# running\nregistry1.dso.mil/ironbank/redhat/ubi/ubi9:9.4\nnginx:1.25\n', 'image-list'],
    ['a template that begins with a condition', '{{- if .Values.on }}\napiVersion: apps/v1\nkind: Deployment\nspec:\n  containers:\n    - image: a/b:1\n{{- end }}\n', 'image-list'],
    ['a kustomization', 'resources: [a.yaml]\nimages: [{name: a, newTag: "1"}]\n', 'image-list'],
    ['two lines of FROM', 'FROM a AS b\nCOPY x y\n', 'dockerfile'],
    ['prose', 'From the beginning, we run pipelines.\nRun them all.\n', null],
    ['a query', 'SELECT a\nFROM b\nWHERE c\n', null],
    ['a list of keys', 'name: x\nversion: 1\nservices: none\n', null],
    ['addresses', 'dana@ridgeline.example\nlee@ridgeline.example\n', null],
  ])('%s', async (_name, text, id) => expect(await told(text)).toBe(id))
  it('takes a manifest for images when that is what it is said to be', async () => {
    const pod = 'apiVersion: v1\nkind: Pod\nspec: {containers: [{image: a}]}\n'
    expect(await told(pod, 'image-manifests')).toBe('image-list')
    expect(['image-list', 'kubernetes-manifests']).toContain(await told(pod))
  })
  it('leaves an audit event of Kubernetes to the log readers', async () => {
    expect(await told(JSON.stringify({ kind: 'Event', apiVersion: 'audit.k8s.io/v1', auditID: 'x', verb: 'get' }), 'image-manifests')).toBeNull()
  })
})
