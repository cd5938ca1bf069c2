import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, withTenant } from '../db/tenant'
import { asSuperuser, type TestWorld, twoPrimes } from '../db/test-world'
import { determinationProof } from './determination-proof'
import { logVerifier } from './keys'
import { auditKeys } from './open-keys'
import { publishLog } from './publish'
import { recordAudit } from './record'
import { sequenceLog } from './sequence'
import { verifyProof } from './verify-proof'

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterAll(closeDatabase)

const heads = { logs: () => [], read: () => null, keep: () => undefined }
const sign = async () => {
  await sequenceLog(w.alder.id, auditKeys())
  await publishLog(w.alder.id, auditKeys(), heads)
}

test('a determination is proven once the log has signed it, to its prime only, and not out of a log that was changed', async () => {
  const { id: assessmentId, primeId, subId, determination: id } = w.alderFir
  const approver = { ...w.alder.as('approver'), name: 'Approver', orgKind: 'prime' as const }
  const data = { determinationId: id, decision: 'rejected', computed: 'conditional', againstComputed: false, digest: 'ab'.repeat(32), keyProof: null }
  await sign()
  await withTenant(approver, (tx) => recordAudit(tx, { actor: approver, event: { code: 'determination.recorded', data }, assessment: { id: assessmentId, primeId, subId } }))
  const proof = (of = approver.orgId) => withTenant({ orgId: of, personId: null }, (tx) => determinationProof(tx, { id, assessmentId, primeId }))
  expect(await proof()).toBeNull()
  await sign()
  expect(verifyProof((await proof()) ?? '', [logVerifier(auditKeys(), primeId)])).toMatchObject({ fault: null, code: 'determination.recorded' })
  expect(await proof(w.birch.id)).toBeNull()
  expect(await withTenant(approver, (tx) => determinationProof(tx, { id: assessmentId, assessmentId, primeId }))).toBeNull()
  await asSuperuser(async (db) => {
    await db.query('set session_replication_role = replica')
    await db.query(`update "AuditEvent" set payload = convert_to('{}', 'UTF8') where "assessmentId" = $1::uuid and code = 'determination.recorded'`, [assessmentId])
  })
  await expect(proof()).rejects.toThrow('does not prove this determination')
})
