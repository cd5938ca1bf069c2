import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kindOf, QuarantinedEvidence, UnreadableEvidence, type Analyzer, type EvidenceFile } from './analyzer'
import { isEvidenceKind } from '../checklist/evidence-kinds'
import { unpackArchives } from './formats/archive'
import { analyzers } from './registry.gen'

/**
 * Every analyzer against its own fixtures: `x.ext` is read (an archive is opened first) and compared with `x.expected.json`, which holds
 * `{facts, observations}`, or a part of the reason as `{"unreadable": ...}` or `{"quarantined": ...}`.
 */
type Expected = { facts?: unknown; observations?: unknown; unreadable?: string; quarantined?: string; place?: unknown }

const folderOf = (analyzer: Analyzer) => join(import.meta.dirname, analyzer.id, 'fixtures')
const stemOf = (name: string) => name.slice(0, name.indexOf('.'))
const fixturesOf = (analyzer: Analyzer) => readdirSync(folderOf(analyzer)).filter((name) => !name.endsWith('.expected.json') && !name.endsWith('.ts'))
const expectedOf = (analyzer: Analyzer, name: string) => JSON.parse(readFileSync(join(folderOf(analyzer), `${stemOf(name)}.expected.json`), 'utf8')) as Expected

function fileOf(analyzer: Analyzer, name: string): EvidenceFile {
  const path = join(folderOf(analyzer), name)
  return { name, size: statSync(path).size, open: () => createReadStream(path) }
}

async function read(analyzer: Analyzer, file: EvidenceFile): Promise<Expected> {
  try {
    return JSON.parse(JSON.stringify(await analyzer.analyze({ files: await unpackArchives([file]) }))) as Expected
  } catch (error) {
    if (error instanceof UnreadableEvidence) return { unreadable: error.reason, place: error.place }
    if (error instanceof QuarantinedEvidence) return { quarantined: error.reason }
    throw error
  }
}

it('finds at least one analyzer', () => expect(analyzers.length).toBeGreaterThan(0))

describe.each(analyzers.map((analyzer) => [analyzer.id, analyzer] as const))('%s', (id, analyzer) => {
  const fixtures = fixturesOf(analyzer)

  it('reads a kind of evidence that exists, and names its rules once each', () => {
    expect(isEvidenceKind(kindOf(analyzer))).toBe(true)
    const ids = analyzer.rules.map((rule) => rule.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has a readable, a telling and an unreadable fixture, each with what is expected of it', () => {
    expect(fixtures.filter((name) => !existsSync(join(folderOf(analyzer), `${stemOf(name)}.expected.json`)))).toEqual([])
    const expected = fixtures.map((name) => expectedOf(analyzer, name))
    expect(expected.some(({ facts }) => facts)).toBe(true)
    expect(expected.some(({ observations }) => Array.isArray(observations) && observations.length > 0)).toBe(true)
    expect(expected.some(({ unreadable }) => unreadable)).toBe(true)
  })

  it.each(fixtures)('%s', async (name) => {
    const expected = expectedOf(analyzer, name)
    const result = await read(analyzer, fileOf(analyzer, name))
    if (expected.unreadable !== undefined) {
      expect(result.unreadable).toContain(expected.unreadable)
      if (expected.place !== undefined) expect(result.place).toEqual(expected.place)
    } else if (expected.quarantined !== undefined) expect(result.quarantined).toContain(expected.quarantined)
    else expect(result).toEqual(expected)
  })

  it.each(fixtures)('%s: what is read can be stored and described, and names only known rules', async (name) => {
    const result = await read(analyzer, fileOf(analyzer, name))
    if (!result.facts) return
    const facts = analyzer.facts.parse(result.facts)
    expect(facts).toEqual(result.facts)
    expect(analyzer.describe(facts).length).toBeGreaterThan(0)
    const known = new Set(analyzer.rules.map((rule) => rule.id))
    expect((result.observations as { rule: string }[]).filter(({ rule }) => !known.has(rule))).toEqual([])
  })

  it('reads the same in any chunks', async () => {
    for (const name of fixtures) {
      const whole = await read(analyzer, fileOf(analyzer, name))
      const bytes = readFileSync(join(folderOf(analyzer), name))
      const inPieces: EvidenceFile = {
        name,
        size: bytes.length,
        async *open() {
          for (let at = 0; at < bytes.length; at += 997) yield bytes.subarray(at, at + 997)
        },
      }
      expect(await read(analyzer, inPieces)).toEqual(whole)
    }
  })
})
