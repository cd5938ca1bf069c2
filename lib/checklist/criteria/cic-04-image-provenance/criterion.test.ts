import { infrastructureFacts } from '../../testing/infrastructure'
import { describe, expect, it } from 'vitest'
import { testCriterion } from '../../test-criterion'
import { imageFacts, imageReference, pipelineFacts } from '../../testing/supply-facts'
import { program } from '../../testing/world'
import criterion from './criterion'
import { isDefense } from './image-check'

const digest = `@sha256:${'0f'.repeat(32)}`
const ironBank = { image: `registry1.dso.mil/ironbank/redhat/ubi/ubi9${digest}`, signature: 'yes' }
const mirror = { image: `registry.ridgeline.example/base/python${digest}`, original: 'cgr.dev/chainguard/python', signature: 'yes', review: 'IMG-014' }
const answers = { provenance: 'known', images: [ironBank, mirror], enforcement: 'admission', scanning: 'continuous' }
const one = (row: Record<string, string>) => ({ ...answers, images: [row] })
const civil = {
  gates: {
    cloud: { permitted: 'yes' as const, impactLevel: 'none' as const, reference: '' },
    flowDowns: { clauses: ['FAR 52.204-21'], handlesCui: 'no' as const, distributionStatement: 'none' as const, citizenshipOnly: false, requiredCmmc: 'none' as const },
  },
}
const files = (...images: Parameters<typeof imageReference>[0][]) => ({ 'image-manifests': imageFacts({ images: images.map(imageReference) }) })
const runs = (...images: Parameters<typeof imageReference>[0][]) => ({ 'infrastructure-code': infrastructureFacts({ images: images.map(imageReference) }) })
const at = (registry: string, repository: string, more: Parameters<typeof imageReference>[0] = {}) => ({ image: `${registry}/${repository}${digest}`, registry, repository, digest: digest.slice(1), origin: 'private' as const, tier: 'unknown' as const, place: 'unstated' as const, ...more })

testCriterion(criterion, {
  pass: [
    { name: 'an Iron Bank image that the code runs', answers, facts: runs({}), says: /signature said to be verified \(T1\)/ },
    { name: 'code that runs no image', answers: { provenance: 'no-containers' }, facts: { 'infrastructure-code': infrastructureFacts() } },
    { name: 'Iron Bank, and a verified mirror of a hardened image', answers, says: /\(T1\)/ },
    { name: 'a mirror of Iron Bank', answers: one({ ...mirror, original: 'registry1.dso.mil/ironbank/opensource/python' }) },
    { name: 'built from nothing', answers: one({ image: 'scratch' }) },
    { name: 'an own image built from scratch', answers: one({ ...mirror, original: 'scratch', signature: '' }) },
    { name: 'a reviewed copy of a public image', answers: one({ ...mirror, original: 'python:3.12' }), says: /T3/ },
    { name: 'an Iron Bank image in the files, and a platform that verifies', answers, facts: files({}), says: /signature said to be verified \(T1\)/ },
    { name: 'a private copy in the files that the list explains', answers, facts: files(at('registry.ridgeline.example', 'base/python')), says: /As the list says/ },
    { name: 'no containers', answers: { provenance: 'no-containers' }, says: /no container images/ },
  ],
  fail: [
    { name: 'a public image that the infrastructure code runs', answers, facts: runs(at('docker.io', 'nginx', { origin: 'public', tier: 'T4' })), says: /docker.io\/nginx/ },
    { name: 'an image that the code does not resolve', outcome: 'partial', answers, facts: runs({ image: '${}', registry: null, repository: '', origin: 'unresolved', tier: 'unknown', pinned: false }), says: /cannot be told from the files/ },
    { name: 'no containers, and the code runs some', answers: { provenance: 'no-containers' }, facts: runs({}), says: /the files name some/ },
    { name: 'a public image in the files of a DoD program', answers, facts: files(at('docker.io', 'python', { origin: 'public', tier: 'T4' })), says: /T4\), which a DoD program does not accept/ },
    { name: 'the same in a pipeline, outside DoD', outcome: 'partial', answers, facts: { 'pipeline-code': pipelineFacts({ images: [imageReference(at('ghcr.io', 'o/tool', { origin: 'public', tier: 'T4' }))] }) }, program: civil, says: /T4/ },
    { name: 'a foreign registry in the files', answers, facts: files(at('cr.yandex', 'mirror/ubuntu', { origin: 'foreign', tier: 'T4', place: 'foreign' })), says: /outside the United States/ },
    { name: 'a private registry abroad', answers, facts: files(at('111122223333.dkr.ecr.eu-west-1.amazonaws.com', 'x', { place: 'foreign' })) },
    { name: 'an image in the files that the list does not explain', outcome: 'partial', answers, facts: files(at('registry.ridgeline.example', 'tools/build')), says: /the list does not say what was copied/ },
    { name: 'Iron Bank in the files, verified by nobody', outcome: 'partial', answers: { ...answers, enforcement: 'review', images: [mirror] }, facts: files({}), says: /nobody says that their signature/ },
    { name: 'a tag in the files', outcome: 'partial', answers, facts: files({ digest: null, pinned: false, tag: '9.4', open: ['digest', 'signature'] }), says: /not fixed by a digest/ },
    { name: 'an image that the files do not resolve', outcome: 'partial', answers, facts: files({ image: '${BASE}', registry: null, repository: '', origin: 'unresolved', tier: 'unknown', pinned: false }), says: /cannot be told from the files/ },
    { name: 'no containers, and images in the files', answers: { provenance: 'no-containers' }, facts: files({}), says: /the files name some/ },
    { name: 'a download in a build', answers, facts: files({}), observations: [{ kind: 'image-manifests', rule: 'IMG-09', severity: 'high', message: 'Run unseen.' }], says: /Run unseen/ },
    { name: 'unknown origin', answers: { provenance: 'no' } },
    { name: 'some known', outcome: 'partial', answers: { ...answers, provenance: 'partly' } },
    { name: 'a direct public pull in a DoD program', answers: one({ image: `python:3.12${digest}`, signature: 'yes', review: 'IMG-2' }), says: /T4.*DoD program/ },
    { name: 'the same outside DoD', outcome: 'partial', answers: one({ image: 'ghcr.io/org/tool:1' }), program: civil, says: /T4/ },
    { name: 'a direct public pull while the gates are open', answers: one({ image: 'nginx' }), program: { gates: { flowDowns: null } } },
    { name: 'a foreign registry', answers: one({ image: `registry.cn-beijing.aliyuncs.com/a/b${digest}` }) },
    { name: 'a private copy of a foreign image', answers: one({ ...mirror, original: 'cr.yandex/mirror/ubuntu' }) },
    { name: 'latest', outcome: 'partial', answers: one({ ...mirror, image: 'registry.ridgeline.example/base/python:latest' }), says: /whatever is newest/ },
    { name: 'a tag instead of a digest', outcome: 'partial', answers: one({ ...ironBank, image: 'registry1.dso.mil/ironbank/redhat/ubi/ubi9:9.4' }), says: /not fixed by a digest/ },
    { name: 'Iron Bank unverified', outcome: 'partial', answers: one({ ...ironBank, signature: 'no' }) },
    { name: 'hardened, not mirrored', outcome: 'partial', answers: one({ image: `cgr.dev/chainguard/python${digest}`, signature: 'yes' }), says: /T2/ },
    { name: 'a copy nobody reviewed', outcome: 'partial', answers: one({ ...mirror, review: 'none' }) },
    { name: 'a copy of a public image nobody reviewed', outcome: 'partial', answers: one({ ...mirror, original: 'python:3.12', review: '' }), says: /no record that someone reviewed/ },
    { name: 'a copy of something', outcome: 'partial', answers: one({ ...mirror, original: '' }), says: /copied or built from is not said/ },
    { name: 'a copy unverified', outcome: 'partial', answers: one({ ...mirror, signature: '' }) },
    { name: 'a variable nobody resolved', outcome: 'partial', answers: one({ image: '${BASE}/ubi9' }) },
    { name: 'no list', outcome: 'partial', answers: { provenance: 'known', enforcement: 'admission', scanning: 'continuous' }, says: /No image is listed/ },
    { name: 'nothing enforced', answers: { ...answers, enforcement: 'nothing' } },
    { name: 'enforced by eye', outcome: 'partial', answers: { ...answers, enforcement: 'review' } },
    { name: 'never scanned', answers: { ...answers, scanning: 'never' } },
    { name: 'scanned once', outcome: 'partial', answers: { ...answers, scanning: 'once' } },
    { name: 'manifests the reviewer refused', outcome: 'partial', answers, evidence: [{ kind: 'image-manifests', accepted: false }] },
    { name: 'nobody knows', outcome: 'missing', answers: { provenance: 'unknown' } },
  ],
})

describe('CIC-04 program', () => {
  it('is DoD by impact level, DFARS clause or CMMC level', () => {
    expect(isDefense(program())).toBe(true)
    expect(isDefense(program(civil))).toBe(false)
    expect(isDefense(program({ gates: { ...civil.gates, flowDowns: { ...civil.gates.flowDowns, clauses: ['DFARS 252.204-7012'] } } }))).toBe(true)
  })
})
