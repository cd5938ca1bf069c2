import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import * as z from 'zod'
import { findPortfolio } from '../assessments/portfolio-queries'
import { findAssessment, reviewOf } from '../assessments/queries'
import type { Actor } from '../auth/actor'
import { findSession, openSession } from '../auth/session-store'
import { newToken, tokenHash } from '../auth/token'
import { closeDatabase, type Tx } from '../db/tenant'
import { asOwner, twoPrimes } from '../db/test-world'
import { env, provide } from '../env'
import { viewEvidence } from '../evidence/view'
import { perform } from '../guard'
import { farFrom } from './far'
import { fillPortfolio } from './fill-portfolio'
import type { GuardBench } from './guard'
import { median } from './median'
import { sentBy } from './round-trips'

/** A process of its own: the world, then the same write and the same list through the product and through plain pg, in turns. */
const owner = process.argv[2] ?? ''
const rounds = 200

const world = await twoPrimes()
const { id, primeId, subId } = world.alderFir
await asOwner((db) => db.assessment.update({ where: { id }, data: { stage: 'decided', scorecard: {}, decidedAt: new Date() } }))
const assessments = await fillPortfolio(owner)
const { personId } = world.alder.as('reviewer')
const membership = await asOwner((db) => db.membership.findFirstOrThrow({ where: { personId } }))
const sidHash = tokenHash(newToken())
await openSession({ personId, membershipId: membership.id, method: 'bench', sidHash, userAgent: '' })

async function actorNow(): Promise<Actor> {
  const session = await findSession(sidHash)
  if (!session) throw new Error('The session of the bench is not good.')
  return session.actor
}

const Given = z.strictObject({ assessmentId: z.uuid() })
const row = () => [uuidv7(), primeId, subId, id, 'PRG-01', 'shared', 'Said by the bench.', personId, primeId]
const insert = (tx: Tx) => {
  const [message, ...rest] = row()
  return tx.$executeRaw`insert into "Message" (id, "primeId", "subId", "assessmentId", "criterionId", audience, body, "byId", "byOrgId")
    values (${message}::uuid, ${rest[0]}::uuid, ${rest[1]}::uuid, ${rest[2]}::uuid, ${rest[3]}, ${rest[4]}, ${rest[5]}, ${rest[6]}::uuid, ${rest[7]}::uuid)`
}

async function productWrite(): Promise<void> {
  const actor = await actorNow()
  const done = await perform({ permission: 'message:write', schema: Given, load: (input) => ({ assessment: input.assessmentId }), work: async ({ tx }) => {
    await insert(tx)
    return { event: { code: 'message.sent', data: { criterionId: 'PRG-01', audience: 'shared' } }, result: null }
  } }, actor, { assessmentId: id }, { ask: false })
  if (!done.ok) throw new Error(done.error)
}

// The owner says that it means to write; policies of the application are not asked.
const plain = new pg.Client({ connectionString: owner, options: '-c app.seed=on' })
await plain.connect()
const commits: number[] = []
async function plainWrite(): Promise<void> {
  await plain.query('begin')
  await plain.query(`insert into "Message" (id, "primeId", "subId", "assessmentId", "criterionId", audience, body, "byId", "byOrgId") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, row())
  const began = performance.now()
  await plain.query('commit')
  commits.push(performance.now() - began)
}

const actor = await actorNow()
const productList = () => findPortfolio(actor, { view: 'all', text: '' }, { sort: { id: 'due', desc: false }, offset: 0, limit: 50 }, new Date())
const listed = await sentBy(productList)
const isRead = (text: string) => /^\s*(?:select|with)\b/i.test(text)
const reads = listed.sent.filter(({ text }) => isRead(text))
const plainList = async () => {
  for (const { text, values } of reads) await plain.query(text, values)
}

const productPage = async () => {
  await actorNow()
  await productList()
}
const productReview = async () => {
  await actorNow()
  await findAssessment(actor, id)
  await reviewOf(actor, id, new Date())
}
const productEvidence = async () => {
  await actorNow()
  await viewEvidence(actor, id, world.alderFir.item, null, null)
}
/** The page's own statements: without the session and the audit event. */
const readsOf = async (page: () => Promise<void>) => (await sentBy(page)).sent.filter(({ text }) => isRead(text) && !/session_of|insert into/.test(text)).length
const [plainReviewWaits, plainEvidenceWaits] = [await readsOf(productReview), await readsOf(productEvidence)]

/** Milliseconds of each way, one after the other so that what disturbs the machine disturbs both; what warms up does not count. */
async function inTurns(ways: (() => Promise<unknown>)[], times: number, warming = 10): Promise<number[]> {
  const took = ways.map((): number[] => [])
  for (let round = -warming; round < times; round++) {
    for (const [at, way] of ways.entries()) {
      const began = performance.now()
      await way()
      if (round >= 0) took[at]?.push(performance.now() - began)
    }
  }
  return took.map((all) => median(all))
}

const [plainWriteMs = 0, productWriteMs = 0] = await inTurns([plainWrite, productWrite], rounds, 100)
const plainCommitMs = median(commits.slice(-rounds))
const [plainListMs = 0, productListMs = 0] = await inTurns([plainList, productList], 60)

// From here on the database is far away, and time says how often an answer is waited for.
await closeDatabase()
const url = new URL(env().DATABASE_APP_URL)
const far = await farFrom(Number(url.port))
url.port = String(far.port)
provide({ DATABASE_APP_URL: url.href })
const legMs = 50
async function waits(work: () => Promise<unknown>): Promise<number> {
  far.distance(0)
  const [near = 0] = await inTurns([work], 9)
  far.distance(legMs)
  const [there = 0] = await inTurns([work], 9, 2)
  return (there - near) / (2 * legMs)
}
const made: GuardBench = { assessments, rounds, plainWriteMs, plainCommitMs, productWriteMs, plainListMs, productListMs, plainPageWaits: reads.length, pageWaits: await waits(productPage), plainReviewWaits, reviewWaits: await waits(productReview), plainEvidenceWaits, evidenceWaits: await waits(productEvidence), writeWaits: await waits(productWrite) }
process.stdout.write(JSON.stringify(made))
process.exit(0)
