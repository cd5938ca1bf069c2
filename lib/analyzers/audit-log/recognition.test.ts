import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kindOf, type Analyzer } from '../analyzer'
import { recognize, sampleOf } from '../recognize'
import { analyzers } from '../registry.gen'

const logs = new Set(analyzers.filter((one) => kindOf(one) === 'audit-log').map(({ id }) => id))
const folder = (analyzer: Analyzer) => join(import.meta.dirname, '..', analyzer.id, 'fixtures')

/** Fixtures that can be read, of one analyzer. */
const readable = (analyzer: Analyzer) =>
  readdirSync(folder(analyzer)).filter((name) => {
    if (name.endsWith('.expected.json') || name.endsWith('.ts')) return false
    return 'facts' in (JSON.parse(readFileSync(join(folder(analyzer), `${name.slice(0, name.indexOf('.'))}.expected.json`), 'utf8')) as object)
  })
const takenFor = async (analyzer: Analyzer, name: string) => {
  const path = join(folder(analyzer), name)
  return recognize(await sampleOf({ name: 'renamed', size: statSync(path).size, open: () => createReadStream(path) }))?.analyzer ?? null
}
const cases = (wanted: (analyzer: Analyzer) => boolean) => analyzers.filter(wanted).flatMap((analyzer) => readable(analyzer).map((name) => [`${analyzer.id}/${name}`, analyzer, name] as const))

describe('an audit log is taken for what it is, by content', () => {
  it.each(cases(({ id }) => logs.has(id)))('%s', async (_, analyzer, name) => expect(await takenFor(analyzer, name)).toBe(analyzer.id))
})
describe('no audit log takes what is of another kind', () => {
  it.each(cases(({ id }) => !logs.has(id)))('%s', async (_, analyzer, name) => expect(logs.has((await takenFor(analyzer, name)) ?? '')).toBe(false))
})
