import { describe, expect, it } from 'vitest'
import { isField, pressName } from './keys'

const plain = { ctrlKey: false, metaKey: false, altKey: false }

describe('pressName', () => {
  it('names single keys without regard to case', () => {
    expect(pressName({ ...plain, key: 'J' })).toBe('j')
    expect(pressName({ ...plain, key: '?' })).toBe('?')
  })
  it('treats Command as Ctrl and leaves Alt to the system', () => {
    expect(pressName({ ...plain, metaKey: true, key: 'Enter' })).toBe('Ctrl+Enter')
    expect(pressName({ ...plain, altKey: true, key: 'j' })).toBeNull()
  })
})

describe('isField', () => {
  it('is true where typing goes somewhere', () => {
    expect(isField({ tagName: 'TEXTAREA' })).toBe(true)
    expect(isField({ tagName: 'INPUT', type: 'search' })).toBe(true)
    expect(isField({ tagName: 'DIV', isContentEditable: true })).toBe(true)
  })
  it('is false on what only takes Enter and Space', () => {
    expect(isField({ tagName: 'INPUT', type: 'checkbox' })).toBe(false)
    expect(isField({ tagName: 'A' })).toBe(false)
  })
})
