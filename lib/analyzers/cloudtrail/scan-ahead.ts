import type { Beside } from '../analyzer'
import { type Arrived, wholeOf } from '../formats/gzip'
import type { FileToScan, ScannedFile } from './scan-file'

/** Most files that wait for the other thread: the one it has and the next, so that it is never without work. */
const mostAsked = 2
/** Most files that wait for the other thread or for their turn; each holds its bytes. */
const most = 8

/** Has another thread unpack and scan files ahead of their turn. */
export type ScanAhead = {
  /** Gives it a file, unless it has enough to do; the answer comes at the turn of the file, null when the file has to be read here. */
  offer: (arrived: Arrived, number: number, hash: boolean) => Promise<ScannedFile | null> | null
  /** Takes back the memory of an answer that is used up, and lets answers come in. */
  done: (scanned: ScannedFile | null) => Promise<void>
  end: () => void
}

/** With no other thread, every file is read here. */
export function scanAhead(beside: Beside | undefined): ScanAhead {
  const spare: ArrayBuffer[] = []
  let held = 0
  // Until it has started, nobody waits for it.
  let asked = mostAsked
  void beside?.ask(null, []).then(() => (asked = 0))
  return {
    offer(arrived, number, hash) {
      if (!beside || asked >= mostAsked || held >= most || arrived.kind !== 'small gzip') return null
      asked++
      held++
      const packed = new Uint8Array(wholeOf(arrived))
      const memory = spare.pop() ?? null
      const work: FileToScan = { name: arrived.file, packed, number, hash, memory }
      return beside.ask(work, [packed.buffer, ...(memory ? [memory] : [])]).then((answer) => {
        asked--
        if (!answer) held--
        return answer as ScannedFile | null
      })
    },
    async done(scanned) {
      if (!beside) return
      if (scanned) {
        held--
        spare.push(scanned.memory)
      }
      await new Promise((go) => setImmediate(go))
    },
    end: () => beside?.end(),
  }
}
