import { expect, test } from 'vitest'
import { maskRegistrationCode } from './registration-code'

test('a full code keeps its letter and two digits, nothing else', () => {
  expect(maskRegistrationCode('M12345')).toBe('M•••45')
  expect(maskRegistrationCode(' k-9876 ')).toBe('K•••76')
  expect(maskRegistrationCode('M•••45')).toBe('M•••45')
})

test('what is no code is refused, and never half kept', () => {
  for (const text of ['', 'M123', 'M123456', 'X12345', '12345', 'M•••', 'M•••4512', 'M12345 or so']) expect(maskRegistrationCode(text)).toBeNull()
})
