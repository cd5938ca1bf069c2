import { expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import analyzer from './analyzer'

const head = 'name: a/b\ntags: ["1"]\nlabels:\n  org.opencontainers.image.title: b\n  org.opencontainers.image.version: "1"\n  mil.dso.ironbank.image.type: commercial\n  mil.dso.ironbank.product.name: b\nmaintainers: [{name: A}]\n'
const made = (args: string, resources = '') => `${head}args: ${args}\n${resources}`
const fired = async (text: string, dockerfile?: string) => {
  const files = [evidenceOf(text, 'hardening_manifest.yaml'), ...(dockerfile === undefined ? [] : [evidenceOf(dockerfile, 'Dockerfile')])]
  return (await analyzer.analyze({ files })).observations.map(({ rule }) => rule)
}
const base = '{BASE_IMAGE: redhat/ubi/ubi9, BASE_TAG: "9.4"}'
const hash = (value: string) => `resources:\n- {filename: a, url: "https://x.example.com/a", validation: {type: sha256, value: ${value}}}\n`

it.each([
  ['IMG-14', made(base, hash('abcd')), made(base, hash('ab'.repeat(32)))],
  ['IMG-14', made(base, 'resources:\n- {url: "docker://docker.io/a:1", tag: a}\n'), made(base, `resources:\n- {url: "docker://docker.io/a@sha256:${'ab'.repeat(32)}", tag: a}\n`)],
  ['IMG-15', made(base).replace('maintainers: [{name: A}]\n', '').replace('tags', 'resources: []\ntags'), made(base)],
  ['IMG-16', made('{BASE_REGISTRY: docker.io, BASE_IMAGE: library/debian}'), made(base)],
  ['IMG-16', made('{BASE_REGISTRY: registry1.dso.mil, BASE_IMAGE: bigbang/x}').replace('bigbang/x', 'registry1.dso.mil/bigbang/x'), made('{BASE_REGISTRY: registry1.dso.mil, BASE_IMAGE: ironbank/redhat/ubi/ubi9}')],
])('%s fires, and stays quiet beside it (%#)', async (rule, fires, quiet) => {
  expect(await fired(fires)).toContain(rule)
  expect(await fired(quiet)).not.toContain(rule)
})

it('reads the Dockerfile beside it', async () => expect(await fired(made(base), 'ARG BASE_REGISTRY=registry1.dso.mil\nFROM ${BASE_REGISTRY}/ironbank/x:1\nUSER root\n')).toEqual(['IMG-03', 'IMG-08']))
