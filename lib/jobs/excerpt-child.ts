import { UnreadableEvidence } from '../analyzers/analyzer'
import { type Excerpt, excerptAt } from '../evidence/excerpt'
import { diskVault } from '../vault/vault'
import { ExcerptOrder } from './reading'

/** The process that shows places: no database, no secret, no address; one order in, one answer out. */
async function show(order: ExcerptOrder): Promise<Excerpt[]> {
  const vault = diskVault(order.root)
  return Promise.all(
    order.places.map(async ({ files, locator }) => {
      try {
        return await excerptAt(files.map(({ name, size, sha256 }) => ({ name, size, open: () => vault.open(sha256) })), locator)
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
