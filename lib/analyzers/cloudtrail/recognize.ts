import type { Sample } from '../analyzer'

const keys = ['eventVersion', 'userIdentity', 'eventSource', 'eventName', 'awsRegion', 'eventTime', 'sourceIPAddress', 'eventID'].map(
  (key) => new RegExp(`\\\\?"${key}\\\\?"\\s*:`, 'i'),
)
const lookup = /"CloudTrailEvent"\s*:\s*"/i
const bridge = /"detail-type"\s*:\s*"AWS [\w ]+ via CloudTrail"/i
const digest = /"digestS3Object"\s*:/i

/** How surely the first bytes are CloudTrail: 0 (not at all) to 1, by the keys its records carry, in any case. */
export function recognizeTrail({ text }: Sample): number {
  const start = text.trimStart()[0]
  if (start !== '{' && start !== '[') return 0
  if (bridge.test(text)) return 1
  const found = keys.filter((key) => key.test(text)).length
  if (lookup.test(text) && found >= 3) return 1
  if (digest.test(text) && found < 3) return 0.6
  const least = keys[0]?.test(text) && keys[1]?.test(text)
  return found >= 6 ? 1 : found === 5 ? 0.9 : found === 4 || least ? 0.6 : 0
}
