import type { Program } from '../case'
import { isClassifiedEntry } from './jurisdiction'

/** What the gates mean for every criterion of the program. */
export type Consequences = {
  /** ITAR applies, also because nobody knows better (domain.md 1.2). */
  treatAsItar: boolean
  /** CUI is handled, also because nobody has said that it is not. */
  treatAsCui: boolean
  /** Why the cloud is prohibited, one sentence; null when it is not. */
  cloudProhibitedBecause: string | null
}

/** Reads the consequences out of the gates: what is unknown or unanswered counts as the stricter case. */
export function consequencesOf(program: Program): Consequences {
  const { jurisdiction, cloud, flowDowns } = program.gates
  return {
    treatAsItar: jurisdiction === null || ['usml', 'unknown', 'classified'].includes(jurisdiction.classification),
    treatAsCui: flowDowns === null || flowDowns.handlesCui !== 'no',
    cloudProhibitedBecause: prohibition(jurisdiction, cloud),
  }
}

function prohibition(jurisdiction: Program['gates']['jurisdiction'], cloud: Program['gates']['cloud']): string | null {
  if (cloud?.permitted === 'no') return 'The contract prohibits the cloud for this data.'
  if (jurisdiction?.classification === 'classified') return 'The data is classified, so the cloud is treated as prohibited.'
  if (jurisdiction?.classification === 'usml' && isClassifiedEntry(jurisdiction.entry)) {
    return 'USML category XVII is classified, so the cloud is treated as prohibited.'
  }
  return null
}
