import { createServer, type IncomingMessage, type Server } from 'node:http'
import { addCheckpoint, type Witness, type WitnessAnswer } from './witness'

const largestBody = 64 * 1024

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/**
 * The witness as an HTTP server: POST /add-checkpoint.
 * One request is answered after the other, so that what is compared and what is kept cannot come apart.
 */
export function witnessServer(witness: Witness, say: (line: string) => void): Server {
  let turn: Promise<unknown> = Promise.resolve()
  const answer = async (request: IncomingMessage): Promise<WitnessAnswer | { status: 404 | 405 | 413 | 500; type: string; body: string }> => {
    const type = 'text/plain; charset=utf-8'
    if (request.url !== '/add-checkpoint') return { status: 404, type, body: 'Only /add-checkpoint is here.\n' }
    if (request.method !== 'POST') return { status: 405, type, body: 'POST a checkpoint.\n' }
    const body = await bodyOf(request)
    if (body === null) return { status: 413, type, body: 'Too long.\n' }
    const mine = turn.then(() => addCheckpoint(witness, body))
    turn = mine.catch(() => undefined)
    const result = await mine
    say(`${result.status} ${body.split('\n\n')[1]?.split('\n').slice(0, 2).join(' ') ?? ''}${result.status === 200 ? '' : ` ${result.body.trim()}`}`)
    return result
  }
  return createServer((request, response) => {
    answer(request)
      .catch((error: unknown) => {
        say(error instanceof Error ? error.message : String(error))
        return { status: 500, type: 'text/plain; charset=utf-8', body: 'The witness failed; its own log says why.\n' }
      })
      .then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body))
      .catch(() => response.destroy())
  })
}
