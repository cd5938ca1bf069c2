import { Agent, request as overHttp } from 'node:http'

/** A whole response, as it came: header names in lower case. */
export type Answer = { status: number; headers: Record<string, string | string[]>; body: Buffer }
export type Sent = { method?: string; headers?: Record<string, string>; body?: string | Buffer }

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

/**
 * Sends a request with exactly these headers: unlike fetch, it lets Origin, Host and hop headers be forged.
 * @throws Error when the connection breaks, or nothing came for half a minute
 */
export function call(origin: string, path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = overHttp(`${origin}${path}`, { method, headers: { ...headers, ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }) }, agent, timeout: 30_000 }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers as Answer['headers'], body: Buffer.concat(chunks) }))
    })
    // The server may close an idle connection just as it is used again: it has read nothing of this then.
    sent.once('error', (error: NodeJS.ErrnoException) => (sent.reusedSocket && error.code === 'ECONNRESET' ? resolve(call(origin, path, { method, headers, ...(body !== undefined && { body }) })) : reject(error)))
    sent.once('timeout', () => sent.destroy(new Error(`${method} ${path} gave nothing for 30 seconds.`)))
    sent.end(body)
  })
}

/** Closes what is kept open between calls. */
export const hangUp = (): void => agent.destroy()
