import { describe, expect, it } from 'vitest'
import { testCriterion } from '../../test-criterion'
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

testCriterion(criterion, {
  pass: [
    { name: 'Iron Bank, and a verified mirror of a hardened image', answers, says: /\(T1\)/ },
    { name: 'a mirror of Iron Bank', answers: one({ ...mirror, original: 'registry1.dso.mil/ironbank/opensource/python' }) },
    { name: 'built from nothing', answers: one({ image: 'scratch' }) },
    { name: 'an own image built from scratch', answers: one({ ...mirror, original: 'scratch', signature: '' }) },
    { name: 'a reviewed copy of a public image', answers: one({ ...mirror, original: 'python:3.12' }), says: /T3/ },
    { name: 'no containers', answers: { provenance: 'no-containers' }, says: /no container images/ },
  ],
  fail: [
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
