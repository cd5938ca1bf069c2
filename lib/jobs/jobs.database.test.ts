import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeZip } from '../analyzers/formats/testing/zip-writer'
import { closeDatabase, withTenant } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { vaultRoot } from '../vault/open-vault'
import { putObject } from '../vault/put'
import { partsOf } from '../vault/store/store'
import { analyzeRevision } from './analyze'
import { openBoss } from './boss'
import { closeQueue, enqueue } from './enqueue'
import { unrecognized } from './kinds'
import type { JobData } from './queues'
import { rereadOutdated } from './reread'

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterAll(async () => {
  await closeQueue()
  await closeDatabase()
})

const waiting = (queue: string, key: string) => asOwner(async (db) => Number((await db.$queryRawUnsafe<{ n: bigint }[]>(`select count(*) n from pgboss.job where name = '${queue}' and data::text like '%${key}%'`))[0]?.n ?? 0n))

test('a job exists when its transaction commits, and not otherwise', async () => {
  const tenant = { orgId: w.elm.id, personId: null }
  const [kept, gone] = [uuidv7(), uuidv7()]
  await withTenant(tenant, (tx) => enqueue(tx, 'analyze', { orgId: w.elm.id, revisionId: kept }))
  await withTenant(tenant, async (tx) => {
    await enqueue(tx, 'analyze', { orgId: w.elm.id, revisionId: gone })
    throw new Error('rolled back')
  }).catch(() => undefined)
  expect([await waiting('analyze', kept), await waiting('analyze', gone)]).toEqual([1, 0])
}, 30_000)

test('what nobody has read yet is fetched before what is read anew', async () => {
  const tenant = { orgId: w.elm.id, personId: null }
  const [known, fresh] = [uuidv7(), uuidv7()]
  await withTenant(tenant, (tx) => enqueue(tx, 'analyze', { orgId: w.elm.id, revisionId: known, again: true }))
  await withTenant(tenant, (tx) => enqueue(tx, 'analyze', { orgId: w.elm.id, revisionId: fresh }))
  const boss = await openBoss(false)
  const fetched: string[] = []
  for (let [job] = await boss.fetch<JobData<'analyze'>>('analyze'); job; [job] = await boss.fetch<JobData<'analyze'>>('analyze')) fetched.push(job.data.revisionId)
  await boss.stop({ graceful: false, close: true })
  expect(fetched.filter((id) => id === known || id === fresh)).toEqual([fresh, known])
}, 30_000)

/** A revision of the draft of elm that waits to be read. */
async function uploaded(kind: string, name: string, text: string | Uint8Array): Promise<string> {
  const place = { primeId: w.alder.id, subId: w.elm.id, assessmentId: w.alderElm.id }
  const { objectId, ...stored } = await putObject((work) => withTenant({ orgId: w.elm.id, personId: null }, work), w.elm.id, (async function* () { yield Buffer.from(text) })(), 1e6)
  const [itemId, id] = [uuidv7(), uuidv7()]
  const by = w.elm.as('respondent').personId
  await asOwner(async (db) => {
    await db.evidenceItem.create({ data: { id: itemId, ...place, kind, title: name, criteria: [], createdById: by } })
    await db.evidenceRevision.create({ data: { id, ...place, itemId, number: 1, sha256: stored.sha256, size: stored.size, uploadedById: by } })
    await db.evidenceFile.create({ data: { id: uuidv7(), ...place, revisionId: id, position: 0, name, size: stored.size, sha256: stored.sha256, objectId } })
  })
  return id
}
const withoutTimes = ({ analyses }: Awaited<ReturnType<typeof read>>) => analyses.map(({ startedAt: _, finishedAt: __, ...rest }) => rest)
const read = (id: string) => asOwner((db) => db.evidenceRevision.findUniqueOrThrow({ where: { id }, include: { item: true, analyses: { include: { observations: true } } } }))

const event = (n: number) => ({ eventVersion: '1.11', userIdentity: { type: 'AssumedRole', principalId: 'AROA:j.marsh', arn: 'arn:aws-us-gov:sts::111122223333:assumed-role/Ops/j.marsh', accountId: '111122223333' }, eventTime: `2026-11-20T10:00:0${n}Z`, eventSource: 's3.amazonaws.com', eventName: 'GetObject', awsRegion: 'us-gov-west-1', sourceIPAddress: '192.0.2.10', userAgent: 'aws-cli', requestID: `r${n}`, eventID: `3f1c2a10-0000-4000-8000-00000000000${n}`, readOnly: true, eventType: 'AwsApiCall', managementEvent: false, recipientAccountId: '111122223333', eventCategory: 'Data' })
const log = JSON.stringify({ Records: [1, 2, 3].map(event) })

test('evidence left to recognition is named, read, kept with its event, and judged for the prime', async () => {
  const id = await uploaded(unrecognized, 'sample.json', log)
  await analyzeRevision({ orgId: w.elm.id, revisionId: id })
  const revision = await read(id)
  expect(revision).toMatchObject({ status: 'read', recognizedAs: 'cloudtrail', item: { kind: 'cloudtrail' } })
  expect(revision.analyses).toMatchObject([{ analyzer: 'cloudtrail', status: 'read', facts: { events: 3 } }])
  const [recorded] = await asOwner((db) => db.auditEvent.findMany({ where: { code: 'analysis.finished', assessmentId: w.alderElm.id } }))
  expect(recorded).toMatchObject({ actorName: 'Veritar', actorId: null, actorOrgId: w.elm.id, data: { revisionId: id, status: 'read' } })
  expect(await waiting('rescore', w.alderElm.id)).toBeGreaterThan(0)

  // The same job again, as after a crash between the work and its receipt: nothing more of anything.
  await analyzeRevision({ orgId: w.elm.id, revisionId: id })
  expect(withoutTimes(await read(id))).toEqual(withoutTimes(revision))
  await asOwner((db) => db.evidenceRevision.update({ where: { id }, data: { status: 'pending' } }))
  await analyzeRevision({ orgId: w.elm.id, revisionId: id })
  expect(withoutTimes(await read(id))).toEqual(withoutTimes(revision))
  expect((await read(id)).status).toBe('read')
}, 180_000)

test('an archive is one piece of evidence whose files are named; what is no archive names none', async () => {
  const members = [{ name: 'a/one.json', data: log }, { name: 'a/two.json', data: JSON.stringify({ Records: [event(4)] }) }]
  const [archive, single] = [await uploaded(unrecognized, 'logs.zip', writeZip(members)), await uploaded(unrecognized, 'sample.json', log)]
  for (const revisionId of [archive, single]) await analyzeRevision({ orgId: w.elm.id, revisionId })
  expect(await read(archive)).toMatchObject({ status: 'read', members: { count: 2, files: members.map(({ name, data }) => ({ name: `logs.zip/${name}`, size: data.length })) } })
  expect(await read(single)).toMatchObject({ status: 'read', members: {} })
}, 180_000)

test('what an older version of its reader has read is read anew, and the old reading is kept', async () => {
  const id = await uploaded('cloudtrail', 'older.json', log)
  await analyzeRevision({ orgId: w.elm.id, revisionId: id })
  // Nothing newer: nothing to do, also when asked.
  await analyzeRevision({ orgId: w.elm.id, revisionId: id, again: true })
  expect((await read(id)).analyses).toHaveLength(1)
  await asOwner((db) => db.analysis.updateMany({ where: { revisionId: id }, data: { analyzerVersion: '0' } }))
  expect(await rereadOutdated()).toBeGreaterThan(0)
  expect(await waiting('analyze', id)).toBeGreaterThan(0)
  await analyzeRevision({ orgId: w.elm.id, revisionId: id, again: true })
  const revision = await read(id)
  expect(revision.status).toBe('read')
  expect(revision.analyses.map((one) => [one.analyzerVersion === '0', one.status, one.observations.length > 0])).toEqual([[true, 'read', true], [false, 'read', true]])
}, 180_000)

test('what cannot be read, must not be held, or is of no kind is said, and nothing of it counts', async () => {
  const broken = await uploaded('cloudtrail', 'broken.json', log.slice(0, -40))
  const personal = await uploaded('roster', 'people.csv', 'name,ssn\nJ. Marsh,219-09-9999\n')
  const words = await uploaded('references', 'notes.txt', 'A few words about an enclave.\n')
  for (const revisionId of [broken, personal, words]) await analyzeRevision({ orgId: w.elm.id, revisionId })
  expect(await read(broken)).toMatchObject({ status: 'unreadable', reason: expect.stringMatching(/./), remedy: expect.stringMatching(/./) })
  const stopped = await read(personal)
  expect(stopped).toMatchObject({ status: 'quarantined', places: [expect.anything(), ...(stopped.places as unknown[]).slice(1)] })
  expect(JSON.stringify([stopped.places, stopped.reason, stopped.remedy])).not.toContain('219-09')
  expect(await read(words)).toMatchObject({ status: 'unread', analyses: [] })
}, 180_000)

test('a table that nothing recognizes shows its columns, and is read as a log once somebody has said what they tell', async () => {
  const rows = ['Zeit des Zutritts;Ausweis;Vorgang;Leser', '2026-11-20T08:00:00Z;j.marsh;open;door 4', '2026-11-20T09:30:00Z;k.reed;open;door 2']
  const id = await uploaded(unrecognized, 'badges.csv', `${rows.join('\n')}\n`)
  await analyzeRevision({ orgId: w.elm.id, revisionId: id })
  expect(await read(id)).toMatchObject({ header: ['Zeit des Zutritts', 'Ausweis', 'Vorgang', 'Leser'], analyses: [] })

  const columns = { when: 'Zeit des Zutritts', who: 'Ausweis', what: 'Vorgang', 'from where': 'Leser' }
  await asOwner((db) => db.evidenceRevision.update({ where: { id }, data: { status: 'pending', columns } }))
  await analyzeRevision({ orgId: w.elm.id, revisionId: id })
  const revision = await read(id)
  expect(revision).toMatchObject({ status: 'read', analyses: [{ analyzer: 'mapped-table', status: 'read', facts: { events: 2 } }] })
  expect(JSON.stringify(revision.analyses[0]?.facts)).toContain('k.reed')
}, 180_000)

test('asvs-15.4.2 bytes that were altered in the vault fail the reading, visibly', async () => {
  const id = await uploaded('cloudtrail', 'altered.json', log.replaceAll('j.marsh', 'k.reed'))
  const { objectId } = await asOwner((db) => db.evidenceFile.findFirstOrThrow({ where: { revisionId: id } }))
  const path = join(vaultRoot(), 'sealed', ...partsOf({ organizationId: w.elm.id, objectId: objectId ?? '' }))
  const sealed = readFileSync(path)
  sealed[100] = (sealed[100] ?? 0) ^ 1
  writeFileSync(path, sealed)
  await analyzeRevision({ orgId: w.elm.id, revisionId: id })
  expect(await read(id)).toMatchObject({ status: 'refused', reason: expect.stringContaining('not what they were'), analyses: [] })
}, 180_000)

test('a job of another organization finds nothing to read', async () => {
  const id = await uploaded('cloudtrail', 'own.json', log)
  await analyzeRevision({ orgId: w.fir.id, revisionId: id })
  expect(await read(id)).toMatchObject({ status: 'pending', analyses: [] })
}, 60_000)
