import type { AnalyzerInput } from '../analyzer'
import type { Arrived } from '../formats/gzip'
import { fileSharing, type ScannedFile } from './shared-files'

/** Has another thread unpack and scan files before their turn. */
export type ScanAhead = {
  /** Offers it a file; the number is to be asked for at the turn of the file. Null when it has enough to do. */
  offer: (arrived: Arrived, number: number, hash: boolean) => number | null
  /** What it says of an offered file; null when the file has to be read here. */
  turn: (offer: number | null) => Promise<ScannedFile | null>
  /** Takes back the memory of what is used up, and lets other files come in. */
  done: (offer: number | null) => Promise<void>
  end: () => void
}

const loopTurn = () => new Promise<void>((go) => setImmediate(go))

/** With no other thread, every file is read here, as are those that it has not begun at their turn. */
export function scanAhead(beside: AnalyzerInput['beside']): ScanAhead {
  if (!beside) return { offer: () => null, turn: () => Promise.resolve(null), done: () => Promise.resolve(), end: () => {} }
  const sharing = fileSharing()
  const thread = beside('scan-trail', sharing.shared)
  return {
    offer: (arrived, number, hash) => (arrived.kind === 'small gzip' && thread.runs() ? sharing.offer(arrived.parts, number, hash) : null),
    async turn(offer) {
      if (offer === null || sharing.takeBack(offer)) return null
      while (sharing.isTaken(offer) && thread.runs()) await loopTurn()
      return sharing.scanned(offer)
    },
    async done(offer) {
      if (offer !== null && thread.runs()) sharing.free(offer)
      await loopTurn()
    },
    end: () => thread.end(),
  }
}
