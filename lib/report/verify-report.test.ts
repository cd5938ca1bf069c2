import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { digestOf } from '../assessments/snapshot'
import { checkpointText, proofText } from '../audit/checkpoint'
import { entryOf } from '../audit/entry'
import { originOf } from '../audit/keys'
import { leafHash } from '../audit/merkle'
import { signNote, verifierOf } from '../audit/note'
import { logId, newKeys } from '../audit/testing/log'
import { Case } from '../checklist/case'
import { catalog } from '../checklist/catalog'
import { score } from '../checklist/score'
import { referenceAt } from '../reference/at'
import { renderReport } from './render'
import { reportOf } from './report'
import { verifyReport } from './verify-report'

const given = Case.parse(JSON.parse(readFileSync('lib/checklist/golden/case.json', 'utf8')))
const card = score(catalog.criteria, given, referenceAt(given.asOf.slice(0, 10)), catalog.version)
const keys = newKeys()
const trusted = [verifierOf(keys.installation, keys.spki)]
const at = new Date(given.asOf)

/** A log of one event, and its proof. */
async function proofOf(code: string, digest: string): Promise<string> {
  const entry = entryOf({ id: '01a217b9-0000-7000-8000-000000000001', at, primeId: logId, subId: null, assessmentId: null, actorId: null, actorName: 'A', actorOrgId: null, code, outcome: 'done', target: '', data: { digest }, internal: false }, Buffer.alloc(32))
  const origin = originOf(keys, logId)
  return proofText({ entry, index: 0, path: [], checkpoint: await signNote(checkpointText({ origin, size: 1, root: leafHash(entry) }), origin, keys) })
}
const report = reportOf({ code: 'VD-1', prime: 'P', generatedAt: given.asOf, card, input: given, criteria: [], determination: null, stale: [], requestedBy: 'R', reviewers: [], findings: [], reviews: [], files: [], logProof: null, digest: 'd' })
const pdfWith = (proof: string | null) => new Uint8Array(renderReport(report, card, given, at, proof))

const digest = digestOf({ case: given, scorecard: card })
let proven: string
beforeAll(async () => {
  proven = await proofOf('determination.recorded', digest)
})

test('a report proves its determination without the server', async () => {
  expect(await verifyReport(pdfWith(proven), trusted)).toMatchObject({ fault: null, digest, code: 'determination.recorded', index: 0, size: 1 })
}, 60_000)

test.each([
  ['another key', () => pdfWith(proven), () => [verifierOf('veritar.invalid/other', newKeys().spki)], 'not signed with a key that was given'],
  ['no proof', () => pdfWith(null), () => trusted, 'carries no proof'],
  ['a file that is no PDF', () => new TextEncoder().encode('%PDF-1.7\nnothing'), () => trusted, 'cannot be opened'],
])('%s is not proven', async (_, pdf, by, why) => {
  expect((await verifyReport(pdf(), by())).fault).toContain(why)
}, 60_000)

test('another event, or another case than the one decided on, is not proven', async () => {
  expect((await verifyReport(pdfWith(await proofOf('report.read', digest)), trusted)).fault).toContain('not a determination')
  expect((await verifyReport(pdfWith(await proofOf('determination.recorded', 'f'.repeat(64))), trusted)).fault).toContain('not the ones that were decided on')
}, 60_000)
