import type { Tx } from '../db/tenant'

/** The code after the highest one of its year: VD-2026-0001, VD-2026-0002, and past 9999 simply longer. */
export function codeAfter(highest: string | null, year: number): string {
  const last = Number(/^VD-\d{4}-(\d+)$/.exec(highest ?? '')?.[1] ?? 0)
  return `VD-${year}-${String(last + 1).padStart(4, '0')}`
}

/** The prime's next assessment code. Two invitations at once wait for one another, so none gets the other's code. */
export async function nextCode(tx: Tx, primeId: string, now: Date): Promise<string> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`code ${primeId}`}, 0))::text`
  const year = now.getUTCFullYear()
  const [row] = await tx.$queryRaw<{ code: string }[]>`
    select code from "Assessment" where "primeId" = ${primeId}::uuid and code like ${`VD-${year}-%`} order by length(code) desc, code desc limit 1`
  return codeAfter(row?.code ?? null, year)
}
