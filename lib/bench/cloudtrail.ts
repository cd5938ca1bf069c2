import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import analyzer from '../analyzers/cloudtrail/analyzer'
import { buildEvent, home, iamUser, roleSession, ssoSession } from '../analyzers/cloudtrail/build-event'
import type { EvidenceFile } from '../analyzers/analyzer'

/** One way of reading the files, in unpacked megabytes (10^6 bytes) a second: the median of the rounds. */
export type Speed = { way: string; megabytesPerSecond: number; ofNaive: number; peakMegabytes: number }
export type CloudTrailBench = { files: number; events: number; unpackedMegabytes: number; packedMegabytes: number; speeds: Speed[] }

const perFile = 800

/**
 * Analyzes delivery files of its own making, `megabytes` unpacked, beside plain gunzip + JSON.parse + a count of the same
 * files, interleaved, `rounds` times each, in this process. The files lie in a temporary folder and are deleted after.
 */
export async function benchCloudTrail(megabytes = 250, rounds = 3): Promise<CloudTrailBench> {
  const folder = await mkdtemp(join(tmpdir(), 'veritar-bench-'))
  try {
    const made = await makeFiles(folder, megabytes * 1e6)
    const ways: [string, () => Promise<number>][] = [
      ['gunzip + JSON.parse + count', () => naive(made.paths)],
      ['analysis with all rules', () => analysis(made.paths)],
    ]
    const seconds = ways.map((): number[] => [])
    const peaks = ways.map(() => 0)
    for (let round = 0; round < rounds; round++) {
      for (const [i, [way, run]] of ways.entries()) {
        const watch = watchMemory()
        const start = performance.now()
        const events = await run()
        seconds[i]?.push((performance.now() - start) / 1000)
        peaks[i] = Math.max(peaks[i] ?? 0, watch.stop())
        if (events !== made.events) throw new Error(`${way} saw ${events} of ${made.events} events.`)
      }
    }
    const speeds = ways.map(([way], i) => ({ way, megabytesPerSecond: made.bytes / 1e6 / median(seconds[i] ?? []), peakMegabytes: (peaks[i] ?? 0) / 1e6 }))
    const base = speeds[0]?.megabytesPerSecond ?? 1
    return {
      files: made.paths.length,
      events: made.events,
      unpackedMegabytes: made.bytes / 1e6,
      packedMegabytes: made.packed / 1e6,
      speeds: speeds.map((speed) => ({ ...speed, ofNaive: speed.megabytesPerSecond / base })),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function makeFiles(folder: string, wanted: number) {
  const paths: string[] = []
  let [bytes, packed, events] = [0, 0, 0]
  for (let n = 0; bytes < wanted; n++) {
    const text = JSON.stringify({ Records: Array.from({ length: perFile }, (_, i) => event(n * perFile + i)) })
    const gz = gzipSync(text)
    const stamp = new Date(Date.UTC(2026, 10, 1, 0, 5 * n)).toISOString().replace(/[-:]|:\d\d\.000/g, '').slice(0, 13)
    const path = join(folder, `${home}_CloudTrail_us-gov-west-1_${stamp}Z_${n.toString(36).padStart(6, 'A')}.json.gz`)
    await writeFile(path, gz)
    paths.push(path)
    bytes += Buffer.byteLength(text)
    packed += gz.length
    events += perFile
  }
  return { paths, bytes, packed, events }
}

/** A mix as in a working account: services and people, reads and changes, content and configuration, some errors. */
function event(n: number) {
  const eventTime = new Date(Date.UTC(2026, 10, 1) + n * 375).toISOString().replace(/\.\d+/, '')
  const kind = (n * 7919) % 20
  const noise = ((n * 2654435761) >>> 0).toString(16).padStart(8, '0')
  const eventID = `${noise}-${(n & 0xffff).toString(16).padStart(4, '0')}-4000-8000-${n.toString(16).padStart(12, '0')}`
  const common = { eventTime, eventID, requestID: `${noise}${noise}` }
  if (kind < 9) {
    const bucket = `arn:aws-us-gov:s3:::harborfield-${kind}`
    return buildEvent({
      ...common, eventSource: 's3.amazonaws.com', eventName: kind % 2 ? 'GetObject' : 'PutObject', readOnly: kind % 2 === 1, eventCategory: 'Data', managementEvent: false,
      userIdentity: roleSession(`Service${n % 40}`, `i-0${String(n % 300).padStart(16, 'b')}`), sourceIPAddress: `10.0.${n % 3}.${n % 100}`, userAgent: '[Boto3/1.40.2 md/Botocore#1.40.2 exec-env/EC2]',
      requestParameters: { bucketName: `harborfield-${kind}`, key: `release/${noise}/part-${n}.bin`, Host: 's3-fips.us-gov-west-1.amazonaws.com' },
      resources: [{ type: 'AWS::S3::Object', ARN: `${bucket}/release/${noise}/part-${n}.bin` }, { accountId: home, type: 'AWS::S3::Bucket', ARN: bucket }],
      additionalEventData: { SignatureVersion: 'SigV4', CipherSuite: 'TLS_AES_128_GCM_SHA256', bytesTransferredIn: n % 7, bytesTransferredOut: n % 99991 },
    })
  }
  if (kind < 14) {
    return buildEvent({ ...common, eventSource: 'kms.amazonaws.com', eventName: 'Decrypt', userIdentity: { type: 'AWSService', invokedBy: 'rds.amazonaws.com' }, sourceIPAddress: 'rds.amazonaws.com', userAgent: 'rds.amazonaws.com', requestParameters: { encryptionContext: { 'aws:rds:db-id': `db-${noise}` } } })
  }
  if (kind < 19) {
    return buildEvent({ ...common, userIdentity: ssoSession(`person${n % 60}@harborfield.example`), ...(kind === 18 && { errorCode: 'AccessDenied', errorMessage: 'not authorized' }), requestParameters: { instancesSet: { items: [{ instanceId: `i-0${noise}${noise}` }] }, filterSet: {} } })
  }
  return buildEvent({ ...common, userIdentity: iamUser(`user${n % 9}`), eventName: 'RunInstances', readOnly: false, responseElements: { reservationId: `r-${noise}`, instancesSet: { items: [{ instanceId: `i-0${noise}${noise}`, imageId: 'ami-0', instanceState: { code: 0, name: 'pending' } }] } } })
}

async function naive(paths: string[]): Promise<number> {
  let events = 0
  const names = new Map<string, number>()
  for (const path of paths) {
    const { Records } = JSON.parse(gunzipSync(await readFile(path)).toString('utf8')) as { Records: { eventName: string }[] }
    for (const { eventName } of Records) names.set(eventName, (names.get(eventName) ?? 0) + 1)
    events += Records.length
  }
  return events
}

async function analysis(paths: string[]): Promise<number> {
  const files = await Promise.all(paths.map(async (path): Promise<EvidenceFile> => ({ name: path, size: (await stat(path)).size, open: () => createReadStream(path) })))
  const { facts } = await analyzer.analyze({ files })
  return (facts as { events: number }).events
}

/** Highest resident memory while it runs, by sampling; what ran earlier in the process is in it. */
function watchMemory() {
  let peak = process.memoryUsage.rss()
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20)
  return {
    stop: () => {
      clearInterval(timer)
      return Math.max(peak, process.memoryUsage.rss())
    },
  }
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
