import 'server-only'
import { inContext } from './tenant'

/** Whether a statement gets through right now. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await inContext({}, (tx) => tx.$queryRaw`select 1`)
    return true
  } catch {
    return false
  }
}
