import { inContext } from '../db/tenant'
import { env } from '../env'
import { isLoopback } from './loopback'

/** Whether this installation is reached on this machine only. */
export function onLoopback(): boolean {
  return isLoopback(env().HOST) && isLoopback(new URL(env().APP_ORIGIN).hostname)
}

/** Someone of the demo that can be signed in as. */
export type DemoPerson = { membershipId: string; personId: string; name: string; role: string; orgName: string; orgKind: string }

/**
 * The people of the demo world; empty outside it, and always empty when Veritar is reachable from other machines.
 * @param host the Host header: another name that leads here could be a page of somebody else's
 */
export async function demoPeople(host: string | null): Promise<DemoPerson[]> {
  if (!onLoopback() || host !== new URL(env().APP_ORIGIN).host) return []
  // The database shows the list only while its setting says that the demo world is loaded.
  const rows = await inContext({ demo_list: 'on' }, (tx) =>
    tx.membership.findMany({ where: { active: true, person: { active: true } }, include: { person: true, org: true }, orderBy: [{ org: { kind: 'asc' } }, { org: { legalName: 'asc' } }, { createdAt: 'asc' }] }),
  )
  return rows.map((row) => ({ membershipId: row.id, personId: row.personId, name: row.person.name, role: row.role, orgName: row.org.legalName, orgKind: row.org.kind }))
}
