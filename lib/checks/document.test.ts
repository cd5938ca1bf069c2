import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyzers } from '../analyzers/registry.gen'
import { catalog } from '../checklist/catalog'
import { checksDocument } from './document'
import { basisWords, overview } from './overview'

describe('what Veritar checks', () => {
  const text = checksDocument(overview())

  it('is written down as it is: run npm run generate and commit docs/what-veritar-checks.md', () => {
    expect(text === readFileSync(join(import.meta.dirname, '../../docs/what-veritar-checks.md'), 'utf8')).toBe(true)
  })

  it('names every format, rule, criterion and gate', () => {
    const wanted = [...analyzers.flatMap(({ id, rules }) => [`(\`${id}\`)`, ...rules.map((rule) => `| ${rule.id} `)]), ...catalog.criteria.map(({ id, title }) => `#### ${id} ${title}`), ...catalog.gates.map(({ id, title }) => `### ${id} ${title}`)]
    expect(wanted.filter((each) => !text.includes(each))).toEqual([])
  })

  it('names rules of criteria that exist', () => {
    const known = new Set(catalog.criteria.map(({ id }) => id))
    const strange = analyzers.flatMap(({ id, rules }) => rules.flatMap((rule) => [rule.criterion, ...(rule.also ?? [])].filter((criterion) => !known.has(criterion)).map((criterion) => `${id} ${rule.id}: ${criterion}`)))
    expect(strange).toEqual([])
  })

  it('says what a rule rests on in words of its own', () => {
    expect(basisWords('22 CFR 120.50(a)(2); domain.md PER-02')).toBe('22 CFR 120.50(a)(2)')
    expect(basisWords('domain.md 5.14')).toBe('good practice')
    expect(text).not.toContain('domain.md')
  })
})
