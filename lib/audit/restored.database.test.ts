import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closeDatabase, inContext, withTenant } from '../db/tenant'
import { asOwner, asSuperuser } from '../db/test-world'
import { publicKeyLine } from './export-bundle'
import { verifierOf } from './note'
import { auditKeys } from './open-keys'
import { recordAudit } from './record'
import { startSequencer } from './run-sequencer'
import { headsIn } from './signed-heads'
import type { WitnessAddress } from './witness/ask'
import { witnessServer } from './witness/serve'
import { openWitness } from './witness/store'

const folder = mkdtempSync(join(tmpdir(), 'veritar-restored-'))
const [heads, backup] = [join(folder, 'heads'), join(folder, 'backup')]
let server: ReturnType<typeof witnessServer>
let witness: WitnessAddress
const answers: string[] = []
beforeAll(async () => {
  writeFileSync(join(folder, 'trusted.keys'), `${publicKeyLine()}\n`)
  const opened = openWitness(folder)
  server = witnessServer(opened, (line) => void answers.push(line))
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up))
  witness = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: verifierOf(opened.name, opened.signer.spki) }
})
afterAll(async () => {
  await new Promise((done) => server.close(done))
  rmSync(folder, { recursive: true })
  await closeDatabase()
})

/** Writes events and has the sequencer sign them and the witness sign that. */
async function grow(id: string, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += 1) await withTenant({ orgId: id, personId: null }, (tx) => recordAudit(tx, { actor: { system: 'Test', orgId: id, orgKind: 'prime' }, event: { code: 'audit.exported', data: { events: n, names: true } } }))
  await sequenced(async () => (await inContext({ worker: 'on' }, (tx) => tx.auditCosignature.count({ where: { logId: id, size: to } }))) === 1)
}

/** A log of its own with so many events, signed and witnessed. */
async function newLog(size: number): Promise<string> {
  const id = uuidv7()
  await asOwner((db) => db.organization.create({ data: { id, kind: 'prime', legalName: id, aliases: [] } }))
  await grow(id, 0, size)
  return id
}

/** A log that is signed and witnessed at 3 events, then at 5, and of which the database is put back to `kept`; with the folder of heads of then. */
async function putBack(kept: number) {
  const id = await newLog(3)
  rmSync(backup, { recursive: true, force: true })
  cpSync(heads, backup, { recursive: true })
  await grow(id, 3, 5)
  await asSuperuser(async (db) => {
    await db.query(`set session_replication_role = replica`)
    for (const table of ['AuditCheckpoint', 'AuditCosignature']) await db.query(`delete from "${table}" where "logId" = $1::uuid and size > $2`, [id, kept])
    await db.query(`delete from "AuditNode" where "logId" = $1::uuid and (("index" + 1) << level) > $2`, [id, kept])
    await db.query(`delete from "AuditEvent" where id in (select "eventId" from "AuditLeaf" where "logId" = $1::uuid and "index" >= $2)`, [id, kept])
    await db.query(`delete from "AuditLeaf" where "logId" = $1::uuid and "index" >= $2`, [id, kept])
    if (kept === 0) await db.query(`delete from "AuditLog" where id = $1::uuid`, [id])
  })
  return id
}

/** Runs the sequencer as a worker that has just been started does, until something is so. */
async function sequenced(until: () => Promise<boolean>, asked: WitnessAddress | null = witness): Promise<void> {
  const stop = startSequencer({ keys: auditKeys(), heads: headsIn(heads), witness: asked })
  await vi.waitFor(async () => expect(await until()).toBe(true), { timeout: 20_000, interval: 50 }).finally(stop)
}
const problemOf = async (id: string) => (await inContext({ worker: 'on' }, (tx) => tx.auditLog.findUnique({ where: { id } })))?.problem ?? ''

test('a witness that is asked again for what stands signs it and keeps nothing twice, and all stays well', async () => {
  const id = await newLog(2)
  const signed = () => answers.filter((line) => line.startsWith('200 ') && line.includes(`${id} 2`)).length
  const before = signed()
  await sequenced(async () => signed() === before + 1)
  // Once: the name of the log is in the text and in the signature of it.
  expect(readFileSync(join(folder, 'signed.txt'), 'utf8').split(id)).toHaveLength(1 + 2)
  expect(await problemOf(id)).toBe('')
})

test('asvs-16.4.2 a database restored from an older backup is named although nobody writes to it: by the witness where the folder of heads was restored too', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const id = await putBack(3)
  rmSync(heads, { recursive: true })
  cpSync(backup, heads, { recursive: true })
  await sequenced(async () => (await problemOf(id)) !== '')
  expect(await problemOf(id)).toBe('The witness has signed 5 events, and the log has 3: events are missing, or the database was restored from an old backup.')
  expect(said).toHaveBeenCalledWith(expect.stringContaining(`Audit log ${id}: The witness has signed 5 events`))
  // The auditor of that prime reads the same sentence.
  expect(await withTenant({ orgId: id, personId: null }, async (tx) => (await tx.auditLog.findUnique({ where: { id } }))?.problem)).toContain('old backup')
  said.mockRestore()
})

test('the same by the remembered head where only the database was restored, without a witness, and also where it does not know the log any more', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  for (const kept of [3, 0]) {
    const id = await putBack(kept)
    await sequenced(async () => (await problemOf(id)) !== '', null)
    expect(await problemOf(id)).toBe(`The log has ${kept} events, and 5 were signed: events are missing, or the database was restored from an old backup.`)
  }
  said.mockRestore()
})
