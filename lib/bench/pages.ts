import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { withOwner } from '../db/owner'
import { startEnv } from '../env'
import { newEndings } from '../start/endings'
import { freePort } from '../start/ports'
import { startStack } from '../start/stack'
import { fillPortfolio } from './fill-portfolio'
import { at, median } from './median'
import { type PageTimes, visitor } from './visitor'

export type PagesBench = { assessments: number; rounds: number; pages: PageTimes[]; beside: PageTimes[] }

/**
 * Starts the production build on a free port, with a throw-away embedded database that holds the demo world and 10,000
 * more assessments, and reads pages as people of the demo do, one request after another. Stops and deletes all of it.
 */
export async function benchPages(rounds = 30): Promise<PagesBench> {
  const state = mkdtempSync(join(tmpdir(), 'veritar-bench-pages-'))
  chmodSync(state, 0o711)
  const endings = newEndings()
  try {
    const { DATABASE_URL: _, DATABASE_APP_URL: __, APP_ORIGIN: ___, ...env } = startEnv()
    const stack = await startStack({ ...env, HOST: '127.0.0.1', PORT: await freePort(), VERITAR_STATE: state, VERITAR_DEMO: '1', VERITAR_SANDBOX: 'optional' }, endings)
    const assessments = await fillPortfolio(stack.owner)
    const { reviewer, respondent, assessment, item } = await demoOf(stack.owner)
    const prime = visitor(stack.origin)
    await prime.signIn(reviewer)
    const sub = visitor(stack.origin)
    await sub.signIn(respondent)
    const pages: PageTimes[] = []
    const last = Math.ceil(assessments / 50)
    for (const [title, path] of [
      ['portfolio, as it opens', '/portfolio'],
      ['portfolio, by subcontractor', '/portfolio?sort=subcontractor'],
      ['portfolio, by score', '/portfolio?sort=-score'],
      ['portfolio, filtered by text', '/portfolio?q=Labs'],
      ['portfolio, open knock-outs', '/portfolio?view=knock-outs'],
      ['portfolio, last page', `/portfolio?page=${last}`],
      ['assessment', `/assessments/${assessment}`],
      ['evidence', `/assessments/${assessment}/evidence/${item}`],
    ] as const) pages.push(await prime.times(title, path, rounds))
    pages.push(await sub.times('portal, one request', `/portal/${assessment}`, rounds))
    return { assessments, rounds, pages, beside: [await hello(rounds), await plainList(stack.owner, rounds)] }
  } finally {
    await endings.run()
    rmSync(state, { recursive: true, force: true })
  }
}

/** A reviewer of the demo, and an assessment in review with evidence, with its respondent. */
async function demoOf(url: string) {
  return withOwner(url, async (db) => {
    const found = await db.assessment.findFirstOrThrow({ where: { code: { startsWith: 'VD-' }, stage: 'submitted', evidenceItems: { some: { kind: { in: ['cloudtrail', 'audit-log'] } } } }, include: { evidenceItems: true } })
    const member = (orgId: string, role: string) => db.membership.findFirstOrThrow({ where: { orgId, role } })
    const item = found.evidenceItems.find(({ kind }) => kind === 'cloudtrail' || kind === 'audit-log')
    return { reviewer: (await member(found.primeId, 'reviewer')).id, respondent: (await member(found.subId, 'respondent')).id, assessment: found.id, item: item?.id ?? '' }
  })
}

/** The least a server in Node can do on this machine. */
async function hello(rounds: number): Promise<PageTimes> {
  const server = createServer((_, response) => response.end('hello'))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  try {
    return await visitor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).times('node:http, hello', '/', rounds)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** The list of the portfolio in plain SQL by its owner, without row-level security: rows by due date, and their number. */
async function plainList(url: string, rounds: number): Promise<PageTimes> {
  const client = new pg.Client({ connectionString: url, options: '-c app.seed=on' })
  await client.connect()
  try {
    const times: number[] = []
    for (let round = -3; round < rounds; round++) {
      const began = performance.now()
      await client.query(`select a.id, a.code, a.stage, a.outcome, a.score, a.coverage, a."dueOn", s."legalName", p.name from "Assessment" a join "Organization" s on s.id = a."subId" join "Program" p on p.id = a."programId"
        where a."primeId" = (select "primeId" from "Assessment" where code = 'VB-000001') order by a."dueOn", a.id limit 50`)
      await client.query(`select count(*) from "Assessment" where "primeId" = (select "primeId" from "Assessment" where code = 'VB-000001')`)
      if (round >= 0) times.push(performance.now() - began)
    }
    return { title: 'the list in plain SQL', medianMs: median(times), p95Ms: at(times, 0.95), kilobytes: 0 }
  } finally {
    await client.end()
  }
}
