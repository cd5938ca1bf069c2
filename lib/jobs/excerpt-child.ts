import { UnreadableEvidence } from '../analyzers/analyzer'
import { type Excerpt, excerptAt } from '../evidence/excerpt'
import { fedFiles } from './fed-files'
import { ExcerptOrder } from './reading'

/** The process that shows places: no database, no key, no address; one order in, the bytes it asks for, one answer out. */
async function show(order: ExcerptOrder): Promise<Excerpt[]> {
  const files = fedFiles(order.places.map((place) => place.files))
  return Promise.all(
    order.places.map(async ({ locator }, place) => {
      try {
        return await excerptAt(files[place] ?? [], locator)
      } catch (error) {
        if (error instanceof UnreadableEvidence) return { type: 'none', why: error.reason } as const
        throw error
      }
    }),
  )
}

process.on('disconnect', () => process.exit(1))
process.once('message', (message) => {
  show(ExcerptOrder.parse(message)).then(
    (excerpts) => process.send?.(excerpts, undefined, undefined, () => process.exit(0)),
    (error: unknown) => {
      console.error(error instanceof Error ? error.stack : error)
      process.exit(70)
    },
  )
})
