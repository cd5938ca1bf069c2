import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export type Proxy = {
  port: number
  /** Milliseconds that every piece waits, each way. */
  slow: (ms: number) => void
  /** Takes everything and passes nothing on, as a network that went away without a word. */
  silence: () => void
  /** Passes everything on again, what waited first. */
  pass: () => void
  /** Breaks every connection there is. */
  cut: () => void
  stop: () => Promise<void>
}

/** Stands between the application and a port of this machine, and does to the bytes what a bad network does. */
export async function proxyTo(target: number): Promise<Proxy> {
  const sockets = new Set<Socket>()
  let wait = 0
  let silent: Promise<void> | null = null
  let speak: () => void = () => undefined
  const relay = (from: Socket, to: Socket) => {
    let turn: Promise<unknown> = Promise.resolve()
    from.on('data', (bytes) => {
      const at = silent
      turn = turn.then(async () => {
        await at
        if (wait > 0) await new Promise((done) => setTimeout(done, wait))
        if (!to.destroyed) to.write(bytes)
      })
    })
    from.on('error', () => to.destroy())
    from.on('close', () => (sockets.delete(from), void turn.then(() => to.destroy())))
  }
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    for (const socket of [near, far]) sockets.add(socket.setNoDelay(true))
    relay(near, far)
    relay(far, near)
  })
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up))
  const pass = () => {
    wait = 0
    silent = null
    speak()
  }
  const cut = () => sockets.forEach((socket) => socket.destroy())
  return {
    port: (server.address() as AddressInfo).port,
    slow: (ms) => (wait = ms),
    silence: () => (silent ??= new Promise((resolve) => (speak = resolve))),
    pass,
    cut,
    stop: () => (pass(), cut(), new Promise((done) => server.close(() => done()))),
  }
}
