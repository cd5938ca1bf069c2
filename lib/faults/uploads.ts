import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { visitor } from '../bench/visitor'
import { withOwner } from '../db/owner'
import { bareEnv, provide, startEnv, type StartEnv } from '../env'
import { fakeClamd, honest } from '../evidence/scanner/testing/fake-clamd'
import type { Child } from '../start/children'
import { newEndings } from '../start/endings'
import { freePort } from '../start/ports'
import { type Ground, prepareGround, startWeb, startWorker } from '../start/stack'
import { faultsOf, settled } from './outcome'
import { give, giftOf, type Sender } from './sender'

const webPoints = ['upload.begun', 'upload.body-read:2', 'upload.chunk-written:1', 'upload.chunk-written:2', 'upload.row-written:2', 'upload.row-committed:2', 'upload.finished', 'upload.answered', 'evidence.registered', 'evidence.committed']
const workerPoints = ['check.begun', 'check.structure', 'check.scanned', 'analysis.clean', 'analysis.read', 'analysis.kept']

type Stage = { env: StartEnv; ground: Ground; owner: string; assessmentId: string; web: Child; worker: Child; clamd: Awaited<ReturnType<typeof fakeClamd>>; clamdPort: number; from: Sender; disk: boolean }

const gone = (child: Child) => child.process.exitCode !== null || child.process.signalCode !== null
const seconds = (n: number) => new Promise<void>((wait) => setTimeout(wait, n * 1_000))

/** Kills at once whatever it is, as a power cut would, and waits until it is gone. */
async function kill(child: Child): Promise<void> {
  if (gone(child)) return
  const ended = new Promise((done) => child.process.once('exit', done))
  child.process.kill('SIGKILL')
  await ended
}

/** Goes on when the web server is there again: starts it anew, without a failpoint, when it has ended. */
const revive = (stage: Stage) => async () => {
  await seconds(0.2)
  if (gone(stage.web)) stage.web = await startWeb(stage.env, stage.ground)
}

async function webKilledAt(stage: Stage, point: string): Promise<string[]> {
  await stage.web.stop()
  stage.web = await startWeb(stage.env, stage.ground, { VERITAR_FAILPOINT: point })
  const gift = giftOf(stage.assessmentId, 20)
  const given = await give(stage.from, gift, revive(stage))
  return [...(given.interruptions === 0 ? ['the web server was never killed there'] : []), ...(await faultsOf(stage.owner, stage.from, gift, given))]
}

async function workerKilledAt(stage: Stage, point: string): Promise<string[]> {
  await stage.worker.stop()
  const worker = startWorker(stage.ground, { VERITAR_FAILPOINT: point })
  const gift = giftOf(stage.assessmentId, 1)
  const given = await give(stage.from, gift, revive(stage))
  for (let waited = 0; waited < 120 && !gone(worker); waited += 1) await seconds(0.5)
  const killed = gone(worker)
  await worker.stop()
  stage.worker = startWorker(stage.ground)
  return [...(killed ? [] : ['the worker was never killed there']), ...(await faultsOf(stage.owner, stage.from, gift, given))]
}

async function webKilledAnytime(stage: Stage, kills: number): Promise<string[]> {
  const wrong: string[] = []
  for (let n = 0; n < kills; n += 1) {
    const gift = giftOf(stage.assessmentId, 20)
    const victim = stage.web
    const soon = setTimeout(() => void kill(victim), Math.random() * 700)
    const given = await give(stage.from, gift, revive(stage))
    clearTimeout(soon)
    wrong.push(...(await faultsOf(stage.owner, stage.from, gift, given)))
  }
  return wrong
}

async function atOnce(stage: Stage): Promise<string[]> {
  const gift = giftOf(stage.assessmentId, 12)
  const all = await Promise.all(Array.from({ length: 20 }, () => give(stage.from, gift, () => seconds(0.1))))
  const revisions = new Set(all.map(({ revisionId }) => revisionId))
  return [...(revisions.size === 1 ? [] : [`${revisions.size} answers`]), ...(await faultsOf(stage.owner, stage.from, gift, all[0] as Awaited<ReturnType<typeof give>>))]
}

async function scannerGone(stage: Stage): Promise<string[]> {
  await stage.clamd.stop()
  const gift = giftOf(stage.assessmentId, 1)
  const given = await give(stage.from, gift, revive(stage))
  // Long enough for the worker to have believed it before; what it knows of the scanner holds for five minutes at most.
  await seconds(15)
  const early = await settled(stage.owner, given.revisionId, 5).catch(() => 'pending')
  stage.clamd = await fakeClamd({ reply: honest }, stage.clamdPort)
  return [...(early === 'pending' ? [] : [`without a scanner it became ${early}`]), ...(await faultsOf(stage.owner, stage.from, gift, given))]
}

async function diskFull(stage: Stage): Promise<string[]> {
  const gift = giftOf(stage.assessmentId, 150)
  let full = 0
  const given = await give(stage.from, gift, async (status) => {
    if (status !== 507) return
    full += 1
    const state = await withOwner(stage.owner, (db) => db.upload.findFirstOrThrow({ where: { groupId: gift.groupId } }))
    if (state.state !== 'receiving') throw new Error(`With a full disk the upload is ${state.state}.`)
    mount(stage.ground, 'remount,size=900m')
  })
  return [...(full > 0 ? [] : ['the disk was never full']), ...(await faultsOf(stage.owner, stage.from, gift, given))]
}

const vaultOf = (state: string) => join(state, 'vault')
const mount = (ground: Pick<Ground, 'values'>, options: string) => spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', vaultOf(ground.values['VERITAR_STATE'] ?? '')], { env: { ...bareEnv(), PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } }).status === 0

async function prepare(state: string, endings: ReturnType<typeof newEndings>): Promise<Stage> {
  const clamdPort = await freePort()
  const clamd = await fakeClamd({ reply: honest }, clamdPort)
  provide({ CLAMD: clamd.address, CLAMD_SIGNATURE_HOURS: '1000000', ANALYZE_SECONDS: '120' })
  const { DATABASE_URL: _, DATABASE_APP_URL: __, APP_ORIGIN: ___, ...rest } = startEnv()
  const env = { ...rest, HOST: '127.0.0.1', PORT: await freePort(), VERITAR_STATE: state, VERITAR_DEMO: '1' as const, VERITAR_SANDBOX: 'optional' as const }
  mkdirSync(vaultOf(state), { recursive: true, mode: 0o700 })
  const disk = process.getuid?.() === 0 && mount({ values: { VERITAR_STATE: state } }, 'size=400m,mode=0700')
  if (disk) endings.add(() => void spawnSync('umount', ['-l', vaultOf(state)], { env: { ...bareEnv(), PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } }))
  const ground = await prepareGround(env, endings)
  const owner = ground.database.owner
  const { assessmentId, membershipId } = await withOwner(owner, async (db) => {
    const found = await db.assessment.findFirstOrThrow({ where: { stage: 'answering' } })
    return { assessmentId: found.id, membershipId: (await db.membership.findFirstOrThrow({ where: { orgId: found.subId, role: 'respondent' } })).id }
  })
  const from = visitor(ground.origin)
  const stage: Stage = { env, ground, owner, assessmentId, web: await startWeb(env, ground), worker: startWorker(ground), clamd, clamdPort, from, disk }
  endings.add(() => stage.web.stop())
  endings.add(() => stage.worker.stop())
  endings.add(() => stage.clamd.stop())
  await from.signIn(membershipId)
  return stage
}

/**
 * Breaks uploads and their checking in every way there is a name for, on the production build with a throw-away database,
 * and holds the outcome against what was given. One line each.
 * @returns how many did not hold
 */
export async function faultUploads(kills: number): Promise<number> {
  const state = mkdtempSync(join(tmpdir(), 'veritar-faults-'))
  chmodSync(state, 0o711)
  const endings = newEndings()
  let failed = 0
  const line = async (name: string, work: () => Promise<string[]>) => {
    const began = performance.now()
    const wrong = await work().catch((error: unknown) => [error instanceof Error ? error.message : String(error)])
    if (wrong.length > 0) failed += 1
    console.log(`  ${wrong.length === 0 ? 'held' : 'DID NOT HOLD'}  ${name}, ${((performance.now() - began) / 1_000).toFixed(1)} s${wrong.length ? `: ${wrong.join('; ')}` : ''}`)
  }
  try {
    const stage = await prepare(state, endings)
    for (const point of webPoints) await line(`web server killed at ${point}`, () => webKilledAt(stage, point))
    for (const point of workerPoints) await line(`worker killed at ${point}`, () => workerKilledAt(stage, point))
    await line(`web server killed ${kills} times at any moment`, () => webKilledAnytime(stage, kills))
    await line('twenty identical submissions at once', () => atOnce(stage))
    await line('malware scanner gone', () => scannerGone(stage))
    if (stage.disk) await line('disk full', () => diskFull(stage))
    else console.log('  NOT RUN  disk full: a small disk can only be mounted by root')
  } finally {
    await endings.run()
    rmSync(state, { recursive: true, force: true })
  }
  return failed
}

