import { parentPort } from 'node:worker_threads'
import { fileScanner, type FileToScan } from '../analyzers/cloudtrail/scan-file'
import { places } from '../analyzers/formats/places'
import { placeOf } from '../analyzers/log-rules/place-ports'

/** The thread beside a reading process that unpacks and scans CloudTrail files ahead of their turn. Nothing but bytes reach it. */
const scan = fileScanner(placeOf(places))

parentPort?.on('message', (work: FileToScan | null) => {
  const answer = work && scan ? scan(work) : null
  parentPort?.postMessage(answer, answer ? [answer.memory] : [])
})
