import { checkLogs } from '../audit/export-bundle'
import { auditKeys, signedHeads, witnessAddress } from '../audit/open-keys'
import { startSequencer } from '../audit/run-sequencer'
import { refuseFailedCryptography } from '../crypto/refuse-cryptography'
import { closeDatabase, databaseNow } from '../db/tenant'
import { eraseBytes } from '../vault/removing'
import { analyzeRevision } from './analyze'
import { openBoss } from './boss'
import { closeQueue } from './enqueue'
import { rereadOutdated } from './reread'
import { nightlyRescore, rescoreAssessment } from './rescore'
import { settleUploads } from './settle-uploads'
import { sendOutbox } from './send-outbox'
import { queues } from './queues'

/** The worker: one piece of evidence at a time, and what the clock asks for. Many may run on many machines. */
async function main(): Promise<void> {
  refuseFailedCryptography()
  const boss = await openBoss(true)
  const stopSequencer = startSequencer({ keys: auditKeys(), heads: signedHeads(), witness: witnessAddress() })
  await boss.work('analyze', { batchSize: 1, pollingIntervalSeconds: 0.5 }, async ([job]) => job && analyzeRevision(queues.analyze.parse(job.data)))
  await boss.work('rescore', { batchSize: 1, pollingIntervalSeconds: 1 }, async ([job]) => job && rescoreAssessment(queues.rescore.parse(job.data)))
  await boss.work('erase', { batchSize: 1, pollingIntervalSeconds: 5 }, async ([job]) => job && eraseBytes(queues.erase.parse(job.data)))
  await boss.work('nightly', { batchSize: 1, pollingIntervalSeconds: 30 }, async () => {
    await rereadOutdated()
    await nightlyRescore()
  })
  await boss.work('proof', { batchSize: 1, pollingIntervalSeconds: 30 }, async () => checkLogs(await databaseNow()))
  await boss.work('mail', { batchSize: 1, pollingIntervalSeconds: 10 }, () => sendOutbox())
  await boss.work('uploads', { batchSize: 1, pollingIntervalSeconds: 10 }, async () => settleUploads(await databaseNow()))
  // Shortly after midnight UTC, when dates have changed.
  await boss.schedule('nightly', '10 0 * * *')
  await boss.schedule('proof', '40 0 * * *')
  await boss.schedule('mail', '* * * * *')
  await boss.schedule('uploads', '*/10 * * * *')

  await settleUploads(await databaseNow())
  const again = await rereadOutdated()
  if (again > 0) console.log(`${again} pieces of evidence are read anew by a newer reader.`)

  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await boss.stop({ graceful: true, timeout: 8_000 }).catch(() => undefined)
    await closeQueue()
    await stopSequencer()
    await closeDatabase()
    process.exit(0)
  }
  process.on('SIGTERM', () => void end())
  process.on('SIGINT', () => void end())
  process.on('disconnect', () => void end())
}

main().catch((error: unknown) => {
  console.error(`The worker could not start: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
})
