import { recordReached } from './count'
import { untold } from './process-counts'

/** Puts on record, every two seconds, which limits of this process were reached. One that cannot be written is in the log of the server. */
export function tellLimits(): void {
  setInterval(() => {
    for (const { over, of } of untold()) {
      recordReached(of, over).catch((error: unknown) => console.error(`The limit “${over.limit}” was reached, and that could not be put on record: ${error instanceof Error ? error.message : String(error)}`))
    }
  }, 2_000).unref()
}
