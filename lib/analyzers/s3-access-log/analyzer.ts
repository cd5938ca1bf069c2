import type { Sample } from '../analyzer'
import { auditAnalyzer } from '../audit-log/format'
import { awsPartition, awsRegionClass } from '../formats/regions'
import { accessEvent, isAccess } from './event'
import { names, parseLine } from './line'
import { readLines, remedy } from './read'
import { s3Rules } from './rules'

/** The server access log of Amazon S3: who read and wrote which bucket, from where, over which TLS (domain.md 5.1). */
export default auditAnalyzer({
  id: 's3-access-log',
  source: 's3',
  title: 'Amazon S3 server access log',
  version: '1',
  accepts: 'log objects as S3 delivers them (lines separated by blanks), one or many in an archive, also .gz; or the answer of Athena over them as CSV or JSON with the column names of the S3 User Guide',
  writer: 'Amazon S3 server access logging',
  canShow: ['content', 'region'],
  turnOn: 'log the bucket that holds program data, or record data events in CloudTrail.',
  lists: ['rows'],
  remedy,
  mine: isAccess,
  event: accessEvent,
  fromRow(row) {
    const record = Object.fromEntries(names.flatMap((name) => (row.has(name.replaceAll('_', '')) ? [[name, row.get(name.replaceAll('_', ''))]] : [])))
    return isAccess(record) ? record : null
  },
  text: { is: (head) => parseLine(firstLine(head)) !== null, read: readLines },
  cloudOf({ host, region }) {
    const partition = region === null ? null : awsPartition(region)
    if (partition !== null) return partition === 'aws-us-gov' ? 'government' : 'commercial'
    // The endpoint without a region is of the commercial partition only.
    return host !== null && /(?:^|\.)s3\.amazonaws\.com$/i.test(host) ? 'commercial' : null
  },
  regionClass: awsRegionClass,
  rules: s3Rules,
  recognize,
})

const firstLine = (text: string) => text.split('\n').find((line) => line.trim() !== '')?.replace(/\r$/, '') ?? ''

/** How surely the first bytes are this log: by the share of lines with its fields, or by the names of its columns. */
function recognize({ text }: Sample): number {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length > 1 && text.length >= 60_000) lines.pop()
  const told = lines.slice(0, 100)
  const like = told.filter((line) => parseLine(line.replace(/\r$/, '')) !== null).length
  if (like > 0) return like >= told.length * 0.9 ? 1 : like >= told.length * 0.5 ? 0.8 : 0
  const head = text.slice(0, 4_096).toLowerCase()
  return names.slice(0, 10).filter((name) => head.includes(name)).length >= 8 ? 0.9 : 0
}
