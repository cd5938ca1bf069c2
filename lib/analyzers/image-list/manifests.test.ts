import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import analyzer from './analyzer'

const read = async (text: string) => (await analyzer.analyze({ files: [evidenceOf(text, 'x')] })).facts
const images = async (text: string) => (await read(text)).images.map(({ image, use }) => `${use} ${image}`)
const d = `sha256:${'ab'.repeat(32)}`

describe('where images stand', () => {
  it.each([
    ['a pod, as JSON', JSON.stringify({ apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ image: 'nginx:1' }], ephemeralContainers: [{ image: 'busybox' }] } }), ['manifest nginx:1', 'manifest busybox']],
    ['a list of objects', 'apiVersion: v1\nkind: List\nitems:\n- kind: Job\n  spec: {template: {spec: {containers: [{image: a.example/b:1}]}}}\n', ['manifest a.example/b:1']],
    ['a resource of its own, with a split image', 'apiVersion: x.io/v1\nkind: Thing\nspec:\n  image: {repository: a.example/b, tag: "1"}\n', ['manifest a.example/b:1']],
    ['compose, with a default', 'services:\n  a: {image: "a.example/b:${TAG:-2}"}\n  b: {image: "${IMG}"}\n', ['compose a.example/b:2', 'compose ${IMG}']],
    ['Helm values', `image:\n  registry: a.example\n  repository: b/c\n  tag: "1"\nside:\n  repository: d/e\n  digest: ${'ab'.repeat(32)}\n  registry: a.example\n`, ['helm a.example/b/c:1', `helm a.example/d/e@${d}`]],
    ['Helm values, not the address of charts', 'image: {repository: a.example/b, tag: 1}\nchart:\n  repository: https://charts.example.com\n  tag: x\n', ['helm a.example/b:1']],
    ['values that are a template', 'image:\n  repository: a.example/b\n  tag: 1\n{{ if .x }}\nside:\n  image: a.example/c:1\n', ['helm a.example/b:1', 'helm a.example/c:1']],
    ['a template', 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: "{{ .Values.image }}"\n  - image: a.example/b:1 # fixed\n', ['helm {{ .Values.image }}', 'helm a.example/b:1']],
    ['a kustomization', `resources: [x.yaml]\nimages:\n- name: nginx\n  newName: a.example/nginx\n  digest: ${d}\n- name: other\n`, [`kustomize a.example/nginx@${d}`]],
    ['Zarf', `kind: ZarfPackageConfig\nmetadata: {name: x}\ncomponents:\n- name: a\n  images: [a.example/b:1, "a.example/c@${d}"]\n`, ['zarf a.example/b:1', `zarf a.example/c@${d}`]],
    ['a plain list', `# images\na.example/b:1\nregistry1.dso.mil/ironbank/x@${d}\n`, ['list a.example/b:1', `list registry1.dso.mil/ironbank/x@${d}`]],
  ])('%s', async (_name, text, expected) => expect(await images(text)).toEqual(expected))
  it('Flux: a verified source leaves no signature open', async () => {
    const source = (more: string) => `apiVersion: source.toolkit.fluxcd.io/v1\nkind: OCIRepository\nspec:\n  url: oci://registry1.dso.mil/ironbank/x\n  ref: {digest: "${d}"}\n${more}`
    expect((await read(source('  verify: {provider: cosign}\n'))).images[0]).toMatchObject({ tier: 'T1', open: [] })
    expect((await read(source(''))).images[0]).toMatchObject({ tier: 'T1', open: ['signature'] })
  })
  it('tells tiers and places apart, and does not call a private registry anything', async () => {
    const list = ['registry1.dso.mil/ironbank/a:1', 'registry.access.redhat.com/ubi9/ubi:9', '111122223333.dkr.ecr.us-gov-east-1.amazonaws.com/a:1', '111122223333.dkr.ecr.us-east-1.amazonaws.com/a:1', 'ridgeline.azurecr.us/a:1', 'europe-west1-docker.pkg.dev/p/r/a:1', 'ghcr.io/o/a:1', 'ccr.ccs.tencentyun.com/o/a:1']
    expect((await read(list.join('\n'))).images.map(({ tier, place }) => `${tier} ${place}`)).toEqual(['T1 government', 'T2 unstated', 'unknown government', 'unknown united-states', 'unknown government', 'unknown foreign', 'T4 unstated', 'T4 foreign'])
  })
})
