import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type PostgresHome, postgresHome } from './postgres-user'
import { Problem, remedyFor } from './problem'
import { commandOf } from './processes'

export type Postgres = { port: number; /** Where the data is. */ dir: string; /** Of the superuser, for creating roles and databases. */ url: string; process: ChildProcess; stop: () => Promise<void> }

/** PostgreSQL inherits nothing of ours: no secret reaches it by its environment. */
const env: NodeJS.ProcessEnv = { NODE_ENV: 'production', LC_MESSAGES: 'C', PATH: '/usr/bin:/bin' }

/**
 * Makes the data directory. It gets its name only when it is complete, so a start that was cut off leaves nothing half
 * that could be taken for a database.
 * @throws Problem when there is a damaged one, which is never touched
 */
function initialize(home: PostgresHome, password: string, durable: boolean): string {
  const data = join(home.dir, 'data')
  if (existsSync(join(data, 'global', 'pg_control'))) return data
  if (existsSync(data)) throw new Problem(`The database directory ${data} is incomplete and was left as it is: restore it from a backup, or move it away to begin with an empty database.`)
  const partial = join(home.dir, 'data.partial')
  rmSync(partial, { recursive: true, force: true })
  const passwordFile = join(home.dir, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (home.ids) chownSync(passwordFile, home.ids.uid, home.ids.gid)
  const flags = ['-D', partial, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--data-checksums']
  const made = spawnSync(join(home.bin, 'initdb'), durable ? flags : [...flags, '--no-sync'], { ...home.ids, env, cwd: home.dir, encoding: 'utf8' })
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) {
    rmSync(partial, { recursive: true, force: true })
    const said = `${made.stderr ?? ''}${made.error?.message ?? ''}`.trim()
    if (/No space left/i.test(said)) throw new Problem(remedyFor(Object.assign(new Error(), { code: 'ENOSPC' }), home.dir) ?? said)
    throw new Problem(`PostgreSQL could not make its data directory in ${home.dir}: ${said.split('\n').filter(Boolean).slice(-2).join(' ')}`)
  }
  renameSync(partial, data)
  return data
}

/** A server left behind by a start that was killed still holds the directory: it is asked to end, and it recovers by itself. */
async function endLeftover(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1 || !isPostgres(commandOf(pid), data)) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 100 && existsSync(file); waited += 1) await new Promise((resolve) => setTimeout(resolve, 100))
}

const isPostgres = (command: string, data: string) => command.includes('postgres') && command.includes(data)

/**
 * Starts the embedded PostgreSQL on this machine only, with its data under `state`.
 * @param durable false for a throw-away database: nothing is flushed to the disk
 * @throws Problem
 */
export async function startPostgres(options: { state: string; port: number; password: string; durable: boolean }): Promise<Postgres> {
  const home = postgresHome(options.state, options.password)
  const data = initialize(home, options.password, options.durable)
  await endLeftover(data)
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=60', 'shared_buffers=128MB', 'timezone=UTC', 'log_timezone=UTC', 'idle_in_transaction_session_timeout=60s']
  const loose = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const flags = [...settings, ...(options.durable ? [] : loose)].flatMap((setting) => ['-c', setting])
  // Its own process group: Ctrl-C reaches us first, and we end web and worker before the database.
  const server = spawn(join(home.bin, 'postgres'), ['-D', data, '-p', String(options.port), ...flags], { ...home.ids, env, cwd: home.dir, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  const log: string[] = []
  server.stderr?.setEncoding('utf8').on('data', (text: string) => void (log.push(text), log.length > 50 && log.shift()))
  const url = `postgresql://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/postgres`
  await ready(server, url, log, home.dir)
  return { port: options.port, dir: home.dir, url, process: server, stop: () => stop(server) }
}

async function ready(server: ChildProcess, url: string, log: string[], dir: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null || server.signalCode) {
      const said = log.join('')
      if (/No space left/i.test(said)) throw new Problem(`There is no space left on the disk that holds ${dir}: free some and start again.`)
      throw new Problem(`PostgreSQL did not start: ${said.split('\n').filter((line) => /FATAL|PANIC|HINT/.test(line)).join(' ') || said.slice(-300)}`)
    }
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === '28P01') {
        await stop(server)
        throw new Problem(`The database in ${dir} has another password than the one kept in the state directory: put back its secrets.json, or move ${dir} away.`)
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  await stop(server)
  throw new Problem(`PostgreSQL in ${dir} did not answer within a minute: look at its log lines: ${log.slice(-3).join(' ')}`)
}

/** Fast shutdown: open transactions are rolled back, everything committed is on the disk. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode) return
  await new Promise<void>((resolve) => {
    server.once('exit', () => resolve())
    server.kill('SIGINT')
  })
}
