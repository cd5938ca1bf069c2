import type { JsonRecord } from '../formats/json-records'

/**
 * Fields of a line in their order, named as the table in the S3 User Guide for Athena names them
 * ("Amazon S3 server access log format", docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html).
 */
export const names = ['bucketowner', 'bucket_name', 'requestdatetime', 'remoteip', 'requester', 'requestid', 'operation', 'key', 'request_uri', 'httpstatus', 'errorcode', 'bytessent', 'objectsize', 'totaltime', 'turnaroundtime', 'referrer', 'useragent', 'versionid', 'hostid', 'sigv', 'ciphersuite', 'authtype', 'endpoint', 'tlsversion', 'accesspointarn', 'aclrequired', 'sourceregion'] as const
export type FieldName = (typeof names)[number]

/** Fields that a line of 2006 already had; AWS adds new ones at the end. */
const fewest = 17
const mostFields = 40
const time = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ([+-]\d{4})$/
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Operations begin with how the request came; S3's own acts begin with S3. */
export const isOperation = (word: string): boolean => /^(?:REST|SOAP|WEBSITE|BATCH|S3)\.[A-Z0-9_.]+$/i.test(word)

/**
 * The fields of a line; null when it is none. A time in brackets and texts in quotation marks are one field each; a text
 * ends at the quotation mark before a blank, for browsers send some within.
 */
export function parseLine(line: string): { record: JsonRecord; fields: number } | null {
  const found: string[] = []
  for (let at = 0; at < line.length; at++) {
    const opens = line[at]
    const closes = opens === '[' ? line.indexOf(']', at) : opens === '"' ? closing(line, at + 1, found.length === uri) : line.indexOf(' ', at)
    if (closes < 0 && opens !== '[' && opens !== '"') {
      found.push(line.slice(at))
      break
    }
    if (closes < 0 || found.length > mostFields) return null
    const inside = opens === '[' || opens === '"'
    found.push(inside ? line.slice(at + 1, closes) : line.slice(at, closes))
    at = inside ? closes + 1 : closes
    if (inside && at < line.length && line[at] !== ' ') return null
  }
  if (found.length < fewest || !time.test(found[2] ?? '') || !isOperation(found[6] ?? '')) return null
  // A browser that sends quotation marks and blanks shifts what comes after its name: that is left out rather than taken for something else.
  const shifted = found.length > agent + 5 && (!/^(?:SigV\w+|-)$/.test(found[agent + 3] ?? '') || !/^(?:AuthHeader|QueryString|-)$/.test(found[agent + 5] ?? ''))
  return { record: Object.fromEntries(found.slice(0, shifted ? agent - 1 : names.length).map((value, i) => [names[i], value])), fields: found.length }
}

/** Which fields these are. */
const uri = names.indexOf('request_uri')
const agent = names.indexOf('useragent')

/** The quotation mark that ends a text; behind the address of a request the status has to follow. */
function closing(line: string, from: number, isUri: boolean): number {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 1)) if (at + 1 === line.length || (line[at + 1] === ' ' && (!isUri || /^ (?:\d{3}|-) /.test(line.slice(at + 1, at + 6))))) return at
  return -1
}

/** Milliseconds of "06/Feb/2026:00:00:38 +0000"; null when it is no such time. */
export function momentOf(text: string): number | null {
  const parts = time.exec(text)
  if (!parts) return null
  const [, day, month = '', year, hour, minute, second, zone = ''] = parts
  const number = months.indexOf(month)
  if (number < 0) return null
  const at = Date.parse(`${year}-${String(number + 1).padStart(2, '0')}-${day}T${hour}:${minute}:${second}${zone.slice(0, 3)}:${zone.slice(3)}`)
  return Number.isNaN(at) || new Date(Date.UTC(Number(year), number, Number(day))).getUTCDate() !== Number(day) ? null : at
}
