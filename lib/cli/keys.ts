import { validate as isUuid } from 'uuid'
import { type OwnerDb, withOwner } from '../db/owner'
import { destroyKeys, rotateKey } from '../vault/rotate'
import { enterInstallation } from './installation'
import { type CommandOutcome, json, UsageError } from './outcome'

type Options = { json: boolean; reason?: string | undefined; confirm?: string | undefined }

/** `veritar keys`: the keys of the vault, on the machine of the server. Every change is in the audit log. */
export async function keys([act, name, ...more]: string[], options: Options): Promise<CommandOutcome> {
  if (!act || !['list', 'rotate', 'destroy'].includes(act) || more.length > 0 || (act === 'list') !== (name === undefined)) throw new UsageError('keys takes: list, rotate ORGANIZATION, or destroy ORGANIZATION.')
  return withOwner(enterInstallation(), async (db) => {
    if (act === 'list') return list(db, options)
    const organization = await organizationOf(db, name ?? '')
    if (act === 'rotate') {
      const done = await rotateKey(db, organization)
      return { code: 0, out: options.json ? json(done) : `${organization.legalName} has key ${done.number} now; it wraps ${done.rewrapped} data keys. The key before it stays until it is destroyed.\n` }
    }
    if (!options.reason || options.reason.trim().length < 10) throw new UsageError('Say why with --reason, in at least ten letters.')
    if (options.confirm !== organization.legalName) throw new UsageError(`Nobody can read any file of ${organization.legalName} afterwards. Confirm with --confirm "${organization.legalName}".`)
    const how = await destroyKeys(db, organization, options.reason.trim())
    return { code: 0, out: how.length > 0 ? `${how.join('\n')}\n` : `${organization.legalName} has no key.\n` }
  })
}

/** By its id, or by its exact name. @throws UsageError when there is none, or more than one */
async function organizationOf(db: OwnerDb, name: string) {
  const found = await db.organization.findMany({ where: isUuid(name) ? { id: name } : { legalName: name }, select: { id: true, kind: true, legalName: true }, take: 2 })
  const [one] = found
  if (!one) throw new UsageError(`There is no organization ${name}.`)
  if (found.length > 1) throw new UsageError(`There are several organizations named ${name}: give the id of one.`)
  return one
}

async function list(db: OwnerDb, options: Options): Promise<CommandOutcome> {
  const rows = await db.vaultKey.findMany({ include: { org: { select: { legalName: true } }, _count: { select: { objects: { where: { wrappedKey: { not: null } } } } } }, orderBy: [{ org: { legalName: 'asc' } }, { number: 'asc' }] })
  const found = rows.map(({ id, number, createdAt, destroyedAt, org, _count }) => ({ organization: org.legalName, number, id, made: createdAt.toISOString(), destroyed: destroyedAt?.toISOString() ?? null, wraps: _count.objects }))
  if (options.json) return { code: 0, out: json(found) }
  const words = ({ number, id, made, destroyed, wraps }: (typeof found)[number]) => `  ${String(number).padStart(3)}  ${made.slice(0, 10)}  ${destroyed ? `destroyed ${destroyed.slice(0, 10)}` : `wraps ${wraps} data keys`}  ${id}`
  const names = [...new Set(found.map((one) => one.organization))]
  return { code: 0, out: found.length > 0 ? `${names.flatMap((name) => [name, ...found.filter((one) => one.organization === name).map(words)]).join('\n')}\n` : 'There is no key yet: the first file of an organization makes its first one.\n' }
}
