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

const rawColumn = /^(?:_raw|@?message|raw|rawevent|raw_event|event\.original|_source|cloudtrailevent|content|log|body)$/i

/** Whether the header of a table is one column that keeps whole records. */
export const isRawColumn = (text: string): boolean => rawColumn.test((/^[^\r\n]+/.exec(text)?.[0] ?? '').trim().replace(/^"|"$/g, ''))

/** The records that a table keeps whole in one column, one a line, as SIEMs export them to CSV; null for another text. */
export function rawCells(text: string): string | null {
  const line = /^[^\r\n]+/.exec(text)?.[0] ?? ''
  if (/^\s*[[{<]/.test(line) || !line.split(/[,;\t]/).some((name) => rawColumn.test(name.trim().replace(/^"|"$/g, '')))) return null
  const cells = [...text.slice(line.length).matchAll(/"(\{""(?:[^"]|"")*\})"/g)].map(([, cell = '']) => cell.replaceAll('""', '"'))
  return cells.length > 0 ? cells.join('\n') : null
}
