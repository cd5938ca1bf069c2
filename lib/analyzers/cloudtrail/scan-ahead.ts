import type { AnalyzerInput } from '../analyzer'
import { fileSharing, type ScannedFile } from './shared-files'

/** Memory that a small file is read into, and gives back when it is used up. A file longer than that does not stand in it. */
export type Held = { memory: Uint8Array; slot: number | null }

/** Memory for files before their turn, and another thread that scans them in it. Unpacking is done by whoever has time for it. */
export type ScanAhead = {
  /** Memory for a file of `size` bytes and one more, by which a file that has grown is known. */
  hold: (size: number) => Held
  /** Has the other thread scan the packed file that the first `length` bytes are; true when it may do so. */
  offer: (held: Held, length: number, number: number, hash: boolean) => boolean
  /** What it says of an offered file; null when the file has to be read here. */
  turn: (held: Held) => Promise<ScannedFile | null>
  /** Takes back the memory of what is used up, and lets other files come in. */
  done: (held: Held | null) => Promise<void>
  end: () => void
}

const loopTurn = () => new Promise<void>((go) => setImmediate(go))
/** New memory is made in steps of this many bytes, so that most files fit what an earlier one left. */
const step = 256 * 1024

/** With no other thread, every file is read here, as are those that it cannot scan. */
export function scanAhead(beside: AnalyzerInput['beside']): ScanAhead {
  const sharing = beside ? fileSharing() : null
  const thread = sharing && beside?.('scan-trail', sharing.shared)
  const runs = () => thread?.runs() === true
  const spare: Uint8Array[] = []
  const own = (length: number) => {
    const at = spare.findIndex((each) => each.length >= length)
    return at >= 0 ? (spare.splice(at, 1)[0] as Uint8Array) : Buffer.allocUnsafeSlow(Math.ceil(length / step) * step)
  }
  return {
    hold(size) {
      const shared = runs() ? sharing?.held(size + 1) : null
      return shared ?? { memory: own(size + 1), slot: null }
    },
    offer({ slot }, length, number, hash) {
      if (slot === null || !runs()) return false
      sharing?.offer(slot, length, number, hash)
      return true
    },
    async turn({ slot }) {
      if (slot === null || !sharing) return null
      for (;;) {
        const found = sharing.found(slot)
        if (found !== undefined) return found
        if (!runs()) return null
        if (!sharing.help()) sharing.wait(slot)
        await loopTurn()
      }
    },
    async done(held) {
      if (held?.slot === null) spare.push(held.memory)
      else if (held && runs()) sharing?.free(held.slot)
      await loopTurn()
    },
    end: () => thread?.end(),
  }
}
