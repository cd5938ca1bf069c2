import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { publicKeyLine } from '../audit/export-bundle'
import { verifierLine, verifierOf } from '../audit/note'
import { witnessServer } from '../audit/witness/serve'
import { openWitness } from '../audit/witness/store'
import { type Folders, openTrial, signedIn } from '../attack/trial'
import { bareEnv, provide } from '../env'
import { fakeClamd, honest } from '../evidence/scanner/testing/fake-clamd'
import type { Child } from '../start/children'
import { type KeptUp, keepUp } from '../start/keep-up'
import { freePort } from '../start/ports'
import { startFakeKms } from '../vault/testing/fake-kms'
import { makeSoftToken, softHsmModule } from '../vault/testing/soft-hsm'
import { asked } from './asked'
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

/** A token of SoftHSM2 where that is installed, of which web server and worker are told; its module and its folder can be taken away. */
function softToken(folder: string): { module: string; tokens: string } | null {
  const installed = softHsmModule()
  if (!installed) return null
  mkdirSync(folder)
  const { label, pin } = makeSoftToken(folder, installed)
  const [module, pinFile] = [join(folder, 'module.so'), join(folder, 'pin')]
  symlinkSync(installed, module)
  writeFileSync(pinFile, pin(), { mode: 0o600 })
  provide({ PKCS11_MODULE: module, PKCS11_TOKEN: label, PKCS11_PIN_FILE: pinFile })
  return { module, tokens: join(folder, 'tokens') }
}

/**
 * Everything there is, on the production build with a throw-away database: the database behind a proxy, a scanner, a key
 * service and a witness that can be taken away, and two small disks where root allows them.
 */
export async function openStage(folders: Folders) {
  const { state, logs, endings } = folders
  const clamdPort = await freePort()
  const kms = await startFakeKms()
  const services = { clamd: await fakeClamd({ reply: honest }, clamdPort), kms }
  provide({ CLAMD: services.clamd.address, CLAMD_SIGNATURE_HOURS: '1000000', CLAMD_SECONDS: '3', ANALYZE_SECONDS: '120', DATABASE_SECONDS: '8', KMS_REGION: 'us-gov-west-1', KMS_ENDPOINT: kms.endpoint })
  const hsm = softToken(join(state, '..', 'hsm'))
  const disks = { vault: join(state, 'vault'), database: join(state, 'postgres') }
  for (const folder of Object.values(disks)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const small = process.getuid?.() === 0 && Object.values(disks).every((folder) => mount(folder, 'size=3g,mode=0700'))
  if (small) endings.add(() => Object.values(disks).forEach((folder) => void spawnSync('umount', ['-l', folder], { env: path })))
  const trial = await openTrial(folders, { VERITAR_SCANNER: 'required' })
  const { ground } = trial
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
  const values = { DATABASE_APP_URL: url.href, WITNESS_URL: `http://127.0.0.1:${witness.port}`, WITNESS_KEY: witness.line, AWS_ACCESS_KEY_ID: 'TESTKEY', AWS_SECRET_ACCESS_KEY: 'for the fake' }
  const told = { 'web server': join(state, 'web.failpoint'), worker: join(state, 'worker.failpoint') }
  const web = (more: Record<string, string> = {}) => keepUp('web server', (before) => trial.web({ ...values, VERITAR_FAILPOINT: told['web server'], ...(before === 0 ? more : {}) }))
  const worker = (more: Record<string, string> = {}) => keepUp('worker', (before) => trial.worker({ ...values, VERITAR_FAILPOINT: told.worker, ...(before === 0 ? more : {}) }))
  const owner = ground.database.owner
  const parts: { 'web server': KeptUp<Child>; worker: KeptUp<Child> } = { 'web server': await web(), worker: await worker() }
  endings.add(async () => (await parts.worker.stop(), await parts['web server'].stop()))
  endings.add(async () => (await services.clamd.stop(), await services.kms.stop(), await witness.stop()))
  const arms = { 'web server': web, worker }
  const health = () => fetch(`${ground.origin}/api/health`, { signal: AbortSignal.timeout(15_000) }).then(({ status }) => status, () => 0)
  let read = { web: 0, worker: 0 }
  return {
    /** The last lines that web and worker have said since this was asked last. */
    said: (most: number): string[] => {
      const texts = { web: readFileSync(join(logs, 'web.log'), 'utf8'), worker: readFileSync(join(logs, 'worker.log'), 'utf8') }
      const since = (['web', 'worker'] as const).flatMap((part) => texts[part].slice(read[part]).split('\n').filter(Boolean).slice(-most).map((line) => `${part}: ${line}`))
      read = { web: texts.web.length, worker: texts.worker.length }
      return since
    },
    state, logs, owner, ground, database, proxy, services, parts, disks: small ? disks : null, hsm, health, clamdPort,
    /** Starts a part anew, with what only this start is told. */
    arm: async (part: keyof typeof parts, more: Record<string, string> = {}) => {
      await parts[part].stop()
      parts[part] = await arms[part](more)
    },
    /** Has a part, or what it names, killed where it next passes a point (lib/failpoint.ts); null takes that back. */
    killAt: (part: keyof typeof parts, point: string | null) => {
      rmSync(told[part], { force: true })
      if (point === null) return
      writeFileSync(`${told[part]}.partial`, point)
      renameSync(`${told[part]}.partial`, told[part])
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
    as: (membershipId: string) => signedIn(ground.origin, membershipId),
    sql: <T>(query: string, ...values: unknown[]) => asked(owner, (db) => db.$queryRawUnsafe<T[]>(query, ...values)),
  }
}
export type Stage = Awaited<ReturnType<typeof openStage>>
