import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../auth/actor'
import { closeDatabase, inContext, withTenant } from '../db/tenant'
import { asSuperuser, type TestWorld, twoPrimes } from '../db/test-world'
import { checkLog, exportLines, newestHead } from './export-bundle'
import type { LogReader } from './export-log'
import { entryOf } from './entry'
import { findEventProof, findLogState } from './log-queries'
import { logVerifier } from './keys'
import { auditKeys } from './open-keys'
import { publishLog } from './publish'
import { findAuditEvents } from './queries'
import { recordAudit } from './record'
import { sequenceLog } from './sequence'
import { headsIn } from './signed-heads'
import { verifyBundle } from './verify-bundle'
import { verifyProof } from './verify-proof'

let w: TestWorld
let auditor: Actor
const heads = headsIn(mkdtempSync(join(tmpdir(), 'veritar-heads-')))
const settle = async () => {
  for (let placed = 1; placed > 0; ) placed = (await sequenceLog(w.alder.id, auditKeys())).placed
  return publishLog(w.alder.id, auditKeys(), heads)
}
beforeAll(async () => {
  w = await twoPrimes()
  auditor = { sessionId: 's', name: 'Auditor', email: 'a@b.example', orgKind: 'prime', orgName: 'Alder', role: 'auditor', empoweredOfficial: false, ...w.alder.as('auditor') }
  for (let n = 0; n < 40; n += 1) await withTenant(auditor, (tx) => recordAudit(tx, { actor: auditor, event: { code: 'audit.exported', data: { events: n, names: true } } }))
  await settle()
}, 120_000)
afterAll(closeDatabase)

async function exported(reader: LogReader, names = true): Promise<string[]> {
  const { size } = (await inContext({ worker: 'on' }, (tx) => newestHead(tx, w.alder.id))) ?? expect.fail('nothing signed')
  const lines: string[] = []
  for await (const line of exportLines(w.alder.id, size, reader, { now: new Date(), names })) lines.push(line.trimEnd())
  return lines
}
const verify = async (reader: LogReader, names = true) => {
  const lines = await exported(reader, names)
  return verifyBundle((async function* () { yield* lines })(), { keys: [], earlier: null })
}
const draft = () => inContext({ worker: 'on' }, (tx) => tx.auditEvent.findFirstOrThrow({ where: { assessmentId: w.alderElm.id, code: 'answer.saved' } }))

test('what an auditor takes away is proven; a draft of a subcontractor is sealed in it', async () => {
  const report = await verify(w.alder.as('auditor'))
  expect(report).toMatchObject({ fault: null, sealed: 1 })
  expect((await exported(w.alder.as('auditor'))).join('\n')).not.toContain((await draft()).id)
  expect(await verify('worker')).toMatchObject({ fault: null, sealed: 0, events: report.events + 1 })
})

test('without names it is proven as well, and names nobody', async () => {
  expect(await verify(w.alder.as('auditor'), false)).toMatchObject({ fault: null })
  expect((await exported(w.alder.as('auditor'))).join('\n')).toContain('"Auditor"')
  expect((await exported(w.alder.as('auditor'), false)).join('\n')).not.toContain('Auditor')
})

test('nobody else can make an export of it', async () => {
  const size = (await inContext({ worker: 'on' }, (tx) => newestHead(tx, w.alder.id)))?.size ?? 0
  expect(await withTenant(w.birch.as('auditor'), (tx) => newestHead(tx, w.alder.id))).toBeNull()
  const lines: string[] = []
  for await (const line of exportLines(w.alder.id, size, w.birch.as('auditor'), { now: new Date(), names: true })) lines.push(line)
  expect(lines.filter((line) => line.includes('"payload"'))).toEqual([])
})

test('one event is proven by itself, page and file', async () => {
  const { rows } = await findAuditEvents(auditor, { text: '' }, { desc: false, offset: 0, limit: 200 })
  expect(rows.every(({ standing }) => standing.is === 'logged')).toBe(true)
  for (const { id } of rows.slice(0, 5)) {
    const found = (await findEventProof(auditor, id)) ?? expect.fail('not found')
    expect(found.proof?.proven).toBe(true)
    expect(verifyProof(found.proof?.text ?? '', [logVerifier(auditKeys(), w.alder.id)])).toMatchObject({ fault: null, id })
  }
  expect(await findEventProof({ ...auditor, ...w.birch.as('auditor') }, rows[0]?.id ?? '')).toBeNull()
  expect(await findEventProof(auditor, (await draft()).id)).toBeNull()
})

test('how the log fares is said: signed, waiting, checked', async () => {
  expect(await checkLog(w.alder.id, new Date())).toBeNull()
  await withTenant(auditor, (tx) => recordAudit(tx, { actor: auditor, event: { code: 'audit.exported', data: { events: 0, names: true } } }))
  const state = await findLogState(auditor)
  expect(state).toMatchObject({ waiting: 1, waitingSince: expect.any(Date), head: { size: state.size }, checked: { size: state.size }, witnessed: null, problems: [] })
})

// Each breaks the log for good; the last tests of this file, each on an event further back.
const whole = (sql: string, values: unknown[]) => asSuperuser(async (db) => {
  await db.query('set session_replication_role = replica')
  await db.query(sql, values)
})
const idAt = async (index: number) => (await inContext({ worker: 'on' }, (tx) => tx.auditLeaf.findFirstOrThrow({ where: { logId: w.alder.id, index } }))).eventId

test.each([
  ['changes what a row says of a fact', 30, `update "AuditEvent" set data = '{"events":999,"names":true}' where id = $1::uuid`, 'row that the pages show'],
  ['changes who it was', 25, `update "AuditEvent" set "actorName" = 'Somebody Else' where id = $1::uuid`, 'row that the pages show'],
  ['deletes it', 15, `delete from "AuditEvent" where id = $1::uuid`, 'no longer in the database'],
])('a superuser who %s is found, and the event named', async (_, index, sql, why) => {
  const id = await idAt(index)
  await whole(sql, [id])
  for (const reader of ['worker', w.alder.as('auditor')] as const) expect(await verify(reader)).toMatchObject({ firstBad: index, fault: expect.stringContaining(why) })
  expect(await checkLog(w.alder.id, new Date())).toContain(`first at event ${index}`)
  expect((await findLogState(auditor)).problems).toEqual([expect.stringContaining(`event ${index}`)])
  const { rows } = await findAuditEvents(auditor, { text: '' }, { desc: false, offset: 0, limit: 200 })
  expect(rows.find((row) => row.id === id)?.standing ?? 'gone').toEqual(index === 15 ? 'gone' : { is: 'altered', index })
})

test('a superuser who changes row and bytes alike is found', async () => {
  const row = await inContext({ worker: 'on' }, async (tx) => tx.auditEvent.findUniqueOrThrow({ where: { id: await idAt(10) } }))
  const changed = { ...row, target: 'another' }
  await whole('update "AuditEvent" set target = $2, payload = $3 where id = $1::uuid', [row.id, changed.target, entryOf(changed, row.salt ?? Buffer.of())])
  expect(await verify('worker')).toMatchObject({ firstBad: 10, fault: 'The event is not the one that was logged.' })
  expect((await findEventProof(auditor, row.id))?.standing).toEqual({ is: 'altered', index: 10 })
})

test('a superuser who changes the tree is found', async () => {
  await whole(`update "AuditNode" set hash = sha256('x') where "logId" = $1::uuid and level = 0 and "index" = 3`, [w.alder.id])
  expect(await verify('worker')).toMatchObject({ firstBad: 3 })
  expect((await findEventProof(auditor, await idAt(4)))?.proof).toMatchObject({ proven: true })
  await whole(`delete from "AuditNode" where "logId" = $1::uuid and level = 0 and "index" = 3`, [w.alder.id])
  expect(await verify('worker')).toMatchObject({ firstBad: 3 })
})
