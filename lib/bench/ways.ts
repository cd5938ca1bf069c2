import { createReadStream, readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { gunzipSync } from 'node:zlib'
import type { AnalyzerInput, EvidenceFile } from '../analyzers/analyzer'
import analyzer from '../analyzers/cloudtrail/analyzer'
import { addTo, aggregateSql, eventsOf, type Aggregate } from './aggregate'
import { evidenceFile } from '../cli/files'
import { beside } from '../jobs/beside'
import type { TrailFiles } from './trail-files'

const columns = "{Records: 'STRUCT(eventSource VARCHAR, eventName VARCHAR, awsRegion VARCHAR, eventTime VARCHAR, userIdentity STRUCT(arn VARCHAR))[]'}"

/** The ways of reading the same records. Each returns how many events it saw; what it counted is thrown away. */
export const ways: Record<string, (files: TrailFiles) => number | Promise<number>> = {
  /** Unpacks only: no reader of packed files can be faster on one thread. */
  gunzip: ({ deliveries, events }) => (deliveries.every((path) => gunzipSync(readFileSync(path)).length > 0) ? events : 0),
  /** The same by two threads with half of the files each: what a second processor of this machine is worth at the most. */
  gunzip2: async ({ deliveries, events }) => {
    await Promise.all([0, 1].map((half) => ended(new Worker(unpacking, { eval: true, workerData: deliveries.filter((_, i) => i % 2 === half) }))))
    return events
  },
  naive({ deliveries }) {
    const sum: Aggregate = new Map()
    for (const path of deliveries) {
      const { Records } = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as { Records: Parameters<typeof addTo>[1][] }
      for (const record of Records) addTo(sum, record)
    }
    return eventsOf(sum)
  },
  /** One file is too large for JSON.parse: split at the boundary that all its records share, then parse each. */
  async naiveSingle({ single }) {
    const sum: Aggregate = new Map()
    const boundary = '},{"eventVersion"'
    let rest = Buffer.alloc(0)
    for await (const chunk of createReadStream(single, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      const bytes = Buffer.concat([rest, chunk])
      let from = bytes.indexOf('{"eventVersion"')
      for (let to = bytes.indexOf(boundary, from); to >= 0; to = bytes.indexOf(boundary, from)) {
        addTo(sum, JSON.parse(bytes.toString('utf8', from, to + 1)) as Parameters<typeof addTo>[1])
        from = to + 2
      }
      rest = bytes.subarray(from)
    }
    addTo(sum, JSON.parse(rest.toString('utf8', 0, rest.lastIndexOf(']}'))) as Parameters<typeof addTo>[1])
    return eventsOf(sum)
  },
  veritar: async ({ deliveries }) => analyzed(await Promise.all(deliveries.map((path) => evidenceFile(path)))),
  veritar2: async ({ deliveries }) => analyzed(await Promise.all(deliveries.map((path) => evidenceFile(path))), beside),
  veritarSingle: async ({ single }) => analyzed([await evidenceFile(single)]),
  duckdb: ({ folder }) => duckdb(folder, 1),
  duckdb2: ({ folder }) => duckdb(folder, 2),
}

const unpacking = `const { readFileSync } = require('node:fs'), { gunzipSync } = require('node:zlib')
for (const path of require('node:worker_threads').workerData) gunzipSync(readFileSync(path))`

const ended = (thread: Worker) => new Promise<void>((done, fail) => thread.once('error', fail).once('exit', () => done()))

async function analyzed(files: EvidenceFile[], beside?: AnalyzerInput['beside']): Promise<number> {
  const { facts } = await analyzer.analyze({ files, ...(beside && { beside }) })
  return (facts as { events: number }).events
}

async function duckdb(folder: string, threads: number): Promise<number> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create(':memory:', { threads: String(threads) })).connect()
  const source = `(select unnest(Records) as r from read_json('${folder}/deliveries/*.json.gz', columns = ${columns}, format = 'unstructured', maximum_object_size = 67108864))`
  const [row] = (await connection.runAndReadAll(aggregateSql(source))).getRowObjects()
  return Number(row?.['events'])
}
