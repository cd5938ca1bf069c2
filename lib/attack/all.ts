import { attackWithCanaries } from './canary/canary'
import { attackFiles } from './files/files'
import { attackFloods } from './floods/floods'
import { attackMatrix } from './matrix-part'
import { attackRequests } from './requests/requests'
import { newScore, type Score } from './score'
import { openStage, type Stage } from './stage'
import { attackWithTools } from './tools/tools'

export type Part = 'matrix' | 'files' | 'requests' | 'tools' | 'floods' | 'canary'
const staged: Partial<Record<Part, (stage: Stage, score: Score) => Promise<void>>> = { files: attackFiles, requests: attackRequests, tools: attackWithTools, floods: attackFloods, canary: attackWithCanaries }

/**
 * Runs these parts, one after another: the matrix on a database of its own, all others on one running portal that is
 * thrown away at the end.
 * @param optional whether tools that are not installed are excused
 * @param only the attacks whose name it fits
 * @returns the counts, and how many that were not run are excused
 */
export async function attackAll(parts: Part[], optional: boolean, only?: RegExp): Promise<Score & { excused: number }> {
  const score = newScore(only)
  if (parts.includes('matrix')) await attackMatrix(score)
  const rest = parts.flatMap((part) => staged[part] ?? [])
  if (rest.length === 0) return { ...score, excused: 0 }
  const stage = await openStage()
  try {
    for (const attack of rest) await attack(stage, score)
  } finally {
    await stage.stop()
  }
  return { ...score, excused: optional ? score.notRun : 0 }
}
