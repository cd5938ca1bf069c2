import { describe, expect, test } from 'vitest'
import type { GivenEvidence } from './criterion'
import { acceptedDocuments, documentCheck } from './documents'

const letter = (partial: Partial<GivenEvidence>): GivenEvidence => ({
  evidence: 'e1',
  revision: 1,
  kind: 'appointment-letter',
  title: 'Letter',
  status: 'unread',
  accepted: null,
  independent: false,
  effectiveFrom: null,
  effectiveTo: null,
  at: { type: 'evidence', evidence: 'e1', revision: 1, locator: {} },
  ...partial,
})

describe('documentCheck', () => {
  test.each([
    ['accepted', [letter({ accepted: true })], 'met'],
    ['accepted beside a refused one', [letter({ accepted: false }), letter({ evidence: 'e2', accepted: true })], 'met'],
    ['refused', [letter({ accepted: false })], 'unknown'],
    ['unreadable', [letter({ status: 'unreadable' })], 'unknown'],
    ['accepted but set aside', [letter({ accepted: true, status: 'quarantined' })], 'unknown'],
    ['waiting', [letter({})], 'info'],
    ['of another kind', [letter({ kind: 'procedure', accepted: true })], 'info'],
    ['absent', [], 'info'],
  ] as const)('%s', (_, evidence, outcome) => {
    expect(documentCheck({ evidence: [...evidence] }, ['appointment-letter'], 'the letter').outcome).toBe(outcome)
  })
})

test('the order of the evidence does not matter', () => {
  const items = [letter({ title: 'B', accepted: true }), letter({ evidence: 'e2', title: 'A', accepted: true })]
  const says = (evidence: GivenEvidence[]) => documentCheck({ evidence }, ['appointment-letter'], 'the letter').says
  expect(says(items)).toBe(says([...items].reverse()))
  expect(acceptedDocuments({ evidence: items }, ['appointment-letter']).map((item) => item.title)).toEqual(['A', 'B'])
})
