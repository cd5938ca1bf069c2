const payload = /"data"\s*:\s*"(ey[\w+/]{40,}={0,2})"/g
const envelope = /"(?:messageId|message_id|ackId|subscription|recordId|approximateArrivalTimestamp|kinesisSchemaVersion)"\s*:/

/**
 * The records that messages of Pub/Sub or Kinesis carry in base64, one a line, or null when the text is none of these: by
 * what is carried, not by the envelope, is told whose log it is. A message that the sample cuts off is left out.
 */
export function carriedText(text: string): string | null {
  if (!/^\s*[[{]/.test(text) || !envelope.test(text)) return null
  const records = [...text.matchAll(payload)].map(([, data = '']) => Buffer.from(data, 'base64').toString('utf8'))
  return records.length > 0 && records.every((record) => /^\{/.test(record)) ? records.join('\n') : null
}
