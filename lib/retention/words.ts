import type { RetentionState } from './term'

export const stateWords: Record<RetentionState, string> = { due: 'Due', held: 'On hold', kept: 'Kept', running: 'Not ended', disposed: 'Disposed of' }

const units = ['bytes', 'KB', 'MB', 'GB', 'TB']

/** "1.2 GB": decimal units, as file managers show them. */
export function sizeWords(bytes: number): string {
  const unit = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return `${(bytes / 1_000 ** unit).toLocaleString('en-US', { maximumFractionDigits: unit === 0 ? 0 : 1 })} ${units[unit]}`
}
