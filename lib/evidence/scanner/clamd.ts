import { connect, type Socket } from 'node:net'

/** Where clamd listens, and how many seconds it may be silent. */
export type Clamd = { address: string; seconds: number }

/** What clamd says of a stream, in our words. Anything that is not exactly an all-clear is not clean. */
export type ScanReply = { result: 'clean' } | { result: 'infected'; name: string } | { result: 'not-scanned'; why: string }

/** The scanner could not be asked, or gave no answer: nothing is known of the file. */
export class ScannerAway extends Error {
  constructor(
    message: string,
    /** True when it hung up while the file was still being sent. */
    readonly hungUp = false,
  ) {
    super(message)
    this.name = 'ScannerAway'
  }
}

const mostSaid = 4_096

function open({ address }: Clamd): Socket {
  const unix = /^unix:(.+)$/.exec(address)?.[1]
  if (unix) return connect({ path: unix.replace(/^\/\//, '') })
  const [, host = '127.0.0.1', port = '3310'] = /^tcp:\/\/([^/:]+):(\d+)$/.exec(address) ?? []
  return connect({ host, port: Number(port) })
}

/**
 * One command and its answer up to the zero byte that ends it.
 * @param body sent in pieces with their length before each, as INSTREAM wants them
 * @throws ScannerAway when it cannot be reached, hangs, or ends in the middle of its answer; what `body` throws
 */
async function ask(clamd: Clamd, command: string, body?: AsyncIterable<Uint8Array>): Promise<string> {
  const socket = open(clamd)
  let said = ''
  const answer = new Promise<string>((resolve, reject) => {
    socket.setTimeout(clamd.seconds * 1_000, () => socket.destroy(new Error('it did not answer in time')))
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      said += text
      if (said.length > mostSaid) socket.destroy(new Error('it said more than an answer is long'))
      if (said.includes('\0')) resolve(said.slice(0, said.indexOf('\0')))
    })
    socket.once('error', (error: NodeJS.ErrnoException) => reject(new ScannerAway(`The malware scanner could not be asked: ${error.message}.`, error.code === 'EPIPE' || error.code === 'ECONNRESET')))
    socket.once('close', () => reject(new ScannerAway('The malware scanner ended before it answered.')))
  })
  // It is awaited below; a failure while the body is still being sent must not be one that nobody hears of.
  answer.catch(() => undefined)
  const finished = answer.then(() => true, () => true)
  try {
    await write(socket, Buffer.from(`z${command}\0`), finished)
    if (body) {
      const length = Buffer.alloc(4)
      for await (const piece of body) {
        if (piece.byteLength === 0) continue
        length.writeUInt32BE(piece.byteLength)
        // It answers early, and stops reading, when it has seen enough.
        if (await write(socket, Buffer.concat([length, piece]), finished)) break
      }
      await write(socket, Buffer.alloc(4), finished)
    }
    return await answer
  } finally {
    socket.destroy()
  }
}

/** Writes and waits for room. @returns true when the answer came first */
async function write(socket: Socket, bytes: Buffer, finished: Promise<boolean>): Promise<boolean> {
  if (socket.destroyed) return true
  if (socket.write(bytes)) return false
  return Promise.race([finished, new Promise<boolean>((resolve) => socket.once('drain', () => resolve(false)))])
}

/**
 * Has a stream scanned (INSTREAM). Only exactly "stream: OK" is clean.
 * @throws ScannerAway, or what the stream throws
 */
export async function scanStream(clamd: Clamd, stream: AsyncIterable<Uint8Array>): Promise<ScanReply> {
  try {
    return replyOf(await ask(clamd, 'INSTREAM', stream))
  } catch (error) {
    if (!(error instanceof ScannerAway && error.hungUp)) throw error
    // It hangs up on what is larger than it takes, and its answer may be lost with the connection. If it is still there, it did so.
    await versionOf(clamd)
    return { result: 'not-scanned', why: 'The scanner stopped before the end; it may be larger than it takes.' }
  }
}

/** What an answer to INSTREAM means. */
export function replyOf(said: string): ScanReply {
  if (said === 'stream: OK') return { result: 'clean' }
  const name = /^stream: ([\w.:()-]{1,200}) FOUND$/.exec(said)?.[1]
  if (name === undefined) return { result: 'not-scanned', why: /size limit exceeded/i.test(said) ? 'It is larger than the scanner takes.' : 'The scanner could not finish.' }
  // clamd reports with FOUND what it did not look into, when it is told to (AlertExceedsMax, AlertEncrypted).
  if (/^Heuristics\.(?:Limits|Encrypted)\b/.test(name)) return { result: 'not-scanned', why: /Encrypted/.test(name) ? 'Something in it is encrypted.' : 'It is larger or deeper nested than the scanner looks into.' }
  return { result: 'infected', name }
}

/** What clamd calls itself: "ClamAV 1.4.6/27813/Wed Nov 25 08:24:12 2026"; without signatures of a date only its own version. */
export async function versionOf(clamd: Clamd): Promise<{ engine: string; signatures: string | null; at: Date | null }> {
  const [engine = '', signatures = null, date = ''] = (await ask(clamd, 'VERSION')).split('/')
  if (!/^ClamAV \d/.test(engine)) throw new ScannerAway('What listens there does not call itself ClamAV.')
  const at = new Date(`${date.trim()} UTC`)
  return { engine: engine.slice(0, 40), signatures: signatures && /^\d{1,10}$/.test(signatures) ? signatures : null, at: Number.isNaN(at.getTime()) ? null : at }
}
