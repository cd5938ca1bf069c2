import { provide, type StartEnv } from '../env'
import { withOwner } from '../db/owner'
import { type Child, startChild } from './children'
import { type Database, madeAnew, openDatabase } from './database'
import type { Endings } from './endings'
import { heldCryptography } from './held-cryptography'
import { keepUp } from './keep-up'
import { heldKeys } from './held-keys'
import { heldProviders } from './held-providers'
import { heldSandbox } from './held-sandbox'
import { heldScanner } from './held-scanner'
import { takeLock } from './lock'
import { isFree } from './ports'
import { prepareAuditKeys } from './audit-keys'
import { prepareBuild } from './prepare-code'
import { prepareVault } from './vault'
import { Problem } from './problem'
import { openSecrets, openState, type Secrets } from './state'
import { step } from './steps'
import { demoPeople, loadDemo, newSetupToken, type World, worldOf } from './world'

export type Stack = {
  origin: string
  world: World
  /** The demo's people, a line each; empty outside it. */
  people: string[]
  /** Where the owner of the tables connects. */
  owner: string
  /** The one-time set-up link, while there is no organization yet. */
  setupLink: string | undefined
  /** Resolves with a sentence when a part ended too often to be started anew. */
  gaveUp: Promise<string>
}

/** Fills or recognizes the world. A demo that was cut off while loading is loaded anew, never shown. */
async function openWorld(env: StartEnv, given: Database, secrets: Secrets, now: Date): Promise<{ world: World; people: string[]; token: string | undefined; note: string }> {
  const half = (await withOwner(given.owner, worldOf)) === 'half a demo'
  const database = half ? await madeAnew(given, secrets) : given
  return withOwner(database.owner, async (db) => {
    const before = await worldOf(db)
    const wanted = env.VERITAR_DEMO === '1' || (env.VERITAR_DEMO === undefined && database.embedded !== undefined)
    const loaded = before === 'empty' && wanted && (await loadDemo(db, now))
    const world = loaded ? 'demo' : before
    const note = loaded ? 'demo world loaded' : world === 'empty' ? (wanted ? 'no demo world in this checkout' : 'empty') : `${world === 'demo' ? 'demo world' : 'your organizations'} kept`
    return { world, note, people: world === 'demo' ? await demoPeople(db) : [], token: world === 'empty' ? await newSetupToken(db, now) : undefined }
  })
}

async function answers(origin: string, child: Child): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.process.exitCode !== null) throw new Problem('The web server ended while starting; its message is above.')
    const up = await fetch(`${origin}/api/health`).then((response) => response.ok).catch(() => false)
    if (up) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Problem(`The web server did not answer at ${origin} within a minute.`)
}

/** What web and worker are started with, and what was found out on the way there. */
export type Ground = { origin: string; address: string; database: Database; opened: Awaited<ReturnType<typeof openWorld>>; values: Record<string, string> }

/**
 * Everything but web and worker: code, database, keys, world, and whether scanning and enclosing are as they must be.
 * @throws Problem; what is up by then is in `endings`
 */
export async function prepareGround(env: StartEnv, endings: Endings): Promise<Ground> {
  const state = openState(env.VERITAR_STATE)
  endings.add(takeLock(state))
  if (!(await isFree(env.PORT, env.HOST))) throw new Problem(`Port ${env.PORT} on ${env.HOST} is in use: stop what uses it, or choose another, for example PORT=${env.PORT + 1} npm start.`)
  await step('identity', () => heldProviders(env), (note) => note)
  const cryptography = await step('cryptography', () => heldCryptography(env), ({ note }) => note)
  const secrets = openSecrets(state)
  const origin = env.APP_ORIGIN ?? `http://${env.HOST === '0.0.0.0' || env.HOST === '::' ? 'localhost' : env.HOST}:${env.PORT}`
  await step('build', prepareBuild, (note) => note)
  const database = await step('database', () => openDatabase(env, state, secrets), (d) => `${d.embedded ? `embedded PostgreSQL, data in ${d.embedded.now().dir}` : 'PostgreSQL of DATABASE_URL'}; ${d.applied.length ? `applied ${d.applied.join(', ')}` : 'schema current'}`)
  if (database.embedded) endings.add(database.embedded.stop)
  const own = { DATABASE_APP_URL: database.app, VERITAR_STATE: state, APP_ORIGIN: origin, HOST: env.HOST, NEXTAUTH_SECRET: secrets.nextAuth, NEXTAUTH_URL: origin }
  provide(own)
  await step('audit keys', () => prepareAuditKeys(database.owner), (note) => note)
  await step('vault', () => prepareVault(database.owner), (note) => note)
  const opened = await step('world', () => openWorld(env, database, secrets, new Date()), (w) => w.note)
  await step('scanner', async () => heldScanner(env, opened.world), (note) => note)
  await step('sandbox', async () => heldSandbox(env, opened.world), (note) => note)
  const keys = await step('hardware keys', async () => heldKeys(env, opened.world, origin), ({ note }) => note)
  const decided = { VERITAR_HARDWARE_KEYS: keys.mode, ...cryptography.values }
  provide(decided)
  return { origin, address: `http://${env.HOST === '0.0.0.0' ? '127.0.0.1' : env.HOST}:${env.PORT}`, database, opened, values: { ...own, ...decided, NODE_ENV: 'production' } }
}

/** Starts the web server and waits until it answers. @param more what only a test of faults sets @param log see startChild */
export async function startWeb(env: StartEnv, ground: Ground, more: Record<string, string> = {}, log?: number): Promise<Child> {
  const web = startChild('web server', 'lib/start/web.mjs', { log, args: [env.HOST, String(env.PORT)], env: { ...ground.values, ...more } })
  await answers(ground.address, web).catch(async (error: unknown) => {
    await web.stop()
    throw error
  })
  return web
}

/** Starts the worker. */
export function startWorker(ground: Ground, more: Record<string, string> = {}, log?: number): Child {
  return startChild('worker', 'lib/jobs/worker.ts', { log, execArgv: ['--conditions=react-server', '--import', 'tsx'], env: { ...ground.values, ...more } })
}

/**
 * Brings up everything: code, database, world, web and worker, one line a step.
 * @param endings gets what stops each part, so that an interruption half-way stops what is up
 * @throws Problem, after stopping what was already up
 */
export async function startStack(env: StartEnv, endings: Endings): Promise<Stack> {
  try {
    const ground = await prepareGround(env, endings)
    const { origin, database, opened } = ground
    const { web, worker } = await step('web, worker', async () => {
      const worker = await keepUp('worker', () => startWorker(ground))
      endings.add(worker.stop)
      const web = await keepUp('web server', () => startWeb(env, ground))
      endings.add(web.stop)
      return { web, worker }
    })
    return { origin, owner: database.owner, world: opened.world, people: opened.people, setupLink: opened.token ? `${origin}/setup/${opened.token}` : undefined, gaveUp: Promise.race([web, worker, ...(database.embedded ? [database.embedded] : [])].map(({ gaveUp }) => gaveUp)) }
  } catch (error) {
    await endings.run()
    throw error
  }
}
