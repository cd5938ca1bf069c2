import { connect } from 'node:net'

/** What came back on one connection: each status line in order, and all of the text. */
export type Reply = { statuses: number[]; text: string; ended: 'closed' | 'waiting' }

/**
 * Sends exactly these bytes on a connection of its own, which no HTTP client would.
 * @param parts sent one after another, a moment apart
 * @param ms how long to wait at most, once all was sent
 */
export function sendRaw(port: number, parts: (string | Buffer)[], ms = 1_500): Promise<Reply> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    let idle: NodeJS.Timeout | undefined
    const done = (ended: Reply['ended']) => {
      clearTimeout(limit)
      clearTimeout(idle)
      socket.destroy()
      resolve({ statuses: [...text.matchAll(/^HTTP\/1\.[01] (\d{3})/gm)].map(([, status]) => Number(status)), text, ended })
    }
    const limit = setTimeout(() => done('waiting'), ms + 20_000)
    const quiet = () => {
      clearTimeout(idle)
      idle = setTimeout(() => done('waiting'), ms)
    }
    socket.setEncoding('latin1').on('data', (chunk: unknown) => {
      text += String(chunk)
      quiet()
    })
    socket.once('close', () => done('closed'))
    socket.on('error', () => undefined)
    socket.once('connect', async () => {
      for (const part of parts) {
        if (socket.destroyed) return
        socket.write(part)
        await new Promise((wait) => setTimeout(wait, 20))
      }
      quiet()
    })
  })
}

/** The lines of a request with its headers, ended as HTTP/1.1 ends them. */
export const request = (line: string, headers: string[], body = ''): string => `${[`${line} HTTP/1.1`, ...headers].join('\r\n')}\r\n\r\n${body}`
