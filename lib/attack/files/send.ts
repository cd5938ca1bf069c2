import { createHash, randomUUID } from 'node:crypto'
import type { Visitor } from '../trial'

const chunk = 8 * 1_048_576
const tus = { 'tus-resumable': '1.0.0' }
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What became of a file on its way in: evidence, or the status and the words it was turned away with. */
export type Arrived = { revisionId: string; itemId: string } | { status: number; says: string }

/** What may be said wrongly of a file. */
export type Lies = { sha256?: string; size?: number | string; offset?: number; checksum?: string; headers?: Record<string, string> }

const wordsOf = async (response: Response): Promise<string> => {
  const text = await response.text()
  return /"error":"([^"]*)"/.exec(text)?.[1] ?? text.slice(0, 120)
}

/** Asks again when a connection that was kept open turns out closed: announcing and handing in twice is doing it once. */
async function visit(from: Visitor, path: string, init: RequestInit, tries = 4): Promise<Response> {
  try {
    return await from.visit(path, init)
  } catch (error) {
    if (tries === 1) throw error
    await new Promise((wait) => setTimeout(wait, 500))
    return visit(from, path, init, tries - 1)
  }
}

/** Announces, sends and hands in one file as the page does, with lies where they are given. */
export async function sendFile(from: Visitor, assessmentId: string, name: string, bytes: Buffer, lies: Lies = {}): Promise<Arrived> {
  const groupId = randomUUID()
  const metadata = Object.entries({ assessmentId, groupId, groupSize: 1, position: 0, name, sha256: lies.sha256 ?? sha256Of(bytes) }).map(([key, value]) => `${key} ${Buffer.from(String(value)).toString('base64')}`)
  const announced = await visit(from, '/api/evidence/uploads', { method: 'POST', headers: { ...tus, 'upload-length': String(lies.size ?? bytes.length), 'upload-metadata': metadata.join(',') } })
  if (announced.status !== 201) return { status: announced.status, says: await wordsOf(announced) }
  const at = announced.headers.get('location') ?? ''
  for (let offset = 0; offset < bytes.length; offset += chunk) {
    const part = bytes.subarray(offset, offset + chunk)
    const sent = await sendPart(from, at, offset + (lies.offset ?? 0), part, lies)
    if (sent.status !== 204) return { status: sent.status, says: await wordsOf(sent) }
  }
  const made = await visit(from, '/api/evidence', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ assessmentId, groupId }) })
  if (made.status > 201) return { status: made.status, says: await wordsOf(made) }
  return ((await made.json()) as { value: { revisionId: string; itemId: string } }).value
}

/** Sends one part of an upload that was announced. */
export function sendPart(from: Visitor, at: string, offset: number, part: Uint8Array, lies: Lies = {}): Promise<Response> {
  const checksum = lies.checksum ?? `sha256 ${createHash('sha256').update(part).digest('base64')}`
  return visit(from, at, { method: 'PATCH', body: new Uint8Array(part), headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), 'upload-checksum': checksum, ...lies.headers } })
}
