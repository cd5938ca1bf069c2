/**
 * Where an event stands: under its index in the log, waiting for one, written before there was a log, or no longer
 * what was logged.
 */
export type Standing = { is: 'logged'; index: number } | { is: 'waiting' } | { is: 'before' } | { is: 'altered'; index: number | null }

/** A standing in a word or two. */
export function standingWords(standing: Standing): string {
  if (standing.is === 'logged') return `No. ${standing.index.toLocaleString('en-US')}`
  return { waiting: 'Waiting for its place', before: 'From before the log', altered: 'Changed after logging' }[standing.is]
}
