import type { Sample } from '../analyzer'
import { sampleRow } from '../mapped-table/sample'
import { isAnswer } from './selection/answer'
import { areTrailColumns } from './selection/columns'

const keys = ['eventVersion', 'userIdentity', 'eventSource', 'eventName', 'awsRegion', 'eventTime', 'sourceIPAddress', 'eventID'].map(
  (key) => new RegExp(`\\\\?"${key}\\\\?"\\s*:`, 'i'),
)
const lookup = /"CloudTrailEvent"\s*:\s*"/i
const bridge = /"detail-type"\s*:\s*"AWS [\w ]+ via CloudTrail"/i
const digest = /"digestS3Object"\s*:/i

/** How surely the first bytes are CloudTrail: 0 (not at all) to 1, by the keys its records carry, in any case. */
export function recognizeTrail(sample: Sample): number {
  const { text } = sample
  const start = text.trimStart()[0]
  if (start !== '{' && start !== '[') return recognizeTable(sample)
  if (isAnswer(text) && /"event_?name\\?"|\\"eventName\\"/i.test(text)) return 0.95
  if (bridge.test(text)) return 1
  if (isSelectedJson(text)) return 0.9
  const found = keys.filter((key) => key.test(text)).length
  if (lookup.test(text) && found >= 3) return 1
  if (digest.test(text) && found < 3) return 0.6
  const least = keys[0]?.test(text) && keys[1]?.test(text)
  return found >= 6 ? 1 : found === 5 ? 0.9 : found === 4 || least ? 0.6 : 0
}

/** Columns of CloudTrail as the console, Athena or CloudTrail Lake name them, or whole records in the cells. */
function recognizeTable(sample: Sample): number {
  const row = sampleRow(sample)
  if (!row) return 0
  if (areTrailColumns(row.header)) return 0.96
  const doubled = sample.text.replaceAll('""', '"')
  return keys.filter((key) => key.test(doubled)).length >= 6 ? 0.9 : 0
}

/** The first record has members of the identity as columns of their own, or the identity as text. */
function isSelectedJson(text: string): boolean {
  if (!/"user_?identity\w*"\s*:\s*"|"user_?identity[._]/i.test(text.slice(0, 16_384))) return false
  const row = sampleRow({ name: '', bytes: new Uint8Array(), text, gzip: false })
  return row !== null && areTrailColumns(row.header)
}
