import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { platformLog } from '../audit/entry'
import { auditKeys } from '../audit/open-keys'
import { publishLog } from '../audit/publish'
import { recordOperator } from '../audit/record-operator'
import { sequenceLog } from '../audit/sequence'
import { headsIn } from '../audit/signed-heads'
import { asOwner } from '../db/test-world'
import { inContext } from '../db/tenant'
import { exportLog } from './export-log'
import { run } from './main'

vi.mock('./installation', () => ({ enterInstallation: () => process.env.TEST_OWNER_URL ?? '' }))
// Other tests of the file go on with the connections.
vi.mock('../db/tenant', async (original) => ({ ...(await original<typeof import('../db/tenant')>()), closeDatabase: async () => {} }))
const { closeDatabase } = await vi.importActual<typeof import('../db/tenant')>('../db/tenant')
afterAll(closeDatabase)

const folder = mkdtempSync(join(tmpdir(), 'veritar-export-'))
const exports = () => inContext({ worker: 'on' }, (tx) => tx.auditEvent.count({ where: { primeId: null, code: 'audit.exported' } }))

test('asvs-16.4.2 the operator exports the log of the platform; the export is on record first, and the file proves itself', async () => {
  await asOwner((db) => recordOperator(db, { subId: null }, { code: 'audit.exported', data: { events: 0, names: false } }))
  for (let placed = 1; placed > 0; ) placed = (await sequenceLog(platformLog, auditKeys())).placed
  await publishLog(platformLog, auditKeys(), headsIn(join(folder, 'heads')))
  const before = await exports()
  const done = await exportLog(['log.jsonl'], { names: false, from: folder })
  expect(done).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+ events are in log\.jsonl, without the names/) })
  expect(await exports()).toBe(before + 1)
  const path = join(folder, 'log.jsonl')
  expect(statSync(path).mode & 0o077).toBe(0)
  expect(await run(['verify-log', path], folder)).toMatchObject({ code: 0 })
  const text = readFileSync(path, 'utf8')
  expect(text).not.toContain('the operator, at the command line')
  await exportLog(['named.jsonl'], { names: true, from: folder })
  expect(readFileSync(join(folder, 'named.jsonl'), 'utf8')).toContain('the operator, at the command line')
  // What is there is left alone.
  await expect(exportLog(['log.jsonl'], { names: true, from: folder })).rejects.toThrow('left alone')
  expect(readFileSync(path, 'utf8')).toBe(text)
})

test('a line of the export that was changed is found', async () => {
  const path = join(folder, 'named.jsonl')
  writeFileSync(path, readFileSync(path, 'utf8').replace('audit.exported', 'audit.exportet'))
  expect(await run(['verify-log', path], folder)).toMatchObject({ code: 1 })
})
