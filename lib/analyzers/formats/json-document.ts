import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { firstBytes } from './bytes'
import { unpacked } from './gzip'
import { decodeText } from './text'

const largest = 64 * 1024 * 1024
const remedy = 'Export it again as JSON and upload the file unchanged.'

/** True when the text can only be JSON. */
export const looksLikeJson = (text: string) => /^\s*(?:\{\s*["}]|\[\s*["[{\]\d-])/.test(text)

/**
 * The values of a JSON file of at most 64 MB: one, or one for each line of JSON Lines. Packed, UTF-16 and CRLF are fine.
 * @throws UnreadableEvidence when it is too large or breaks off, with the line.
 */
export async function openJson(file: EvidenceFile): Promise<unknown[]> {
  const bytes = await firstBytes(unpacked(file), largest + 1)
  if (bytes.length > largest) throw new UnreadableEvidence('The file is larger than 64 MB.', { file: file.name }, 'Export only what belongs to this program.')
  const text = decodeText(bytes).trim()
  const whole = parsed(text)
  if (whole.ok) return [whole.value]
  const lines = text.split(/\r\n|\n|\r/)
  const values: unknown[] = []
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue
    const one = parsed(line)
    if (!one.ok) {
      const place = values.length > 0 ? { file: file.name, line: i + 1 } : { file: file.name }
      throw new UnreadableEvidence('The text is not valid JSON.', place, remedy)
    }
    values.push(one.value)
  }
  return values
}

/** A plain object, or null. */
export const objectOf = (value: unknown): Record<string, unknown> | null => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null)

/** The value under a key whatever its case, or undefined. */
export function pick(object: Record<string, unknown>, ...names: string[]): unknown {
  for (const name of names) {
    if (Object.hasOwn(object, name)) return object[name]
    const key = Object.keys(object).find((each) => each.toLowerCase() === name.toLowerCase())
    if (key !== undefined) return object[key]
  }
  return undefined
}

function parsed(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch {
    return { ok: false }
  }
}
