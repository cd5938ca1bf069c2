import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, inContext, withTenant } from '../db/tenant'
import { asOwner, asSuperuser, type TestWorld, twoPrimes } from '../db/test-world'
import { parseCheckpoint } from './checkpoint'
import { leafHash, placesOf } from './merkle'
import { auditKeys } from './open-keys'
import { consistencyRanges, hashesOf, provesConsistency } from './proofs'
import { publishLog } from './publish'
import { recordAudit } from './record'
import { sequenceLog, waitingLogs } from './sequence'
import { headsIn } from './signed-heads'
import { rootOf, sizeOf, storedNodes } from './tree-store'

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterAll(closeDatabase)

const heads = () => headsIn(mkdtempSync(join(tmpdir(), 'veritar-heads-')))
const worker = <T>(work: Parameters<typeof inContext<T>>[1]) => inContext({ worker: 'on' }, work)

/** An organization of its own, so that each test has a log of its own. */
async function newPrime() {
  const id = uuidv7()
  await asOwner((db) => db.organization.create({ data: { id, kind: 'prime', legalName: id, aliases: [] } }))
  const actor = { system: 'Test', orgId: id, orgKind: 'prime' as const }
  const write = (n: number) => withTenant({ orgId: id, personId: null }, (tx) => recordAudit(tx, { actor, event: { code: 'audit.exported', data: { events: n, names: true } } }))
  return { id, write }
}
const all = async (logId: string) => {
  for (let placed = 1; placed > 0; ) placed = (await sequenceLog(logId, auditKeys())).placed
}
const leaves = (logId: string) =>
  worker((tx) => tx.$queryRaw<{ index: bigint | null; payload: Uint8Array; hash: Uint8Array | null }[]>`
    select l."index", e.payload, n.hash from "AuditLeaf" l join "AuditEvent" e on e.id = l."eventId"
    left join "AuditNode" n on n."logId" = l."logId" and n.level = 0 and n."index" = l."index" where l."logId" = ${logId}::uuid order by l."index"`)

test('writers at the same time lose nothing and leave no gap, while the sequencer runs', async () => {
  const { id, write } = await newPrime()
  const [writers, each] = [8, Number(process.env.AUDIT_EVENTS_PER_WRITER ?? 60)]
  let writing = true
  const sequencing = (async () => {
    while (writing) await Promise.all([sequenceLog(id, auditKeys()), sequenceLog(id, auditKeys())])
  })()
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let n = 0; n < each; n += 1) await write(writer * each + n)
    }),
  )
  writing = false
  await sequencing
  await all(id)
  const rows = await leaves(id)
  expect(rows).toHaveLength(writers * each)
  expect(rows.every(({ index }, i) => Number(index) === i)).toBe(true)
  expect(rows.every(({ payload, hash }) => hash && leafHash(payload).equals(hash))).toBe(true)
  const numbers = rows.map(({ payload }) => (JSON.parse(Buffer.from(payload).toString()) as { data: { events: number } }).data.events)
  expect(new Set(numbers)).toEqual(new Set(Array.from({ length: writers * each }, (_, n) => n)))
  expect(await worker((tx) => tx.auditNode.count({ where: { logId: id } }))).toBe(2 * rows.length - placesOf({ start: 0, end: rows.length }).length)
}, 3_600_000)

test('each head extends the one before, and what stands twice is signed once', async () => {
  const { id, write } = await newPrime()
  const signed = heads()
  const published = []
  for (const count of [3, 1, 9]) {
    for (let n = 0; n < count; n += 1) await write(n)
    await all(id)
    published.push(await publishLog(id, auditKeys(), signed))
  }
  expect(published.map((head) => head?.size)).toEqual([3, 4, 13])
  expect(await publishLog(id, auditKeys(), signed)).toEqual(published[2])
  const [a, , c] = published.map((head) => parseCheckpoint(head?.note ?? '') ?? expect.fail('not a checkpoint'))
  if (!a || !c) throw new Error('no heads')
  const path = await worker((tx) => hashesOf(consistencyRanges(a.size, c.size), storedNodes(tx, id)))
  expect(provesConsistency({ from: a.size, fromRoot: a.root, to: c.size, toRoot: c.root, path })).toBe(true)
})

test('an event that goes with what did not happen is not there', async () => {
  const { id, write } = await newPrime()
  await write(1)
  await expect(withTenant({ orgId: id, personId: null }, async (tx) => {
    await recordAudit(tx, { actor: { system: 'Test', orgId: id, orgKind: 'prime' }, event: { code: 'audit.exported', data: { events: 2, names: true } } })
    throw new Error('rolled back')
  })).rejects.toThrow('rolled back')
  await all(id)
  expect(await worker((tx) => sizeOf(tx, id))).toBe(1)
})

test('a row that Veritar did not write stays outside and is named; the rest goes on', async () => {
  const { id, write } = await newPrime()
  await write(1)
  const forged = uuidv7()
  await asSuperuser(async (db) => {
    await db.query(`insert into "AuditEvent" (id, "primeId", "actorName", code, payload, salt, mac) select $1::uuid, "primeId", "actorName", code, payload, salt, sha256('x') from "AuditEvent" where "primeId" = $2::uuid limit 1`, [forged, id])
    await db.query(`insert into "AuditLeaf" ("eventId", "logId") values ($1::uuid, $2::uuid)`, [forged, id])
  })
  await write(2)
  expect(await sequenceLog(id, auditKeys())).toEqual({ placed: 2, refused: [forged] })
  expect(await waitingLogs()).toContain(id)
  expect(await sequenceLog(id, auditKeys(), [forged])).toEqual({ placed: 0, refused: [] })
})

test('a superuser who rewrites an event, and the tree after it, cannot have it signed', async () => {
  const { id, write } = await newPrime()
  const signed = heads()
  for (let n = 0; n < 5; n += 1) await write(n)
  await all(id)
  await publishLog(id, auditKeys(), signed)
  await asSuperuser(async (db) => {
    await db.query(`set session_replication_role = replica`)
    const payload = Buffer.from('{"v":1}')
    await db.query(`update "AuditEvent" set payload = $1 where id = (select "eventId" from "AuditLeaf" where "logId" = $2::uuid and "index" = 4)`, [payload, id])
    await db.query(`update "AuditNode" set hash = $1 where "logId" = $2::uuid and level = 0 and "index" = 4`, [leafHash(payload), id])
  })
  await write(6)
  await all(id)
  await expect(publishLog(id, auditKeys(), signed)).rejects.toThrow('rewritten')
  // Nor by one who also removes the signed head from the database.
  await asSuperuser(async (db) => {
    await db.query(`set session_replication_role = replica`)
    await db.query(`delete from "AuditCheckpoint" where "logId" = $1::uuid`, [id])
  })
  await expect(publishLog(id, auditKeys(), signed)).rejects.toThrow('rewritten')
})

test('a database restored from an old backup is noticed at the next head, before and after it has grown again', async () => {
  const { id, write } = await newPrime()
  const signed = heads()
  for (let n = 0; n < 6; n += 1) await write(n)
  await all(id)
  await publishLog(id, auditKeys(), signed)
  await asSuperuser(async (db) => {
    await db.query(`set session_replication_role = replica`)
    await db.query(`delete from "AuditCheckpoint" where "logId" = $1::uuid`, [id])
    await db.query(`delete from "AuditNode" where "logId" = $1::uuid and (("index" + 1) << level) > 4`, [id])
    await db.query(`delete from "AuditEvent" where id in (select "eventId" from "AuditLeaf" where "logId" = $1::uuid and "index" >= 4)`, [id])
    await db.query(`delete from "AuditLeaf" where "logId" = $1::uuid and "index" >= 4`, [id])
  })
  await expect(publishLog(id, auditKeys(), signed)).rejects.toThrow('old backup')
  for (let n = 0; n < 5; n += 1) await write(100 + n)
  await all(id)
  await expect(publishLog(id, auditKeys(), signed)).rejects.toThrow('rewritten')
})

test('a prime sees the tree of its own log and no other; what it may not yet see of the events it does not', async () => {
  const { alder, alderElm, fir } = w
  await all(alder.id)
  const size = await worker((tx) => sizeOf(tx, alder.id))
  expect(await withTenant({ orgId: alder.id, personId: null }, (tx) => sizeOf(tx, alder.id))).toBe(size)
  expect(await withTenant({ orgId: w.birch.id, personId: null }, (tx) => sizeOf(tx, alder.id))).toBe(0)
  expect(await withTenant({ orgId: fir.id, personId: null }, (tx) => tx.auditNode.count())).toBe(0)
  await withTenant({ orgId: alder.id, personId: null }, async (tx) => {
    const draft = await tx.auditEvent.count({ where: { assessmentId: alderElm.id, code: 'answer.saved' } })
    expect(draft).toBe(0)
    expect((await rootOf(tx, alder.id, size)).length).toBe(32)
  })
})
