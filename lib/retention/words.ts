import type { RetentionState } from './term'

export const stateWords: Record<RetentionState, string> = { due: 'Due', held: 'On hold', kept: 'Kept', running: 'Not ended', disposed: 'Disposed of' }
