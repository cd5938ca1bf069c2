import { describe, expect, it } from 'vitest'
import { joinAccounts, namesOf } from './account-join'
import { rosterFacts, rosterRow } from './testing/facts'

const today = '2026-11-24'
const status = (id: string, row = {}, aliases: string[] = []) => joinAccounts([rosterFacts({ rows: [rosterRow(row)] })], [{ id, aliases }], today)[0]?.status

describe('accounts against the roster', () => {
  it.each([
    ['an e-mail in other case', 'Dana.Reyes@ridgeline.example', {}, [], 'on-roster'],
    ['a reference', 'e-1001', {}, [], 'on-roster'],
    ['an alias', 'dreyes', {}, ['dana.reyes@ridgeline.example'], 'on-roster'],
    ['nobody', 'dana.reyes@other.example', {}, [], 'unknown'],
    ['someone pending', 'e-1001', { usPerson: 'pending' }, [], 'pending'],
    ['a foreign person under a license', 'e-1001', { usPerson: 'no', licence: 'TA-1' }, [], 'on-roster'],
    ['someone removed yesterday', 'e-1001', { removedOn: '2026-11-23' }, [], 'after-removal'],
    ['someone removed today', 'e-1001', { removedOn: today }, [], 'on-roster'],
  ])('%s', (_name, id, row, aliases, expected) => expect(status(id, row, aliases)).toBe(expected))
  it('names five and counts the rest', () => expect(namesOf(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('a, b, c, d, e and 2 more'))
})
