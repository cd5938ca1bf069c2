import { join } from 'node:path'
import { withOwner } from '../db/owner'
import { provide } from '../env'
import type { Child } from '../start/children'
import type { Ground } from '../start/stack'
import { scannerFor } from './scanner'
import { openFolders, openTrial, signedIn, type Visitor } from './trial'

type Who = 'respondent' | 'reviewer' | 'admin' | 'auditor'

/** The running portal with its people signed in, and where it keeps what. */
export type Stage = {
  origin: string
  port: number
  ground: Ground
  owner: string
  state: string
  /** Folders of temporary files of web and worker, and of what they say. */
  temp: string
  logs: string
  /** What looks for malware, in words. */
  scanner: string
  web: Child
  worker: Child
  /** Milliseconds a page takes on this machine while nobody attacks. */
  usualMs: number
  people: Record<Who, { visitor: Visitor; cookie: string }>
  /** Signs one of them in anew: a session that nobody uses is over after a quarter of an hour. */
  signIn: (who: Who) => Promise<void>
  assessmentId: string
  subId: string
  primeId: string
  stop: () => Promise<void>
}

/**
 * Starts the production build as `npm start` does, with the demo world in a throw-away database, on a free port of the
 * loopback address. Web and worker write their logs into a folder.
 */
export async function openStage(): Promise<Stage> {
  const folders = openFolders('attack')
  const { state, temp, logs, endings } = folders
  try {
    const scanner = await scannerFor(join(state, '..'), endings)
    provide({ CLAMD: scanner.address, CLAMD_SIGNATURE_HOURS: 'undated', ANALYZE_SECONDS: '60' })
    const trial = await openTrial(folders, { VERITAR_HARDWARE_KEYS: 'waived' })
    const { ground } = trial
    const worker = trial.worker()
    endings.add(worker.stop)
    const web = await trial.web()
    endings.add(web.stop)
    const owner = ground.database.owner
    const found = await withOwner(owner, async (db) => {
      for (const { id: assessmentId, subId, primeId } of await db.assessment.findMany({ where: { stage: 'answering' }, orderBy: { id: 'asc' } })) {
        const member = async (orgId: string, role: string) => (await db.membership.findFirst({ where: { orgId, role, active: true }, orderBy: { id: 'asc' } }))?.id ?? ''
        const ids = { respondent: await member(subId, 'respondent'), reviewer: await member(primeId, 'reviewer'), admin: await member(primeId, 'admin'), auditor: await member(primeId, 'auditor') }
        if (Object.values(ids).every(Boolean)) return { assessmentId, subId, primeId, ids }
      }
      throw new Error('The demo world has no assessment with everybody an attack needs.')
    })
    const { ids, ...places } = found
    const people = {} as Stage['people']
    const signIn = async (who: Who) => {
      const person = await signedIn(ground.origin, ids[who])
      people[who] = { visitor: person, cookie: person.cookie() }
    }
    for (const who of Object.keys(ids) as Who[]) await signIn(who)
    const usualMs = await usual(people.reviewer.visitor)
    return { usualMs, origin: ground.origin, port: trial.env.PORT, ground, owner, state, temp, logs, scanner: scanner.name, web, worker, people, signIn, ...places, stop: endings.run }
  } catch (error) {
    await endings.run()
    throw error
  }
}

/** The median of five pages, in milliseconds. */
async function usual(person: Visitor): Promise<number> {
  const { medianMs } = await person.times('portfolio', '/portfolio', 5)
  return medianMs
}

/** What an attack as somebody who is signed in is worth nothing without. @returns a line when the session ended meanwhile */
export async function stillIn(person: Visitor): Promise<string[]> {
  const to = (await person.visit('/')).headers.get('location') ?? ''
  return to === '' || to.endsWith('/sign-in') ? ['the session ended meanwhile, so that not all of it was signed in'] : []
}

/** So many milliseconds, or eight times what a page takes where a busy machine makes that more. */
export const patience = (stage: Stage, ms: number): number => Math.max(ms, 8 * stage.usualMs)

/** Whether web and worker live and a page is there within three seconds. @returns what is wrong, a line each */
export async function alive(stage: Stage): Promise<string[]> {
  const wrong = [stage.web, stage.worker].filter(({ process }) => process.exitCode !== null || process.signalCode !== null).map(({ name }) => `the ${name} ended`)
  const began = performance.now()
  const status = await stage.people.reviewer.visitor.visit('/portfolio', { signal: AbortSignal.timeout(30_000) }).then(async (response) => (await response.text(), response.status)).catch(() => 0)
  const took = performance.now() - began
  if (status !== 200) wrong.push(`the portfolio gave ${status || 'nothing'}`)
  else if (took > patience(stage, 3_000)) wrong.push(`the portfolio took ${Math.round(took)} ms, and ${Math.round(stage.usualMs)} ms when nobody attacked`)
  return wrong
}
