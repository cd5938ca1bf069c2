import { UnreadableEvidence } from '../analyzers/analyzer'
import { checkUpload } from '../evidence/checks/check-upload'
import { fedFiles } from './fed-files'
import { type Checked, CheckOrder } from './reading'

/** The process that checks uploads: no database, no key, no address; one order in, the bytes it asks for, one answer out. */
async function check(order: CheckOrder): Promise<Checked> {
  const [files = []] = fedFiles([order.files])
  try {
    return { type: 'taken', types: await checkUpload(files) }
  } catch (error) {
    if (error instanceof UnreadableEvidence) return { type: 'refused', reason: error.reason, place: { ...error.place }, remedy: error.remedy }
    throw error
  }
}

process.on('disconnect', () => process.exit(1))
process.once('message', (message) => {
  check(CheckOrder.parse(message)).then(
    (said) => process.send?.(said, undefined, undefined, () => process.exit(0)),
    (error: unknown) => {
      console.error(error instanceof Error ? error.stack : error)
      process.exit(70)
    },
  )
})
