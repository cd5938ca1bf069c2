import { expect, it } from 'vitest'
import { codeAfter } from './assessment-code'

it('counts on from the highest code of the year', () => {
  expect(codeAfter(null, 2026)).toBe('VD-2026-0001')
  expect(codeAfter('VD-2026-0418', 2026)).toBe('VD-2026-0419')
  expect(codeAfter('VD-2026-9999', 2026)).toBe('VD-2026-10000')
})
