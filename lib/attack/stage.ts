import { chmodSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { visitor } from '../bench/visitor'
import { withOwner } from '../db/owner'
import { provide, startEnv } from '../env'
import type { Child } from '../start/children'
import { newEndings } from '../start/endings'
import { freePort } from '../start/ports'
import { type Ground, prepareGround, startWeb, startWorker } from '../start/stack'
import { scannerFor } from './scanner'
import { unlimited } from './unlimited'

export type Visitor = ReturnType<typeof visitor>
type Who = 'respondent' | 'reviewer' | 'admin' | 'auditor'

/** The running portal with its people signed in, and where it keeps what. */
export type Stage = {
  origin: string
  port: number
  ground: Ground
  owner: string
  state: string
  /** Folder of temporary files of web and worker, and of their logs. */
  temp: string
  logs: string
  /** What looks for malware, in words. */
  scanner: string
  web: Child
  worker: Child
  people: Record<Who, { visitor: Visitor; cookie: string }>
  assessmentId: string
  subId: string
  primeId: string
  stop: () => Promise<void>
}

async function signedIn(origin: string, membershipId: string): Promise<{ visitor: Visitor; cookie: string }> {
  const person = visitor(origin)
  await person.signIn(membershipId)
  return { visitor: person, cookie: person.cookie() }
}

/**
 * Starts the production build as `npm start` does, with the demo world in a throw-away database, on a free port of the
 * loopback address. Web and worker write their logs into a folder.
 */
export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'veritar-attack-'))
  chmodSync(folder, 0o711)
  const [state, temp, logs] = ['state', 'tmp', 'logs'].map((name) => join(folder, name)) as [string, string, string]
  for (const each of [temp, logs]) mkdirSync(each)
  const endings = newEndings()
  endings.add(() => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void endings.run().then(() => process.exit(1)))
  try {
    const scanner = await scannerFor(folder, endings)
    provide({ CLAMD: scanner.address, CLAMD_SIGNATURE_HOURS: 'undated', ANALYZE_SECONDS: '60' })
    const { DATABASE_URL: _, DATABASE_APP_URL: __, APP_ORIGIN: ___, ...rest } = startEnv()
    const env = { ...rest, HOST: '127.0.0.1', PORT: await freePort(), VERITAR_STATE: state, VERITAR_DEMO: '1' as const, VERITAR_SANDBOX: 'optional' as const, VERITAR_HARDWARE_KEYS: 'waived' as const }
    const ground = await prepareGround(env, endings)
    const own = { TMPDIR: temp, ...unlimited }
    const worker = startWorker(ground, own, openSync(join(logs, 'worker.log'), 'a'))
    endings.add(worker.stop)
    const web = await startWeb(env, ground, own, openSync(join(logs, 'web.log'), 'a'))
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
    for (const who of Object.keys(ids) as Who[]) people[who] = await signedIn(ground.origin, ids[who])
    return { origin: ground.origin, port: env.PORT, ground, owner, state, temp, logs, scanner: scanner.name, web, worker, people, ...places, stop: endings.run }
  } catch (error) {
    await endings.run()
    throw error
  }
}

/** Whether web and worker live and a page is there within `ms`. @returns what is wrong, a line each */
export async function alive(stage: Stage, ms = 3_000): Promise<string[]> {
  const wrong = [stage.web, stage.worker].filter(({ process }) => process.exitCode !== null || process.signalCode !== null).map(({ name }) => `the ${name} ended`)
  const began = performance.now()
  const status = await stage.people.reviewer.visitor.visit('/portfolio', { signal: AbortSignal.timeout(30_000) }).then(async (response) => (await response.text(), response.status)).catch(() => 0)
  const took = performance.now() - began
  if (status !== 200) wrong.push(`the portfolio gave ${status || 'nothing'}`)
  else if (took > ms) wrong.push(`the portfolio took ${Math.round(took)} ms`)
  return wrong
}
