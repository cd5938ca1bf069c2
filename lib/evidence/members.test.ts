import { expect, test } from 'vitest'
import { Members, membersOf } from './members'

test('of an archive of thousands the first are named and all are counted, however long a name', () => {
  const all = Array.from({ length: 5_000 }, (_, n) => ({ name: `a.zip/${'long/'.repeat(n === 0 ? 300 : 1)}${n}.tf`, size: n, open: () => [] }))
  const members = Members.parse(membersOf(all))
  expect([members.count, members.files.length, members.files[0]?.name.length]).toEqual([5_000, 500, 1_000])
  expect(members.files[1]).toEqual({ name: 'a.zip/long/1.tf', size: 1 })
})
