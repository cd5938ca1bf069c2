import type { RetentionState as State } from '@/lib/retention/term'
import { stateWords } from '@/lib/retention/words'
import { Badge, type Tone } from '../ui/badge'

const tones: Record<State, Tone> = { due: 'partial', held: 'accent', kept: 'info', running: 'na', disposed: 'plain' }

/** What may happen to the evidence of an assessment, as a shape and a word. */
export function RetentionState({ state }: { state: State }) {
  return <Badge tone={tones[state]}>{stateWords[state]}</Badge>
}
