import { readFileSync } from 'node:fs'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordingOf } from '../analyzers/compliance-program/wording'
import { manualFor } from '../analyzers/testing/manuals'
import { closeDatabase, withTenant } from '../db/tenant'
import { asOwner, asSuperuser, type TestWorld, twoPrimes } from '../db/test-world'
import { markWording, wordingElsewhere, wordingMarks } from './wording-elsewhere'

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterAll(closeDatabase)

type Row = TestWorld['alderFir']
const manual = readFileSync('lib/analyzers/compliance-program/fixtures/excellent-manual.md', 'utf8')
/** A wording that nobody else in the shared database has. */
const fresh = (text = manual) => {
  const own = uuidv7().replaceAll(/[^a-f]/g, '') + uuidv7().replaceAll(/[^a-f]/g, '')
  return { as: (name: string) => wordingOf(text.replaceAll(' ', ` ${own} `), [name]), own }
}
let number = 50
/** One more revision of the item that every assessment of the test world has, with the marks of this wording. */
async function given(row: Row, wording: string[]): Promise<string> {
  const id = uuidv7()
  const before = await asOwner((db) => db.evidenceRevision.findUniqueOrThrow({ where: { id: row.revision } }))
  await asOwner((db) => db.evidenceRevision.create({ data: { id, primeId: before.primeId, subId: before.subId, assessmentId: before.assessmentId, itemId: before.itemId, number: (number += 1), sha256: before.sha256, size: before.size, uploadedById: before.uploadedById } }))
  await withTenant({ orgId: row.subId, personId: null }, (tx) => markWording(tx, { id, subId: row.subId }, wording))
  return id
}
const seen = (orgId: string, id: string) => withTenant({ orgId, personId: null }, async (tx) => (await wordingElsewhere(tx, [id])).has(id))

test('a manual of another firm under a new name is told to the prime of the later one, and to nobody else', async () => {
  const { as, own } = fresh()
  const first = await given(w.birchElm, as('Harborfield Systems LLC'))
  const copied = wordingOf(manual.replaceAll('Harborfield Systems', 'Pinnacle Avionics').replaceAll('Daniel Reyes', 'Ada Whit').replaceAll(' ', ` ${own} `), ['Pinnacle Avionics LLC'])
  const second = await given(w.alderFir, copied)
  expect(await seen(w.alder.id, second)).toBe(true)
  expect(await seen(w.birch.id, first)).toBe(false)
  for (const org of [w.fir, w.elm, w.oak, w.birch]) expect(await seen(org.id, second)).toBe(false)
})

test('two manuals with the headings and the law of the guidelines in common are not the same', async () => {
  await given(w.birchElm, wordingOf(manualFor('birch'), []))
  expect(await seen(w.alder.id, await given(w.alderFir, wordingOf(manualFor('alder'), [])))).toBe(false)
})

test('the next version of one’s own manual is nothing, and a draft is told of to nobody', async () => {
  const { as } = fresh()
  await given(w.birchElm, as('X'))
  expect(await seen(w.alder.id, await given(w.alderElm, as('X')))).toBe(false)
  expect(await seen(w.birch.id, await given(w.birchOak, as('X')))).toBe(false)
})

test('what five others have is a public text; reading it again changes nothing', async () => {
  const wording = fresh().as('X')
  const marks = wordingMarks(wording)
  const othersGive = async (count: number) => {
    for (let i = 0; i < count; i += 1) {
      const other = uuidv7()
      await asOwner((db) => db.organization.create({ data: { id: other, kind: 'subcontractor', legalName: other, aliases: [] } }))
      await asSuperuser(async (db) => {
        await db.query(`set session_replication_role = 'replica'`)
        for (const [position, mark] of marks.entries()) await db.query('insert into "WordingMark" ("revisionId", "subId", manner, position, mark) values ($1, $2, 1, $3, $4)', [other, other, position, Buffer.from(mark)])
      })
    }
  }
  await othersGive(4)
  const id = await given(w.alderFir, wording)
  await withTenant({ orgId: w.alderFir.subId, personId: null }, (tx) => markWording(tx, { id, subId: w.alderFir.subId }, wording))
  expect(await seen(w.alder.id, id)).toBe(true)
  await othersGive(1)
  expect(await seen(w.alder.id, await given(w.alderFir, wording))).toBe(false)
})

test('marks cannot be read, by nobody, not be written for another, and not be made without the key', async () => {
  await expect(withTenant(w.fir.as('respondent'), (tx) => tx.wordingMark.count())).rejects.toThrow()
  await expect(withTenant(w.alder.as('reviewer'), (tx) => tx.$queryRaw`select * from "WordingMark"`)).rejects.toThrow()
  await expect(withTenant(w.oak.as('respondent'), (tx) => markWording(tx, { id: w.alderFir.revision, subId: w.alderFir.subId }, fresh().as('X')))).rejects.toThrow()
  await expect(withTenant(w.oak.as('respondent'), (tx) => markWording(tx, { id: w.alderFir.revision, subId: w.oak.id }, fresh().as('X')))).rejects.toThrow()
  expect(new Set(wordingMarks(['a', 'a']).map((mark) => Buffer.from(mark).toString('hex'))).size).toBe(2)
  expect(wordingMarks([])).toEqual([])
})
