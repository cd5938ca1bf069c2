import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { publicKeyLine } from '../audit/export-bundle'
import { verifierLine, verifierOf } from '../audit/note'
import { witnessServer } from '../audit/witness/serve'
import { openWitness } from '../audit/witness/store'
import { visitor } from '../bench/visitor'
import { asked } from './asked'
import { bareEnv, provide, startEnv } from '../env'
import { fakeClamd, honest } from '../evidence/scanner/testing/fake-clamd'
import type { Child } from '../start/children'
import type { Endings } from '../start/endings'
import { type KeptUp, keepUp } from '../start/keep-up'
import { freePort } from '../start/ports'
import { prepareGround, startWeb, startWorker } from '../start/stack'
import { startFakeKms } from '../vault/testing/fake-kms'
import { proxyTo } from './proxy'

const seconds = (n: number) => new Promise<void>((wait) => setTimeout(wait, n * 1_000))
const path = { ...bareEnv(), PATH: '/usr/sbin:/usr/bin:/sbin:/bin' }
/** Mounts a small disk of its own, or changes its size. Only root may. */
export const mount = (folder: string, options: string): boolean => spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { env: path }).status === 0

/** A witness that keeps its memory when it is stopped. */
async function startWitness(folder: string, port: number) {
  const witness = openWitness(folder)
  const server = witnessServer(witness, () => undefined)
  await new Promise<void>((up) => server.listen(port, '127.0.0.1', up))
  const line = verifierLine(verifierOf(witness.name, witness.signer.spki))
  return { port: (server.address() as AddressInfo).port, line, stop: () => new Promise<void>((done) => (server.close(() => done()), server.closeAllConnections())) }
}

/**
 * Everything there is, on the production build with a throw-away database: the database behind a proxy, a scanner, a key
 * service and a witness that can be taken away, and two small disks where root allows them.
 */
export async function openStage(state: string, endings: Endings) {
  const clamdPort = await freePort()
  const kms = await startFakeKms()
  const services = { clamd: await fakeClamd({ reply: honest }, clamdPort), kms }
  provide({ CLAMD: services.clamd.address, CLAMD_SIGNATURE_HOURS: '1000000', CLAMD_SECONDS: '3', ANALYZE_SECONDS: '120', DATABASE_SECONDS: '8', KMS_REGION: 'us-gov-west-1', KMS_ENDPOINT: kms.endpoint })
  const { DATABASE_URL: _, DATABASE_APP_URL: __, APP_ORIGIN: ___, ...rest } = startEnv()
  const env = { ...rest, HOST: '127.0.0.1', PORT: await freePort(), VERITAR_STATE: state, VERITAR_DEMO: '1' as const, VERITAR_SANDBOX: 'optional' as const, VERITAR_SCANNER: 'required' as const }
  const disks = { vault: join(state, 'vault'), database: join(state, 'postgres') }
  for (const folder of Object.values(disks)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const small = process.getuid?.() === 0 && Object.values(disks).every((folder) => mount(folder, 'size=3g,mode=0700'))
  if (small) endings.add(() => Object.values(disks).forEach((folder) => void spawnSync('umount', ['-l', folder], { env: path })))
  const ground = await prepareGround(env, endings)
  const database = ground.database.embedded
  if (!database) throw new Error('The faults need the embedded database.')
  const proxy = await proxyTo(database.now().port)
  endings.add(proxy.stop)
  const url = new URL(ground.database.app)
  url.port = String(proxy.port)
  const witnessFolder = join(state, 'witness')
  mkdirSync(witnessFolder)
  writeFileSync(join(witnessFolder, 'trusted.keys'), `${publicKeyLine()}\n`)
  let witness = await startWitness(witnessFolder, 0)
  // The fake key service holds requests against this key; it opens nothing anywhere.
  const values = { ...ground.values, DATABASE_APP_URL: url.href, WITNESS_URL: `http://127.0.0.1:${witness.port}`, WITNESS_KEY: witness.line, AWS_ACCESS_KEY_ID: 'TESTKEY', AWS_SECRET_ACCESS_KEY: 'for the fake' }
  const through = { ...ground, values }
  const web = (more: Record<string, string> = {}) => keepUp('web server', (before) => startWeb(env, through, before === 0 ? more : {}))
  const worker = (more: Record<string, string> = {}) => keepUp('worker', (before) => startWorker(through, before === 0 ? more : {}))
  const owner = ground.database.owner
  const parts: { 'web server': KeptUp<Child>; worker: KeptUp<Child> } = { 'web server': await web(), worker: await worker() }
  endings.add(async () => (await parts.worker.stop(), await parts['web server'].stop()))
  endings.add(async () => (await services.clamd.stop(), await services.kms.stop(), await witness.stop()))
  const arms = { 'web server': web, worker }
  const health = () => fetch(`${ground.origin}/api/health`, { signal: AbortSignal.timeout(15_000) }).then(({ status }) => status, () => 0)
  return {
    state, owner, ground, database, proxy, services, parts, disks: small ? disks : null, health, clamdPort,
    /** Starts a part anew, with what only this start is told. */
    arm: async (part: keyof typeof parts, more: Record<string, string> = {}) => {
      await parts[part].stop()
      parts[part] = await arms[part](more)
    },
    witness: { stop: () => witness.stop(), start: async () => void (witness = await startWitness(witnessFolder, witness.port)) },
    /** Resolves once it answers again by itself. @throws Error after a minute and a half */
    well: async () => {
      for (let waited = 0; waited < 180; waited += 1) {
        if ((await health()) === 200) return
        await seconds(0.5)
      }
      throw new Error('After 90 seconds it does not answer again.')
    },
    as: async (membershipId: string) => {
      const from = visitor(ground.origin)
      await from.signIn(membershipId)
      return from
    },
    sql: <T>(query: string, ...values: unknown[]) => asked(owner, (db) => db.$queryRawUnsafe<T[]>(query, ...values)),
  }
}
export type Stage = Awaited<ReturnType<typeof openStage>>
