import { type ChildProcess, spawn } from 'node:child_process'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, expect, test, vi } from 'vitest'
import { closeDatabase, inContext, withTenant } from '../db/tenant'
import { asOwner } from '../db/test-world'
import { exportLines } from './export-bundle'
import { auditKeys, signedHeads } from './open-keys'
import { publishLog } from './publish'
import { recordAudit } from './record'
import { sequenceLog, waitingLogs } from './sequence'
import { sizeOf } from './tree-store'
import { verifyBundle } from './verify-bundle'

afterAll(closeDatabase)

/** The sequencer as a process of its own. */
async function sequencer(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/audit/testing/sequencer-child.ts'], { stdio: ['ignore', 'pipe', 'inherit'], env: process.env })
  await new Promise((up) => child.stdout?.once('data', up))
  return child
}
const kill = (child: ChildProcess) => new Promise((gone) => {
  child.once('exit', gone)
  child.kill('SIGKILL')
})

test('a sequencer killed at any moment leaves a log that goes on, without a gap and without a loss', async () => {
  const id = uuidv7()
  await asOwner((db) => db.organization.create({ data: { id, kind: 'prime', legalName: id, aliases: [] } }))
  const kills = Number(process.env.SEQUENCER_KILLS ?? 2)
  let written = 0
  let writing = true
  const writers = Array.from({ length: 4 }, async () => {
    while (writing) {
      await withTenant({ orgId: id, personId: null }, (tx) => recordAudit(tx, { actor: { system: 'Test', orgId: id, orgKind: 'prime' }, event: { code: 'audit.exported', data: { events: written, names: true } } }))
      written += 1
    }
  })
  for (let n = 0; n < kills; n += 1) {
    const child = await sequencer()
    const before = await inContext({ worker: 'on' }, (tx) => sizeOf(tx, id))
    // At a moment nobody chose, but not before it has done something.
    for (let size = before; size === before; ) size = await inContext({ worker: 'on' }, (tx) => sizeOf(tx, id))
    await new Promise((wait) => setTimeout(wait, Math.random() * 700))
    await kill(child)
  }
  writing = false
  await Promise.all(writers)
  // The database lets go of what was killed when it has ended the statement it was at; until then nobody else is let in.
  while ((await waitingLogs()).includes(id)) await sequenceLog(id, auditKeys())
  await vi.waitFor(async () => expect((await publishLog(id, auditKeys(), signedHeads()))?.size).toBe(written), { timeout: 60_000, interval: 100 })
  const report = await verifyBundle((async function* () {
    for await (const line of exportLines(id, written, 'worker', { now: new Date(), names: true })) yield line.slice(0, -1)
  })(), { keys: [], earlier: null })
  expect(report).toMatchObject({ fault: null, events: written, sealed: 0 })
}, 3_600_000)
