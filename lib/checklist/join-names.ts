import type { Principal } from '../analyzers/log-facts'
import type { RosterRow } from '../analyzers/roster/facts'

const clean = (name: string) => name.trim().toLowerCase()
const isAddress = (name: string) => /^[^@\s/]+@[^@\s/]+$/.test(name)
/** Names of a permission set or role that many people share; they say nothing about who. */
const isShared = (name: string) => name === '' || name.startsWith('awsreservedsso_')

/**
 * The user or session name inside a longer name: the last part of an ARN or of "role/session",
 * and what follows the unique id in "AROAEXAMPLE:session". A bare name is itself.
 */
export function lastPart(name: string): string {
  const session = /^(?:aroa|aida|asia)[a-z0-9]*:(.+)$/.exec(name)?.[1] ?? name
  return session.slice(session.lastIndexOf('/') + 1)
}

/** "arn:aws-us-gov:sts::1:assumed-role/deploy/build-7" names the role "arn:aws-us-gov:iam::1:role/deploy". */
function roleOf(name: string): string[] {
  const parts = /^arn:([^:]+):sts::(\d*):assumed-role\/([^/]+)\//.exec(name)
  return parts ? [`arn:${parts[1]}:iam::${parts[2]}:role/${parts[3]}`] : []
}

/**
 * The names under which a roster row can be met in a log, lower case: its e-mail and its principals, and for a
 * principal written as an ARN or "role/session" with a personal address at its end, that address too.
 */
export function addresses(row: RosterRow): string[] {
  const names = [row.email ?? '', ...row.principals].map(clean)
  const parts = names.map(lastPart).filter(isAddress)
  return [...new Set([...names, ...parts])].filter((name) => !isShared(name))
}

/**
 * The names a principal of a log goes by, lower case, most telling first. For a person these never include
 * the role: several people may hold it. For a service they do, for the role is what the roster can name.
 */
export function candidateNames(principal: Principal): string[] {
  const names = [principal.id, principal.display, ...principal.aliases].map(clean)
  const parts = names.map(lastPart)
  const roles = principal.kind === 'service' ? names.flatMap(roleOf) : []
  return [...new Set([...names, ...parts, ...roles])].filter((name) => !isShared(name))
}

/** The last parts of the ARNs in a row: they count only against a log that gives names without ARNs. */
export function arnEndings(row: RosterRow): string[] {
  const names = row.principals.map(clean).filter((name) => name.startsWith('arn:'))
  return names.map(lastPart).filter((name) => !isShared(name) && !isAddress(name))
}

/** Whether the log says in full who the principal is. */
export const hasArn = (principal: Principal) => [principal.id, principal.display, ...principal.aliases].some((name) => clean(name).startsWith('arn:'))

/** Two names with the same key look alike: the part before the @, without dots, dashes and case. */
export function nearKey(name: string): string {
  const bare = lastPart(clean(name)).split('@')[0] ?? ''
  return bare.replace(/[^a-z0-9]/g, '')
}
