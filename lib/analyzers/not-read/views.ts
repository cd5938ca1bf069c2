import type { Sample } from '../analyzer'

const looked = 200

/** The whole lines of a sample, at most 200, without comments and blanks; none of data that is JSON, XML or binary. A priority of syslog is no XML. */
export function linesOf({ text }: Sample): string[] {
  if (/^\s*(?:[[{]|<(?!\d{1,3}>))/.test(text)) return []
  const lines = text.split(/\r\n|\n|\r/)
  if (lines.length > 1) lines.pop()
  return lines.filter((line) => line.trim() !== '' && !line.startsWith('#')).slice(0, looked)
}

/** How many of the lines are of a shape, from 0 to 1. */
export const shareOf = (lines: readonly string[], shape: RegExp): number => (lines.length === 0 ? 0 : lines.filter((line) => line.length < 20_000 && shape.test(line)).length / lines.length)

/** Whether a sample is JSON that has at least so many of the keys, whatever their case, also within a text. */
export function jsonOf({ text }: Sample, keys: readonly string[], least: number): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  return keys.filter((key) => new RegExp(`"${key.replace(/([a-z])([A-Z])/g, '$1_?$2')}\\\\?"\\s*:`, 'i').test(text)).length >= least
}
