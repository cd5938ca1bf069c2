import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { home } from '../analyzers/cloudtrail/build-event'
import { seeded } from './random'
import { trailRecords } from './trail-records'

/** The files one run reads: the same records once as packed delivery files, once as one file. Sizes in bytes. */
export type TrailFiles = { folder: string; deliveries: string[]; single: string; events: number; bytes: number; packed: number }

const fileCount = 1_000

/** Writes `megabytes` (10^6 bytes, unpacked) of records into 1,000 delivery files and into one file that is not packed. */
export async function makeTrailFiles(folder: string, megabytes: number): Promise<TrailFiles> {
  const next = trailRecords(seeded(20261102))
  const made: TrailFiles = { folder, deliveries: [], single: join(folder, 'trail.json'), events: 0, bytes: 0, packed: 0 }
  await mkdir(join(folder, 'deliveries'), { recursive: true })
  const single = createWriteStream(made.single)
  const write = (text: string) => new Promise<void>((done, fail) => single.write(text, (error) => (error ? fail(error) : done())))
  let now = Date.UTC(2026, 10, 2)
  for (let n = 0; n < fileCount; n++) {
    const records: string[] = []
    for (let size = 0; size < (megabytes * 1e6) / fileCount; ) {
      const text = JSON.stringify(next((now += 700)))
      records.push(text)
      size += text.length + 1
    }
    const text = `{"Records":[${records.join(',')}]}`
    const packed = gzipSync(text)
    const stamp = `${new Date(now).toISOString().slice(0, 16).replace(/[-:]/g, '')}Z`
    const path = join(folder, 'deliveries', `${home}_CloudTrail_us-gov-west-1_${stamp}_${n.toString(36).padStart(8, 'A')}.json.gz`)
    await writeFile(path, packed)
    await write(`${n === 0 ? '{"Records":[' : ','}${records.join(',')}`)
    made.deliveries.push(path)
    made.events += records.length
    made.bytes += Buffer.byteLength(text)
    made.packed += packed.length
  }
  await write(']}')
  await new Promise<void>((done) => single.end(done))
  return made
}
