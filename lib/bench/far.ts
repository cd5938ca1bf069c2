import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type Far = { port: number; /** Milliseconds that everything is under way, each way. */ distance: (ms: number) => void; close: () => void }

/**
 * Stands before a port of this machine as a network would: what is sent arrives later and in order, and what is sent at
 * once arrives at once. How much longer work takes over it says how often the work waited for an answer.
 */
export async function farFrom(target: number): Promise<Far> {
  let wait = 0
  const carry = (from: Socket, to: Socket) => {
    from.on('data', (bytes: Buffer) => void setTimeout(() => to.destroyed || to.write(bytes), wait))
    from.on('error', () => to.destroy())
    from.on('close', () => void setTimeout(() => to.destroy(), wait))
  }
  const server = createServer((near) => {
    const there = connect(target, '127.0.0.1').setNoDelay(true)
    carry(near.setNoDelay(true), there)
    carry(there, near)
  })
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up))
  return { port: (server.address() as AddressInfo).port, distance: (ms) => (wait = ms), close: () => server.close() }
}
