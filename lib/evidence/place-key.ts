import type { Locator } from '../analyzers/analyzer'

const keys = ['file', 'sheet', 'record', 'row', 'line', 'page', 'section', 'column', 'pointer', 'eventId', 'quote'] as const

/**
 * A short name for a text or a whole locator, to stand in an address in its place: words of evidence and of people stay
 * out of histories and logs of servers. FNV-1a of 32 bits in base 36; it finds again, it proves nothing.
 */
export function placeKey(of: string | Locator): string {
  const text = typeof of === 'string' ? of.toLowerCase() : keys.map((key) => of[key] ?? '').join('\n')
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** Whether the key says more than the other parts of an address can: a pointer, a section or a quote. */
export const needsKey = (locator: Locator): boolean => locator.pointer !== undefined || locator.section !== undefined || locator.quote !== undefined

/** The first locator with that key among the observations of a reading and anywhere in its facts; null when there is none. */
export function placeOfKey(key: string, observations: { locator: unknown }[], facts: unknown): Locator | null {
  const one = observations.find((o) => placeKey(o.locator as Locator) === key)
  return one ? (one.locator as Locator) : within(facts, key)
}

function within(value: unknown, key: string): Locator | null {
  if (typeof value !== 'object' || value === null) return null
  if (!Array.isArray(value) && ('pointer' in value || 'section' in value || 'quote' in value) && placeKey(value as Locator) === key) return value as Locator
  for (const inner of Object.values(value)) {
    const found = within(inner, key)
    if (found) return found
  }
  return null
}
