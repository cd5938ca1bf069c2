import { inContext, type Tx } from '../db/tenant'
import { failpoint } from '../failpoint'
import { type Checkpoint, checkpointText, parseCheckpoint } from './checkpoint'
import { type AuditKeys, logVerifier, originOf } from './keys'
import { signedBy, signNote } from './note'
import { consistencyRanges, hashesOf, provesConsistency } from './proofs'
import type { SignedHeads } from './signed-heads'
import { LogBroken, rootOf, sizeOf, storedNodes, takeLog } from './tree-store'

/** A head of this log that carries our signature. @throws LogBroken when it does not */
function ours(text: string, keys: AuditKeys, logId: string, where: string): Checkpoint {
  const head = parseCheckpoint(text)
  const verifier = logVerifier(keys, logId)
  if (!head || head.origin !== verifier.name || signedBy(head.note, verifier) !== 'yes')
    throw new LogBroken(`The newest head of this log ${where} is not signed with the key in use: restore the key file that belongs to this log, or have it looked into who replaced the head.`)
  return head
}

/** @throws LogBroken when the log of now does not begin with the one that was signed */
async function mustExtend(tx: Tx, logId: string, head: Checkpoint, now: { size: number; root: Buffer }): Promise<void> {
  if (head.size > now.size) throw new LogBroken(`The log has ${now.size} events, and ${head.size} were signed: events are missing, or the database was restored from an old backup.`)
  const path = await hashesOf(consistencyRanges(head.size, now.size), storedNodes(tx, logId))
  if (!provesConsistency({ from: head.size, fromRoot: head.root, to: now.size, toRoot: now.root, path }))
    throw new LogBroken(`The first ${head.size} events of the log are not the ones that were signed: the log was rewritten.`)
}

/**
 * Signs the head of a log when it has grown. A head that does not extend every one signed before is not signed:
 * the newest in the database and the newest remembered outside it are both held against it.
 * @returns the head that stands now, or null while the log is empty or another process is at work on it
 * @throws LogBroken
 */
export async function publishLog(logId: string, keys: AuditKeys, heads: SignedHeads): Promise<{ size: number; note: string } | null> {
  return inContext({ worker: 'on' }, async (tx) => {
    if (!(await takeLog(tx, logId))) return null
    const size = await sizeOf(tx, logId)
    const latest = await tx.auditCheckpoint.findFirst({ where: { logId }, orderBy: { size: 'desc' } })
    const remembered = heads.read(logId)
    if (size === 0 && !latest && !remembered) return null
    const root = await rootOf(tx, logId, size)
    if (remembered) await mustExtend(tx, logId, ours(remembered, keys, logId, 'that was remembered'), { size, root })
    if (latest) await mustExtend(tx, logId, ours(latest.note, keys, logId, 'in the database'), { size, root })
    if (latest && Number(latest.size) === size) {
      if (!remembered) heads.keep(logId, latest.note)
      return { size, note: latest.note }
    }
    const origin = originOf(keys, logId)
    const note = await signNote(checkpointText({ origin, size, root }), origin, keys)
    failpoint('log.signed')
    heads.keep(logId, note)
    failpoint('log.remembered')
    await tx.auditCheckpoint.create({ data: { logId, size, note }, select: { size: true } })
    failpoint('log.published')
    return { size, note }
  })
}
