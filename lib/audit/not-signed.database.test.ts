import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, expect, test, vi } from 'vitest'
import { closeDatabase, inContext, withTenant } from '../db/tenant'
import { asOwner } from '../db/test-world'
import { NotSigned } from './keys'
import { auditKeys } from './open-keys'
import { recordAudit } from './record'
import { startSequencer } from './run-sequencer'
import { headsIn } from './signed-heads'

const folder = mkdtempSync(join(tmpdir(), 'veritar-not-signed-'))
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await closeDatabase()
})

async function newLog(): Promise<string> {
  const id = uuidv7()
  await asOwner((db) => db.organization.create({ data: { id, kind: 'prime', legalName: id, aliases: [] } }))
  return id
}

const write = (id: string) => withTenant({ orgId: id, personId: null }, (tx) => recordAudit(tx, { actor: { system: 'Test', orgId: id, orgKind: 'prime' }, event: { code: 'audit.exported', data: { events: 1, names: true } } }))
const stateOf = (id: string) =>
  inContext({ worker: 'on' }, async (tx) => ({
    places: await tx.auditLeaf.count({ where: { logId: id } }),
    signed: Number((await tx.auditCheckpoint.findFirst({ where: { logId: id }, orderBy: { size: 'desc' } }))?.size ?? 0),
    problem: (await tx.auditLog.findUnique({ where: { id } }))?.problem ?? '',
  }))

test('while the key service is away events of every log get their places, each page says why no head is signed, and when it is back all are', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const [one, another] = [await newLog(), await newLog()]
  let away = true
  const keys = { ...auditKeys(), sign: (bytes: Uint8Array) => (away ? Promise.reject(new NotSigned('pkcs11:1', new Error('The token is gone.'))) : auditKeys().sign(bytes)) }
  const stop = startSequencer({ keys, heads: headsIn(folder), witness: null })
  try {
    for (const id of [one, another]) await write(id)
    for (const id of [one, another]) {
      await vi.waitFor(async () => expect(await stateOf(id)).toEqual({ places: 1, signed: 0, problem: 'The key that signs the log (pkcs11:1) could not be used: The token is gone. Events are kept, and signed when it is back.' }), { timeout: 20_000, interval: 100 })
    }
    away = false
    for (const id of [one, another]) await write(id)
    for (const id of [one, another]) await vi.waitFor(async () => expect(await stateOf(id)).toEqual({ places: 2, signed: 2, problem: '' }), { timeout: 20_000, interval: 100 })
  } finally {
    await stop()
    said.mockRestore()
  }
})
