import { describe, expect, it } from 'vitest'
import { UnreadableEvidence } from '../analyzer'
import { at, entries, items, textOf, yamlTrees } from './yaml-tree'

const one = (text: string) => yamlTrees(text, 'x.yml')[0]

describe('YAML with lines', () => {
  it('keeps every key as written, also on and yes', () => {
    const tree = one('on: push\nyes: no\n0123: 1\n')
    expect(entries(tree).map(({ key, line }) => [key, line])).toEqual([['on', 1], ['yes', 2], ['0123', 3]])
    expect(textOf(at(tree, 'yes'))).toBe('no')
  })
  it('follows aliases and lays out merges below what is set', () => {
    const tree = one('a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\nc:\n  <<: [*a, {z: 9}]\n')
    expect(textOf(at(tree, 'b', 'y'))).toBe('3')
    expect(textOf(at(tree, 'b', 'x'))).toBe('1')
    expect(textOf(at(tree, 'c', 'z'))).toBe('9')
  })
  it('reads several documents, JSON, and the line of a block', () => {
    const trees = yamlTrees('---\na: 1\n---\n---\nrun: |\n  one\n  two\n', 'x.yml')
    expect(trees).toHaveLength(2)
    expect(at(trees[1], 'run')).toMatchObject({ block: true, text: 'one\ntwo\n', line: 5 })
    expect(items(at(one('{"on": ["a", "b"]}'), 'on')).map(textOf)).toEqual(['a', 'b'])
  })
  it('keeps a tag of its own and does not evaluate it', () => {
    expect(at(one('a: !reference [.x, script]\n'), 'a')).toMatchObject({ kind: 'list', tag: '!reference' })
  })
  it.each([
    ['a key twice', 'a: 1\na: 2\n', /same key twice/, 2],
    ['no YAML', 'a: [1, 2\nb: }', /not valid YAML/, 2],
    ['aliases without end', `a: &a [x, x, x, x, x, x, x, x, x, x]\n${'bcdefg'.split('').map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdef'[i]}`).join(', ')}]`).join('\n')}\n`, /without end/, undefined],
    ['brackets without end', '['.repeat(200), /deep/, 1],
  ])('refuses %s', (_name, text, reason, line) => {
    try {
      yamlTrees(text, 'x.yml')
      expect.fail('it was read')
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableEvidence)
      expect((error as UnreadableEvidence).reason).toMatch(reason)
      expect((error as UnreadableEvidence).place.line).toBe(line)
    }
  })
})
