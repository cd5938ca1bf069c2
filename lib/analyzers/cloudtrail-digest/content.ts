import { recognizeTrail } from '../cloudtrail/recognize'

/** What one file of a digest item is, by content. `console` is the printed result of somebody else's check. */
export type Content = 'digest' | 'log' | 'keys' | 'signature' | 'console' | 'unknown'

const digest = [/"digestS3Object"\s*:/i, /"digestStartTime"\s*:/i, /"digestEndTime"\s*:/i, /"digestPublicKeyFingerprint"\s*:/i]
const keys = /"PublicKeyList"\s*:\s*\[/i
const metadata = /"Metadata"\s*:\s*\{[^{}]{0,4000}"(?:x-amz-meta-)?signature"\s*:/i
const header = /^[ \t<]*x-amz-meta-signature\s*:\s*[0-9a-f]{64}/im
const hexadecimal = /^\s*(?:[0-9a-f]{2}\s*){256,}$/i
const printed = [/validating log files for trail arn/i, /results (?:requested|found) for \S+ to \S+/i, /\d+\/\d+ (?:backfill )?(?:digest|log) files valid/i, /(?:digest|log) file\s+s3:\/\/\S+\s+(?:valid|INVALID)/i]
const emptyLog = /^\s*\{\s*"Records"\s*:\s*\[/i

/** Looks at the first 64 KiB of a file as text; the name of the file says nothing. */
export function contentOf(text: string): Content {
  const start = text.trimStart()[0]
  if (start !== '{' && start !== '[') {
    if (header.test(text) || hexadecimal.test(text)) return 'signature'
    return printed.some((line) => line.test(text)) ? 'console' : 'unknown'
  }
  const sample = { name: '', bytes: new Uint8Array(), text, gzip: false }
  if (start === '{' && digest.every((key) => key.test(text)) && recognizeTrail(sample) <= 0.6) return 'digest'
  if (keys.test(text)) return 'keys'
  if (metadata.test(text)) return 'signature'
  return recognizeTrail(sample) >= 0.6 || emptyLog.test(text) ? 'log' : 'unknown'
}
