import type { Checkpoint } from './checkpoint'
import type { Note, Verifier } from './note'

/** What checking an export found. */
export type LogReport = {
  origin: string
  size: number
  /** Events read, and those whose content the export does not show. */
  events: number
  sealed: number
  heads: number
  signedBy: string | null
  /** How many events a witness has signed, by the name of the witness. */
  witnessed: Record<string, number>
  first: string | null
  last: string | null
  /** The first event that is not proven; null when all are, or when the fault is not in one event. */
  firstBad: number | null
  /** Why the log is not proven; null when it is. */
  fault: string | null
  /** What a person should know of a log that is proven. */
  notes: string[]
}

/** Whose signatures count. Empty keys: those the export itself names. */
export type Trust = { keys: readonly Verifier[]; earlier: (Checkpoint & { note: Note }) | null }

/** Why a log is not proven, and from which event on. */
export class Fault extends Error {
  constructor(
    readonly index: number | null,
    message: string,
  ) {
    super(message)
    this.name = 'Fault'
  }
}
