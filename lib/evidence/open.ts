import type { Tx } from '../db/tenant'

/**
 * Whether the acting person of the transaction may read what the evidence of this assessment says: the program is not
 * held as ITAR, or their U.S.-person verification is current today. The database decides, and row-level security on
 * files, analyses and observations asks the same function.
 */
export async function evidenceOpen(tx: Tx, assessmentId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ open: boolean }[]>`select evidence_open(${assessmentId}::uuid) as open`
  return row?.open === true
}

/** Whether the acting person's own U.S.-person verification is current today. */
export async function isUsPerson(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ current: boolean }[]>`select app_us_person() as current`
  return row?.current === true
}
