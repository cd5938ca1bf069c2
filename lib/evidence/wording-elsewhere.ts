import { createHmac, hkdfSync } from 'node:crypto'
import { env } from '../env'
import type { Tx } from '../db/tenant'

/** How wordings are told (analyzers/compliance-program/wording.ts); another way of it takes another number. */
const manner = 1

/** The marks of a wording, in order: keyed, so that nobody without the key of this installation can tell a text by them. */
export function wordingMarks(wording: string[]): Uint8Array<ArrayBuffer>[] {
  const key = Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, '', `veritar wording mark ${manner}`, 32))
  return wording.map((value, position) => new Uint8Array(createHmac('sha256', key).update(`${position}\0${value}`).digest().subarray(0, 16)))
}

/** Adds the marks of a revision's wording; what was marked before, by an earlier reading, stays as it is. */
export async function markWording(tx: Tx, revision: { id: string; subId: string }, wording: string[]): Promise<void> {
  const marks = wordingMarks(wording)
  if (marks.length === 0) return
  await tx.$executeRaw`insert into "WordingMark" ("revisionId", "subId", manner, position, mark, at)
    select ${revision.id}::uuid, ${revision.subId}::uuid, ${manner}, place - 1, decode(mark, 'hex'), clock_timestamp()
    from unnest(${marks.map((mark) => Buffer.from(mark).toString('hex'))}::text[]) with ordinality as given (mark, place) on conflict do nothing`
}

/** Which of these revisions have a wording of which half is that of another subcontractor's, given earlier. Only the prime of a submitted assessment is ever told of one. */
export async function wordingElsewhere(tx: Tx, revisionIds: string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`select id from unnest(${revisionIds}::uuid[]) as id where wording_elsewhere(id)`
  return new Set(rows.map(({ id }) => id))
}
