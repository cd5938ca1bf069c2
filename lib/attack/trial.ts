import { chmodSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { visitor } from '../bench/visitor'
import { type StartEnv, startEnv } from '../env'
import { type Endings, newEndings } from '../start/endings'
import { freePort } from '../start/ports'
import { prepareGround, startWeb, startWorker } from '../start/stack'
import { unlimited } from './unlimited'

export type Visitor = ReturnType<typeof visitor>

/** Folders that are thrown away at the end: of the installation, of temporary files of web and worker, and of what they say. */
export type Folders = { state: string; temp: string; logs: string; endings: Endings }

/** Makes the folders. An interruption ends what is in `endings` by then. */
export function openFolders(name: string): Folders {
  const folder = mkdtempSync(join(tmpdir(), `veritar-${name}-`))
  chmodSync(folder, 0o711)
  const [state, temp, logs] = ['state', 'tmp', 'logs'].map((each) => join(folder, each)) as [string, string, string]
  for (const each of [temp, logs]) mkdirSync(each)
  const endings = newEndings()
  endings.add(() => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void endings.run().finally(() => process.exit(130)))
  return { state, temp, logs, endings }
}

/**
 * Everything `npm start` does before web and worker, for the demo world in a throw-away database, on a free port of the
 * loopback address.
 * @param more settings of the start
 * @returns the ground, and what starts web and worker on it, without limits and with what they say in files
 */
export async function openTrial({ state, temp, logs, endings }: Folders, more: Partial<StartEnv>) {
  const { DATABASE_URL: _, DATABASE_APP_URL: __, APP_ORIGIN: ___, ...rest } = startEnv()
  const env: StartEnv = { ...rest, HOST: '127.0.0.1', PORT: await freePort(), VERITAR_STATE: state, VERITAR_DEMO: '1', VERITAR_SANDBOX: 'optional', ...more }
  const ground = await prepareGround(env, endings)
  const [webLog, workerLog] = ['web.log', 'worker.log'].map((name) => openSync(join(logs, name), 'a'))
  const own = { TMPDIR: temp, ...unlimited }
  return {
    env,
    ground,
    web: (values: Record<string, string> = {}) => startWeb(env, ground, { ...own, ...values }, webLog),
    worker: (values: Record<string, string> = {}) => startWorker(ground, { ...own, ...values }, workerLog),
  }
}

/** Somebody of the demo, signed in. @throws Error */
export async function signedIn(origin: string, membershipId: string): Promise<Visitor> {
  const person = visitor(origin)
  await person.signIn(membershipId)
  return person
}
