import { inContext, type Tx } from '../db/tenant'
import { type BundleHead, bundleFormat, bundleLines } from './bundle'
import { logParts, type LogReader } from './export-log'
import { originOf } from './keys'
import { verifierLine, verifierOf } from './note'
import { auditKeys, witnessAddress } from './open-keys'
import { verifyBundle } from './verify-bundle'

/** The line of the public key that signs every log of this installation. */
export function publicKeyLine(): string {
  const { installation, spki } = auditKeys()
  return verifierLine(verifierOf(installation, spki))
}

/** The newest signed head of the log: how many events an export covers. Null while nothing is signed. */
export async function newestHead(tx: Tx, logId: string): Promise<{ size: number } | null> {
  const head = await tx.auditCheckpoint.findFirst({ where: { logId }, orderBy: { size: 'desc' }, select: { size: true } })
  return head && { size: Number(head.size) }
}

/** The export of the first `size` events of a log, line by line, signed at its end. */
export function exportLines(logId: string, size: number, reader: LogReader, options: { now: Date; names: boolean }): AsyncGenerator<string> {
  const keys = auditKeys()
  const witness = witnessAddress()
  const head: BundleHead = { format: bundleFormat, origin: originOf(keys, logId), size, keys: [publicKeyLine()], witnesses: witness ? [verifierLine(witness.key)] : [], made: options.now.toISOString() }
  return bundleLines(head, logParts(logId, size, reader, options.names), keys)
}

async function* withoutNewlines(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield line.slice(0, -1)
}

/** Checks every log there is; the worker does so each night, and says on its own output what it found. */
export async function checkLogs(now: Date): Promise<void> {
  const logs = await inContext({ worker: 'on' }, (tx) => tx.auditLog.findMany({ select: { id: true } }))
  for (const { id } of logs) {
    const damage = await checkLog(id, now)
    if (damage) console.error(`Audit log ${id}: ${damage}`)
  }
}

/**
 * Computes a whole log anew, up to its newest head, and holds it against everything that was signed; keeps what came of it.
 * @returns why it is not proven, or null
 */
export async function checkLog(logId: string, now: Date): Promise<string | null> {
  const head = await inContext({ worker: 'on' }, (tx) => newestHead(tx, logId))
  if (!head) return null
  const { fault, firstBad } = await verifyBundle(withoutNewlines(exportLines(logId, head.size, 'worker', { now, names: true })), { keys: [], earlier: null })
  const damage = fault && `The log was changed${firstBad === null ? '' : `, first at event ${firstBad}`}. ${fault}`
  const found = damage ? { damage } : { damage: '', verifiedAt: now, verifiedSize: head.size }
  await inContext({ worker: 'on' }, (tx) => tx.auditLog.upsert({ where: { id: logId }, create: { id: logId, ...found }, update: found, select: { id: true } }))
  return damage
}
