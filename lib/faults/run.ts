import { openFolders } from '../attack/trial'
import { type Act, actsOf, onceThrough, subjectsOf, twentyTimes, twoPeople } from './acts'
import { connectionKilled, databaseFull, killedAnytime, moreThanConnections, restoredFromBackup, silent, slow, vaultFull } from './database'
import { faultsOf } from './outcome'
import { others, type Other, type Point, points, type Victim, victims } from './plan'
import { give, giftOf, type Sender } from './sender'
import { hsmGone, keyServiceGone, keysGoneFor, localKeysGone, scannerBroken, waiting, witnessGone } from './services'
import { openStage, type Stage } from './stage'

const seconds = (n: number) => new Promise<void>((wait) => setTimeout(wait, n * 1_000))

type Scene = { stage: Stage; from: Sender; assessmentId: string; orgId: string; acts: Awaited<ReturnType<typeof actsOf>>; kills: number }

/** A sentence when something does not hold. */
const unless = (held: boolean, sentence: string) => (held ? [] : [sentence])

/** One thing given as a page gives it, and held against what is there afterwards. */
async function given({ stage, from, assessmentId }: Scene, megabytes: number): Promise<string[]> {
  const gift = giftOf(assessmentId, megabytes)
  const result = await give(from, gift, async () => (await seconds(0.2), await stage.well()))
  return faultsOf(stage.owner, from, gift, result)
}

/** Leads past a point at which the process itself, or the database, is killed. */
async function killedAt(scene: Scene, { point, by, way }: Point, victim: Victim): Promise<string[]> {
  const { stage, acts } = scene
  const pid = () => (victim === 'itself' ? stage.parts[by] : stage.database).now().process.pid
  const act: Act | undefined = way === 'submission' || way === 'review' || way === 'decision' ? acts[way] : undefined
  await act?.lay()
  // What a page shows is read before anything breaks: reading is not what the point counts.
  const shown = await act?.input()
  // What is still being logged of the line before would pass the points of the log early.
  if (way === 'log') await waiting(stage)
  const before = pid()
  stage.killAt(by, `${point}${victim === 'itself' ? '' : `@${stage.database.now().process.pid}`}`)
  const wrong = act && shown ? await onceThrough(stage, act, shown) : await given(scene, way === 'upload' ? 20 : 1)
  for (let waited = 0; waited < 60 && pid() === before; waited += 1) await seconds(0.5)
  stage.killAt(by, null)
  await stage.well()
  const left = way === 'log' ? await waiting(stage) : 0
  const [troubled] = way === 'log' ? await stage.sql<{ problem: string }>(`select problem from "AuditLog" where problem <> ''`) : []
  return [...unless(pid() !== before, `${victim} was never killed there`), ...wrong, ...unless(left === 0, `${left} events have no place`), ...unless(!troubled, troubled?.problem ?? '')]
}

async function webKilledAnytime({ stage, from, assessmentId, kills }: Scene): Promise<string[]> {
  const wrong: string[] = []
  for (let n = 0; n < kills; n += 1) {
    // One that ends too often right after its start is given up, as it should be: now and then it runs for longer.
    if (n % 4 === 0) await seconds(6)
    const victim = stage.parts['web server'].now().process
    const gift = giftOf(assessmentId, 9)
    setTimeout(() => victim.kill('SIGKILL'), Math.random() * 700)
    const result = await give(from, gift, async () => (await seconds(0.2), await stage.well()))
    // What is there is looked at when it has been killed, also where all was given before.
    await seconds(0.7)
    await stage.well()
    wrong.push(...(await faultsOf(stage.owner, from, gift, result)))
  }
  return wrong
}

/** The same file under one name twenty times at once. */
async function uploadedTwentyTimes({ stage, from, assessmentId }: Scene): Promise<string[]> {
  const gift = giftOf(assessmentId, 12)
  const all = await Promise.all(Array.from({ length: 20 }, () => give(from, gift, () => seconds(0.1))))
  const revisions = new Set(all.map(({ revisionId }) => revisionId)).size
  return [...unless(revisions === 1, `${revisions} answers`), ...(all[0] ? await faultsOf(stage.owner, from, gift, all[0]) : [])]
}

/** Moves the clock of a process, not its timers. Next looks for the static methods on the class itself. */
const clock = (hours: number) => ({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`const Real = Date; const by = ${hours * 3_600_000}; globalThis.Date = class extends Real { constructor(...given) { given.length ? super(...given) : super(Real.now() + by) } static now() { return Real.now() + by } static UTC(...given) { return Real.UTC(...given) } static parse(text) { return Real.parse(text) } }`)}` })

/** The web server is two hours ahead and the worker two hours behind; then the web server behind. The clock of the database counts. */
async function clocksApart(scene: Scene, membershipId: string): Promise<string[]> {
  const { stage } = scene
  try {
    return await judgedByTheirOwn(scene, membershipId)
  } finally {
    await stage.arm('web server')
    await stage.arm('worker')
  }
}

async function judgedByTheirOwn(scene: Scene, membershipId: string): Promise<string[]> {
  const { stage } = scene
  await stage.arm('web server', clock(2))
  await stage.arm('worker', clock(-2))
  const from = await stage.as(membershipId)
  const wrong = await given({ ...scene, from }, 9)
  const [off] = await stage.sql<{ n: number }>(`select count(*)::int as n from "AuditEvent" where at > now() + interval '1 minute'`)
  await stage.arm('web server', clock(-2))
  const late = await stage.as(membershipId)
  await stage.sql(`with done as (update "Session" set "idleExpiresAt" = now() - interval '1 minute' where id = (select id from "Session" order by "createdAt" desc limit 1) returning 1) select count(*)::int from done`)
  const { status } = await late.visit('/portal')
  return [...wrong, ...unless(off?.n === 0, `${off?.n} events are in the future`), ...unless(status !== 200, 'a session that is over is served by a clock that is behind')]
}

async function other(scene: Scene, { fault, on }: Other, membershipId: string): Promise<string[]> {
  const { stage, acts } = scene
  switch (fault) {
    case 'web server killed at any moment': return webKilledAnytime(scene)
    case 'database killed at any moment': return killedAnytime(scene, Math.ceil(scene.kills / 2))
    case 'one connection of the database killed': return connectionKilled(scene)
    case 'twenty at once': {
      if (on === 'upload') return uploadedTwentyTimes(scene)
      await acts[on].lay()
      return twentyTimes(acts[on])
    }
    case 'two reviewers at once': return (await acts.review.lay(), await twoPeople(acts.review))
    case 'database slow': return slow(scene)
    case 'database silent, then cut off': return silent(scene, 'cut')
    case 'database silent, then there again': return silent(scene, 'pass')
    case 'more requests than connections': return moreThanConnections(scene)
    case 'clocks apart': return clocksApart(scene, membershipId)
    case 'scanner gone': return scannerBroken(scene, 'gone')
    case 'scanner silent': return scannerBroken(scene, 'silent')
    case 'scanner says nonsense': return scannerBroken(scene, 'nonsense')
    case 'local keys gone': return localKeysGone(scene)
    case 'local keys gone for a minute': return keysGoneFor(scene, 60)
    case 'PKCS#11 token gone': return hsmGone(scene, scene.orgId, 'token')
    case 'PKCS#11 module gone': return hsmGone(scene, scene.orgId, 'module')
    case 'key service gone': return keyServiceGone(scene, scene.orgId)
    case 'witness gone': return witnessGone(scene)
    case 'disk of the vault full': return stage.disks ? vaultFull(scene, stage.disks.vault) : ['not run']
    case 'disk of the database full': return stage.disks ? databaseFull(scene, stage.disks.database) : ['not run']
    case 'database restored from an older backup': return restoredFromBackup(scene)
  }
}

/**
 * Breaks everything there is a name for, on the production build with a throw-away database, and holds the outcome
 * against what was given. One line each; what this machine does not allow is said, and counts as not held unless `fewer`.
 * @param only lines whose name it fits; all of them when left out
 * @returns how many did not hold
 */
export async function breakEverything(options: { kills: number; only?: RegExp | undefined; fewer: boolean }): Promise<number> {
  const folders = openFolders('faults')
  const count = { held: 0, 'DID NOT HOLD': 0, 'NOT RUN': 0 }
  let lastSignIn = 0
  try {
    const stage = await openStage(folders)
    const [draft] = await stage.sql<{ id: string; org: string; member: string }>(`select a.id, a."subId" as org, m.id as member from "Assessment" a join "Membership" m on m."orgId" = a."subId" and m.role = 'respondent' and m.active where a.stage = 'answering' order by a.id desc limit 1`)
    if (!draft) throw new Error('The demo world has no assessment that is being answered.')
    const subjects = await subjectsOf(stage)
    const scene: Scene = { stage, from: await stage.as(draft.member), assessmentId: draft.id, orgId: draft.org, acts: await actsOf(stage, subjects), kills: options.kills }
    const line = async (name: string, lacks: string | null, work: () => Promise<string[]>) => {
      if (options.only && !options.only.test(name)) return
      if (lacks) {
        count['NOT RUN'] += 1
        return console.log(`  NOT RUN  ${name}: it needs ${lacks}`)
      }
      // A session idles out after a quarter of an hour.
      if (performance.now() - lastSignIn > 300_000) {
        Object.assign(scene, { from: await stage.as(draft.member), acts: await actsOf(stage, subjects) })
        lastSignIn = performance.now()
      }
      const began = performance.now()
      const wrong = await work().catch((error: unknown) => [error instanceof Error ? error.message : String(error)])
      const came = wrong.length === 0 ? 'held' : 'DID NOT HOLD'
      count[came] += 1
      const said = stage.said(12)
      console.log(`  ${came}  ${name}, ${((performance.now() - began) / 1_000).toFixed(1)} s${wrong.length ? `: ${wrong.join('; ')}` : ''}`)
      if (wrong.length > 0) for (const each of said) console.log(`      ${each}`)
    }
    for (const point of points) for (const victim of victims) await line(`${victim === 'itself' ? point.by : victim.slice(4)} killed at ${point.point}`, null, () => killedAt(scene, point, victim))
    const there = (needs: string) => (needs === 'SoftHSM2' ? stage.hsm : stage.disks) !== null
    for (const each of others) await line(`${each.fault}: ${each.on}`, 'needs' in each && !there(each.needs) ? each.needs : null, () => other(scene, each, draft.member))
  } finally {
    await folders.endings.run()
  }
  console.log(`\n${Object.entries(count).map(([what, n]) => `${n} ${what}`).join(', ')}`)
  return count['DID NOT HOLD'] + (options.fewer ? 0 : count['NOT RUN'])
}
