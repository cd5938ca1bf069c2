import { workerData } from 'node:worker_threads'
import { fileScanner } from '../analyzers/cloudtrail/scan-file'
import { scanForever, type SharedFiles } from '../analyzers/cloudtrail/shared-files'
import { places } from '../analyzers/formats/places'
import { placeOf } from '../analyzers/log-rules/place-ports'

/** The thread beside a reading process that unpacks and scans CloudTrail files before their turn. Nothing but bytes reach it. */
const given = workerData as SharedFiles
const scan = fileScanner(placeOf(places), given.parts)
if (scan) scanForever(given, scan)
