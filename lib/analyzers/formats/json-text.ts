const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Levels of nesting beyond which a value is refused; CloudTrail stays below 20. */
export const maximumDepth = 100

/** The JSON value of exactly these bytes; undefined when they are not UTF-8, not JSON, or nested too deeply. */
export function parseSlice(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes))
    return nestedWithin(value, maximumDepth) ? value : undefined
  } catch {
    return undefined
  }
}

/** True when no object or array lies deeper than `levels`. */
export function nestedWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (levels === 0) return false
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object' && !nestedWithin(item, levels - 1)) return false
    return true
  }
  for (const key in value) {
    const item = (value as Record<string, unknown>)[key]
    if (typeof item === 'object' && !nestedWithin(item, levels - 1)) return false
  }
  return true
}

/** What is wrong with bytes that `parseSlice` refused, and how far in, as well as the engine tells. */
export function whereBroken(bytes: Uint8Array): { reason: string; offset: number } {
  let text: string
  try {
    text = decoder.decode(bytes)
  } catch {
    return { reason: 'The record is not UTF-8 text.', offset: 0 }
  }
  try {
    JSON.parse(text)
    return { reason: `The record is nested more than ${maximumDepth} levels deep.`, offset: 0 }
  } catch (error) {
    const position = Number(/position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? 0)
    return { reason: 'The record is not valid JSON.', offset: Buffer.byteLength(text.slice(0, position)) }
  }
}
