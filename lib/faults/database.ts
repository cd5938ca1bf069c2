import { chownSync, cpSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '../start/postgres'
import { openSecrets } from '../start/state'
import { faultsOf, settled } from './outcome'
import { give, giftOf, type Sender } from './sender'
import { logSays, waiting } from './services'
import { mount, type Stage } from './stage'

const seconds = (n: number) => new Promise<void>((wait) => setTimeout(wait, n * 1_000))
type Giving = { stage: Stage; from: Sender; assessmentId: string }

async function asSuperuser<T>(stage: Stage, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: stage.database.now().url.replace(/\/postgres$/, '/veritar') })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Kills the whole database at random moments while something is given. */
export async function killedAnytime({ stage, from, assessmentId }: Giving, kills: number): Promise<string[]> {
  const wrong: string[] = []
  for (let n = 0; n < kills; n += 1) {
    const gift = giftOf(assessmentId, 9)
    setTimeout(() => stage.database.now().process.kill('SIGKILL'), Math.random() * 900)
    const given = await give(from, gift, () => stage.well())
    await seconds(1)
    await stage.well()
    wrong.push(...(await faultsOf(stage.owner, from, gift, given)))
  }
  return wrong
}

/** Kills one connection of the application: PostgreSQL then throws all of them out and recovers, by itself. */
export async function connectionKilled({ stage, from, assessmentId }: Giving): Promise<string[]> {
  const before = stage.database.now().process.pid
  const gift = giftOf(assessmentId, 9)
  setTimeout(() => void asSuperuser(stage, async (client) => {
    const { rows } = await client.query<{ pid: number }>(`select pid from pg_stat_activity where usename = 'veritar_app' limit 1`)
    if (rows[0]) process.kill(rows[0].pid, 'SIGKILL')
  }).catch(() => undefined), 100)
  const given = await give(from, gift, () => stage.well())
  await seconds(1)
  await stage.well()
  return [...(stage.database.now().process.pid === before ? [] : ['the whole database was started anew']), ...(await faultsOf(stage.owner, from, gift, given))]
}

/** 100 ms on every piece, each way: everything takes its time and nothing is lost. */
export async function slow({ stage, from, assessmentId }: Giving): Promise<string[]> {
  stage.proxy.slow(100)
  const gift = giftOf(assessmentId, 9)
  const given = await give(from, gift, () => stage.well()).finally(stage.proxy.pass)
  return faultsOf(stage.owner, from, gift, given)
}

/**
 * The database says nothing any more on open connections, as after a network that went away. Whoever asks is told within
 * seconds, nobody is served, and it comes back by itself.
 */
export async function silent({ stage, from, assessmentId }: Giving, then: 'cut' | 'pass'): Promise<string[]> {
  const wrong: string[] = []
  const gift = giftOf(assessmentId, 20)
  setTimeout(stage.proxy.silence, 150)
  const giving = give(from, gift, () => stage.well())
  await seconds(2)
  const began = performance.now()
  const status = await stage.health()
  if (status !== 503 || performance.now() - began > 8_000) wrong.push(`health gave ${status} after ${((performance.now() - began) / 1_000).toFixed(1)} s`)
  const page = await from.visit('/portal', { signal: AbortSignal.timeout(30_000) }).then((response) => response.status, () => 0)
  if (page === 200) wrong.push('a page was served without a database')
  await seconds(10)
  stage.proxy.pass()
  if (then === 'cut') stage.proxy.cut()
  const given = await giving
  return [...wrong, ...(await faultsOf(stage.owner, from, gift, given))]
}

/** Forty pages at once over two connections, each slow: all are answered, and nothing is left hanging. */
export async function moreThanConnections({ stage, from }: Giving): Promise<string[]> {
  await stage.arm('web server', { DATABASE_POOL: '2' })
  stage.proxy.slow(20)
  const answers = await Promise.all(Array.from({ length: 40 }, () => from.visit('/portal', { signal: AbortSignal.timeout(90_000) }).then(async (response) => (await response.arrayBuffer(), response.status), () => 0)))
  stage.proxy.pass()
  await stage.well()
  const after = (await from.visit('/portal')).status
  await stage.arm('web server')
  const unanswered = answers.filter((status) => ![200, 500, 503].includes(status))
  return [...(unanswered.length ? [`${unanswered.length} gave ${[...new Set(unanswered)].join()}`] : []), ...(answers.includes(200) ? [] : ['none was served']), ...(after === 200 ? [] : [`afterwards a page gave ${after}`])]
}

/** The vault’s disk has no room: the sender is told, what arrived stays, and it goes on when there is room. */
export async function vaultFull({ stage, from, assessmentId }: Giving, folder: string): Promise<string[]> {
  const used = await usedOf(folder)
  mount(folder, `remount,size=${used + 30_000}k`)
  let full = 0
  const gift = giftOf(assessmentId, 60)
  const given = await give(from, gift, async (status) => {
    if (status !== 507) return stage.well()
    full += 1
    const [upload] = await stage.sql<{ state: string }>(`select state from "Upload" where "groupId" = $1::uuid`, gift.groupId)
    if (upload?.state !== 'receiving') throw new Error(`With a full disk the upload is ${upload?.state}.`)
    mount(folder, 'remount,size=3g')
  }).finally(() => mount(folder, 'remount,size=3g'))
  return [...(full > 0 ? [] : ['the disk was never full']), ...(await faultsOf(stage.owner, from, gift, given))]
}

/** The database’s disk has no room: what cannot be written is not acknowledged, and it goes on when there is room. */
export async function databaseFull({ stage, from, assessmentId }: Giving, folder: string): Promise<string[]> {
  mount(folder, `remount,size=${(await usedOf(folder)) + 20_000}k`)
  const filled = asSuperuser(stage, async (client) => {
    await client.query('create table if not exists junk (t text)')
    for (;;) await client.query(`insert into junk select repeat(gen_random_uuid()::text, 27000) from generate_series(1, 20)`)
  })
  const why = await filled.then(() => '', (error: Error) => error.message)
  let failures = 0
  const gift = giftOf(assessmentId, 9)
  const given = await give(from, gift, async () => {
    failures += 1
    await seconds(1)
    if (failures === 3) mount(folder, 'remount,size=3g')
    if (failures >= 3) await stage.well()
  }).finally(() => mount(folder, 'remount,size=3g'))
  await stage.well()
  await asSuperuser(stage, (client) => client.query('drop table if exists junk'))
  return [...(/No space left|terminat|closed/i.test(why) ? [] : [`the disk was never full: ${why}`]), ...(await faultsOf(stage.owner, from, gift, given))]
}

async function usedOf(folder: string): Promise<number> {
  const { blocks, bfree, bsize } = await statfs(folder)
  return Math.ceil(((blocks - bfree) * bsize) / 1_024)
}

/**
 * The database is put back to how it was before, with everything beside it but the witness: the witness refuses though
 * nobody writes anything, and the page of the auditor and the log of the operator say why. The last line, for nothing
 * goes on after it.
 */
export async function restoredFromBackup({ stage, from, assessmentId }: Giving): Promise<string[]> {
  const { dir, port } = stage.database.now()
  const [data, heads] = [join(dir, 'data'), join(stage.state, 'audit-heads')]
  const start = () => startPostgres({ state: stage.state, port, password: openSecrets(stage.state).postgres, durable: true })
  const rest = async () => (await stage.parts.worker.stop(), await stage.parts['web server'].stop())
  const again = async () => (await stage.arm('web server'), await stage.arm('worker'))
  const left = await waiting(stage)
  await rest()
  await stage.database.stop()
  for (const folder of [data, heads]) cpSync(folder, `${folder}.backup`, { recursive: true, preserveTimestamps: true })
  if (process.getuid?.() === 0) own(`${data}.backup`, data)
  let server = await start()
  await again()
  const given = await give(from, giftOf(assessmentId, 1), () => stage.well())
  await settled(stage.owner, given.revisionId)
  // Something that the log of the auditor's own prime will be found to lack.
  const [auditor] = await stage.sql<{ id: string; logId: string }>(`select id, "orgId" as "logId" from "Membership" where role = 'auditor' and active limit 1`)
  if (!auditor) throw new Error('The demo world has no auditor.')
  await stage.as(auditor.id)
  await waiting(stage)
  await logSays(stage, (problems) => problems.every((problem) => problem === ''))
  const witnessed = async () => (await stage.sql<{ size: number }>(`select coalesce(max(size), 0)::int as size from "AuditCosignature" where "logId" = $1::uuid`, auditor.logId))[0]?.size ?? 0
  const before = await witnessed()
  await rest()
  await server.stop()
  for (const folder of [data, heads]) {
    renameSync(folder, `${folder}.lost`)
    renameSync(`${folder}.backup`, folder)
  }
  server = await start()
  try {
    await again()
    const told = () => readFileSync(join(stage.logs, 'worker.log'), 'utf8').split('\n').some((line) => line.includes(`Audit log ${auditor.logId}: `) && line.includes('old backup'))
    await logSays(stage, (problems) => problems.some((problem) => problem.includes('old backup')), auditor.logId)
    const answer = await (await stage.as(auditor.id)).visit('/audit')
    const page = await answer.text()
    return [
      ...(left === 0 ? [] : [`${left} events had no place`]),
      ...(told() ? [] : ['the log of the worker does not say why']),
      ...(/old backup|rewritten/.test(page) ? [] : [`the audit page gave ${answer.status} ${answer.headers.get('location') ?? ''} and does not say why`]),
      ...((await witnessed()) < before ? [] : ['the witness signed another history']),
    ]
  } finally {
    await rest()
    await server.stop()
  }
}

/** Gives a copied folder to whom the first belongs, with everything in it. */
function own(folder: string, like: string): void {
  const { uid, gid } = statSync(like)
  for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) chownSync(join(folder, name), uid, gid)
}
