import { expect, test } from 'vitest'
import { heldScanner } from './held-scanner'

test('outside the demo nothing starts without a scanner, unless that is accepted in so many words', () => {
  expect(() => heldScanner({}, 'own')).toThrow('VERITAR_SCANNER=waived')
  expect(() => heldScanner({ VERITAR_SCANNER: 'required' }, 'demo')).toThrow('clamd')
  expect(heldScanner({}, 'demo')).toContain('waived')
  expect(heldScanner({ VERITAR_SCANNER: 'waived' }, 'own')).toContain('waived')
  expect(heldScanner({ CLAMD: 'tcp://127.0.0.1:3310', VERITAR_SCANNER: 'required' }, 'own')).toContain('3310')
})
