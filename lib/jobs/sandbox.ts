import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { bareEnv, searchPath } from '../env'

/** What encloses a reading process: bubblewrap (Linux namespaces: no network, nothing of the host to see), or nothing. */
export type Sandbox = 'bubblewrap' | 'none'

let known: { sandbox: Sandbox; why: string } | undefined

/** Which sandbox works on this machine, tried once; `why` says what was missing. */
export function sandboxHere(): { sandbox: Sandbox; why: string } {
  known ??= find()
  return known
}

function find(): { sandbox: Sandbox; why: string } {
  if (process.platform !== 'linux') return { sandbox: 'none', why: `bubblewrap exists only on Linux, and this is ${process.platform}` }
  if (!searchPath().some((folder) => existsSync(join(folder, 'bwrap')))) return { sandbox: 'none', why: 'bubblewrap is not installed' }
  const tried = spawnSync('bwrap', [...namespaces, ...system(), '/usr/bin/true'], { env: bareEnv(), timeout: 10_000, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  if (tried.status === 0) return { sandbox: 'bubblewrap', why: '' }
  return { sandbox: 'none', why: `bubblewrap cannot make namespaces here (${(tried.stderr ?? '').trim().slice(0, 200) || 'it did not end'})` }
}

const namespaces = ['--unshare-all', '--die-with-parent', '--new-session', '--cap-drop', 'ALL']

/** Libraries and programs, read only; no /etc, no home, no device but the usual harmless ones. */
function system(): string[] {
  const roots = ['/bin', '/lib', '/lib32', '/lib64', '/sbin'].filter((path) => existsSync(path))
  return [
    ...['--ro-bind', '/usr', '/usr'],
    ...roots.flatMap((path) => (lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path])),
    ...['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
  ]
}

/** What of the project a reading process needs to run. */
const code = ['node_modules', 'lib', '.config/lists', 'package.json']

/**
 * The command that runs `args` of Node enclosed: no network, no other process, and of the files only Node, this project's
 * code and `reads`, all read only.
 */
export function enclosed(args: string[], reads: string[]): { command: string; args: string[] } {
  const project = process.cwd()
  const bind = (path: string) => ['--ro-bind-try', resolve(path), resolve(path)]
  const prefix = dirname(dirname(process.execPath))
  return {
    command: 'bwrap',
    args: [...namespaces, ...system(), ...(prefix.startsWith('/usr') || prefix === '/' ? [] : bind(prefix)), ...code.flatMap((name) => bind(join(project, name))), ...reads.flatMap(bind), '--chdir', project, '--unsetenv', 'PWD', process.execPath, ...args],
  }
}
