import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { manualFor } from '../testing/manuals'
import { wordingLength, wordingOf } from './wording'

const shared = (a: string[], b: string[]) => a.filter((value, i) => value === b[i]).length / wordingLength
const excellent = readFileSync(new URL('./fixtures/excellent-manual.md', import.meta.url), 'utf8')
const firm = ['Harborfield Systems LLC']
const own = wordingOf(excellent, firm)

describe('a wording that was copied', () => {
  it('is the same whatever the case, the breaks and the numbers', () => {
    expect(own).toHaveLength(wordingLength)
    expect(wordingOf(excellent.toUpperCase().replaceAll('\n', '  ').replaceAll(/\d/g, '7'), firm)).toEqual(own)
  })
  it('is known with another name in it, other people, other systems and new dates', () => {
    const copied = excellent.replaceAll('Harborfield Systems LLC', 'Pinnacle Avionics Inc.').replaceAll('Margaret Okafor', 'Li Brandt').replaceAll('Daniel Reyes', 'Ada Whit').replaceAll('Norfolk, Virginia', 'Tulsa, Oklahoma').replaceAll('2026', '2027')
    expect(shared(wordingOf(copied, ['Pinnacle Avionics Inc.']), own)).toBeGreaterThan(0.8)
  })
  it('is known with every tenth sentence rewritten', () => {
    let sentence = 0
    const edited = excellent.replaceAll(/[^.]+\./g, (text) => (++sentence % 10 === 0 ? ' Somebody wrote this sentence anew for the occasion.' : text))
    expect(shared(wordingOf(edited, firm), own)).toBeGreaterThanOrEqual(0.5)
  })
})

describe('a wording that was not', () => {
  it('is another, though both have the headings and the law of the DDTC guidelines', () => {
    const [alder, birch] = [manualFor('alder'), manualFor('birch')]
    expect(shared(wordingOf(alder, []), wordingOf(birch, []))).toBeLessThan(0.35)
    expect(shared(wordingOf(alder, []), own)).toBeLessThan(0.35)
  })
  it('of a short text tells nothing', () => {
    expect(wordingOf(excellent.split(' ').slice(0, 200).join(' '), firm)).toEqual([])
    expect(wordingOf('', [])).toEqual([])
  })
})
