import { attackFiles } from './files/files'
import { attackRequests } from './requests/requests'
import { newScore, type Score } from './score'
import { openStage, type Stage } from './stage'

type Part = 'files' | 'requests'
const staged: Record<Part, (stage: Stage, score: Score) => Promise<void>> = { files: attackFiles, requests: attackRequests }

/**
 * Runs these parts, one after another, on one running portal that is thrown away at the end.
 * @param optional whether tools that are not installed are excused
 * @returns the counts, and how many that were not run are excused
 */
export async function attackAll(parts: Part[], optional: boolean): Promise<Score & { excused: number }> {
  const score = newScore()
  const stage = await openStage()
  try {
    for (const part of parts) await staged[part](stage, score)
  } finally {
    await stage.stop()
  }
  return { ...score, excused: optional ? score.notRun : 0 }
}
