import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { findPortfolio } from '../assessments/portfolio-queries'
import type { Actor } from '../auth/actor'
import { findSession, openSession } from '../auth/session-store'
import { newToken, tokenHash } from '../auth/token'
import type { Tx } from '../db/tenant'
import { asOwner, twoPrimes } from '../db/test-world'
import { perform } from '../guard'
import { fillPortfolio } from './fill-portfolio'
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
async function plainWrite(): Promise<void> {
  await plain.query('begin')
  await plain.query(`insert into "Message" (id, "primeId", "subId", "assessmentId", "criterionId", audience, body, "byId", "byOrgId") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, row())
  await plain.query('commit')
}

const actor = await actorNow()
const productList = () => findPortfolio(actor, { view: 'all', text: '' }, { sort: { id: 'due', desc: false }, offset: 0, limit: 50 }, new Date())
const listed = await sentBy(productList)
const reads = listed.sent.filter(({ text }) => /^\s*(?:select|with)\b/i.test(text) && !text.includes('set_config'))
const plainList = async () => {
  for (const { text, values } of reads) await plain.query(text, values)
}

/** Milliseconds of each way, one after the other so that what disturbs the machine disturbs both. */
async function inTurns(ways: (() => Promise<unknown>)[], times: number): Promise<number[]> {
  const took = ways.map((): number[] => [])
  for (let round = -10; round < times; round++) {
    for (const [at, way] of ways.entries()) {
      const began = performance.now()
      await way()
      if (round >= 0) took[at]?.push(performance.now() - began)
    }
  }
  return took.map((all) => median(all))
}

const [plainWriteMs = 0, productWriteMs = 0] = await inTurns([plainWrite, productWrite], rounds)
const [plainListMs = 0, productListMs = 0] = await inTurns([plainList, productList], 60)
const write = await sentBy(productWrite)
const page = await sentBy(async () => {
  await actorNow()
  await productList()
})
process.stdout.write(JSON.stringify({ assessments, rounds, plainWriteMs, productWriteMs, writeTrips: write.sent.length, plainListMs, productListMs, pageTrips: page.sent.length, plainPageTrips: reads.length }))
process.exit(0)
