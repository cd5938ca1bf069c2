import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { evidenceHref, isPlace } from '@/components/assessment/pointer'
import type { EvidenceFile, Locator, Observation } from '../analyzers/analyzer'
import { unpackArchives } from '../analyzers/formats/archive'
import { analyzers } from '../analyzers/registry.gen'
import { Excerpts } from '../jobs/reading'
import type { Excerpt } from './excerpt'
import { excerptAt } from './excerpt'
import { askedPlace } from './locator-query'
import { placeOfKey } from './place-key'

// Every place that any reader names in any of its fixtures, opened as a reviewer opens it: by the address of its link.
const folder = (id: string) => join(import.meta.dirname, '..', 'analyzers', id, 'fixtures')
const fixtures = analyzers.flatMap((analyzer) =>
  readdirSync(folder(analyzer.id))
    .filter((name) => !name.endsWith('.expected.json') && !name.endsWith('.ts'))
    .map((name) => [`${analyzer.id}/${name}`, analyzer, name] as const),
)

/** The text a viewer marks, empty where a sheet is meant as a whole; null when nothing is. */
function marked(excerpt: Excerpt, place: Locator): string | null {
  switch (excerpt.type) {
    case 'record':
      return excerpt.lines.join('\n')
    case 'lines':
      return excerpt.hit === null ? null : (excerpt.lines[excerpt.hit - excerpt.from] ?? null)
    case 'rows':
      return excerpt.rows.filter((row) => row.hit).map((row) => row.cells.join('\n'))[0] ?? (place.row === undefined ? '' : null)
    case 'passage':
      return excerpt.blocks.filter((block) => block.hit).map((block) => block.text).join('\n') || null
    case 'none':
      return null
  }
}
const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** What is amiss with the place of an observation; null when it opens, is marked, and holds what it quotes. */
async function amiss(file: EvidenceFile, o: Observation, observations: Observation[], facts: unknown): Promise<string | null> {
  const asked = askedPlace(Object.fromEntries(new URL(evidenceHref('a', 'i', 1, o.locator, o.rule), 'http://veritar.example').searchParams))
  const place: Locator | undefined = asked ? ((asked.key ? placeOfKey(asked.key, observations, facts) : null) ?? asked.locator) : undefined
  if (!place) return 'the link names no place'
  const excerpt = await excerptAt([file], place)
  if (!Excerpts.safeParse([excerpt]).success) return 'the reading process may not say it so'
  const text = marked(excerpt, place)
  if (text === null) return excerpt.type === 'none' ? excerpt.why : 'nothing is marked'
  if (excerpt.type !== 'none' && o.locator.file !== undefined && excerpt.file !== o.locator.file) return `it opens ${excerpt.file}`
  const quote = plain((o.locator.quote ?? '').replace(/…$/, ''))
  return quote === '' || plain(text).includes(quote) || quote.includes(plain(text)) ? null : `"${text.slice(0, 80)}" does not hold the quote`
}

describe('each observation opens at its place', () => {
  test.each(fixtures)('%s', async (_label, analyzer, name) => {
    const path = join(folder(analyzer.id), name)
    const file: EvidenceFile = { name, size: statSync(path).size, open: () => createReadStream(path) }
    const reading = await unpackArchives([file]).then((files) => analyzer.analyze({ files })).catch(() => null)
    if (!reading) return
    const found: string[] = []
    for (const o of reading.observations.filter(({ locator }) => isPlace(locator))) {
      const why = await amiss(file, o, reading.observations, reading.facts)
      if (why) found.push(`${o.rule} at ${JSON.stringify(o.locator)}: ${why}`)
    }
    expect(found).toEqual([])
  })
  // What stands somewhere is never told of a file as a whole.
  test.each(fixtures)('%s: drafts and blanks are told with their place', async (_label, analyzer, name) => {
    const path = join(folder(analyzer.id), name)
    const file: EvidenceFile = { name, size: statSync(path).size, open: () => createReadStream(path) }
    const reading = await unpackArchives([file]).then((files) => analyzer.analyze({ files })).catch(() => null)
    const told = reading?.observations.filter(({ message }) => /calls itself a draft|(?:placeholders?|blanks?)\b.*(?:never filled in|left|of a template)/i.test(message)) ?? []
    expect(told.filter(({ locator }) => !isPlace(locator))).toEqual([])
  })
})
