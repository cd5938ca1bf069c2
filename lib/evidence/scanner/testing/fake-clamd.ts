import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** How the stand-in behaves: what it calls itself, and what it says of a stream it has received whole. */
export type Behavior = { version?: string; reply: (received: Buffer) => string | null; early?: string; hangUp?: boolean }

/**
 * Speaks as much of clamd as a client asks for, and says what a test wants: for the answers a real one gives once in a
 * thousand years. `behavior` may be changed while it runs.
 */
export async function fakeClamd(behavior: Behavior, port = 0): Promise<{ address: string; behavior: Behavior; streams: () => number; stop: () => Promise<void> }> {
  const sockets = new Set<Socket>()
  const state = { behavior, streams: 0 }
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    let held = Buffer.alloc(0)
    let streaming = false
    const parts: Buffer[] = []
    socket.on('data', (data) => {
      held = Buffer.concat([held, data as Buffer])
      if (!streaming) {
        const end = held.indexOf(0)
        if (end < 0) return
        const command = held.toString('latin1', 0, end)
        held = held.subarray(end + 1)
        if (command === 'zVERSION') return void socket.end(`${state.behavior.version ?? 'ClamAV 1.4.6/27813/Thu Nov 26 05:00:00 2026'}\0`)
        streaming = command === 'zINSTREAM'
        state.streams += 1
        if (state.behavior.hangUp) return void socket.destroy()
        if (state.behavior.early) return void socket.end(`${state.behavior.early}\0`)
      }
      while (held.length >= 4) {
        const length = held.readUInt32BE(0)
        if (length === 0) {
          const said = state.behavior.reply(Buffer.concat(parts))
          if (said !== null) socket.end(said)
          return
        }
        if (held.length < 4 + length) return
        parts.push(held.subarray(4, 4 + length))
        held = held.subarray(4 + length)
      }
    })
  })
  await new Promise<void>((up) => server.listen(port, '127.0.0.1', up))
  return {
    address: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get behavior() {
      return state.behavior
    },
    set behavior(next) {
      state.behavior = next
    },
    streams: () => state.streams,
    stop: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((done) => server.close(() => done()))
    },
  }
}

/** An honest scanner: finds the test file of all scanners, and says so when something is nested deeper than it looks. */
export const honest = (received: Buffer): string => (received.includes('EICAR-STANDARD-ANTIVIRUS') ? 'stream: Eicar-Signature FOUND\0' : received.toString('latin1').split('PK\x03\x04').length > 20 || received.includes('a.zip') ? 'stream: Heuristics.Limits.Exceeded.MaxRecursion FOUND\0' : 'stream: OK\0')
