import 'server-only'
import type { Actor } from '../auth/actor'
import { readAs } from '../db/tenant'

/** Up to a dozen places whose name, code or CAGE matches a LIKE pattern; assessments first. */
export async function findDestinations(actor: Actor, like: string): Promise<{ href: string; title: string; detail: string }[]> {
  return readAs(
    actor,
    (tx) => tx.$queryRaw<{ href: string; title: string; detail: string }[]>`
      (select '/assessments/' || a.id as href, s."legalName" as title, p.name || ' · ' || a.code as detail
        from "Assessment" a join "Organization" s on s.id = a."subId" join "Program" p on p.id = a."programId"
        where a."primeId" = ${actor.orgId}::uuid and (s."legalName" ilike ${like} or s.cage ilike ${like} or a.code ilike ${like}) order by a."updatedAt" desc limit 6)
      union all (select '/subcontractors/' || s.id, s."legalName", 'Subcontractor' from "Organization" s join "Relationship" r on r."subId" = s.id
        where r."primeId" = ${actor.orgId}::uuid and (s."legalName" ilike ${like} or s.cage ilike ${like}) order by s."legalName" limit 3)
      union all (select '/programs/' || p.id, p.name, 'Program' from "Program" p where p."primeId" = ${actor.orgId}::uuid and p.name ilike ${like} order by p.name limit 3)`,
  )
}
