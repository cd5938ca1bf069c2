import 'server-only'
import { inContext } from './tenant'

/** Seconds after which no answer is one. */
const patience = 5

/** Whether a statement gets through right now. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), patience * 1_000).unref())
    return await Promise.race([late, inContext({}, (tx) => tx.$queryRaw`select 1`).then(() => true)])
  } catch {
    return false
  }
}
