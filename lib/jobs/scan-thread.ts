import { parentPort } from 'node:worker_threads'
import { fileScanner, type FileToScan } from '../analyzers/cloudtrail/scan-file'
import { countryOf } from '../analyzers/formats/country-database'

/** The thread beside a reading process that unpacks and scans CloudTrail files ahead of their turn. Nothing but bytes reach it. */
const scan = fileScanner(countryOf)

parentPort?.on('message', (work: FileToScan | null) => {
  const answer = work && scan ? scan(work) : null
  parentPort?.postMessage(answer, answer ? [answer.memory] : [])
})
