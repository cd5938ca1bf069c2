import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Visitor } from '../attack/trial'

export type Sender = Visitor
/** A file to be given: bytes no two of which are the same, and where it goes. */
export type Gift = { assessmentId: string; groupId: string; name: string; bytes: Buffer; sha256: string }

const chunk = 8 * 1_048_576
const tus = { 'tus-resumable': '1.0.0' }

/** A log of about `megabytes` of lines that were never sent before. */
export function giftOf(assessmentId: string, megabytes: number): Gift {
  const line = () => `2026-11-20T10:00:00Z host sshd: session opened ref ${randomBytes(400).toString('hex')}\n`
  const parts: string[] = []
  for (let size = 0; size < megabytes * 1e6; size += 860) parts.push(line())
  const bytes = Buffer.from(parts.join(''))
  return { assessmentId, groupId: randomUUID(), name: 'host.log', bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** What became of it. `told` are the acknowledged lengths in their order. */
export type Given = { itemId: string; revisionId: string; told: number[]; interruptions: number }

/**
 * Gives a file as the page does, and goes on after every lost connection.
 * @param revive called when the server does not answer; resolves when it does again
 * @throws Error when an acknowledged byte is gone, or it is refused
 */
export async function give(from: Sender, gift: Gift, revive: (status: number | null) => Promise<void>): Promise<Given> {
  const { assessmentId, groupId, name, bytes, sha256 } = gift
  const told: number[] = []
  let interruptions = 0
  async function ask(path: string, init: RequestInit, fine: number[]): Promise<Response> {
    for (let tries = 0; tries < 60; tries += 1) {
      const response = await from.visit(path, { ...init, signal: AbortSignal.timeout(60_000) }).catch(() => null)
      if (response && fine.includes(response.status)) return response
      const status = response?.status ?? null
      if (status !== null && ![409, 423, 500, 502, 503, 507].includes(status)) throw new Error(`${init.method} ${path} gave ${status}: ${await response?.text()}`)
      interruptions += 1
      await revive(status)
      if (init.method === 'PATCH') return new Response(null, { status: 499 })
    }
    throw new Error(`${init.method} ${path} did not succeed.`)
  }
  const metadata = Object.entries({ assessmentId, groupId, groupSize: 1, position: 0, name, sha256 }).map(([key, value]) => `${key} ${Buffer.from(String(value)).toString('base64')}`)
  const announced = await ask('/api/evidence/uploads', { method: 'POST', headers: { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': metadata.join(',') } }, [201])
  const at = announced.headers.get('location') ?? ''
  const deadline = performance.now() + 300_000
  for (;;) {
    if (performance.now() > deadline) throw new Error(`After five minutes ${told.at(-1) ?? 0} of ${bytes.length} bytes are there.`)
    const head = await ask(at, { method: 'HEAD', headers: tus }, [200])
    const offset = Number(head.headers.get('upload-offset'))
    if (offset < (told.at(-1) ?? 0)) throw new Error(`${told.at(-1)} bytes were acknowledged and ${offset} are there.`)
    if (offset === bytes.length) break
    const part = bytes.subarray(offset, offset + chunk)
    const checksum = `sha256 ${createHash('sha256').update(part).digest('base64')}`
    const sent = await ask(at, { method: 'PATCH', body: new Uint8Array(part), headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), 'upload-checksum': checksum } }, [204])
    if (sent.status === 204) told.push(Number(sent.headers.get('upload-offset')))
  }
  const made = await ask('/api/evidence', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ assessmentId, groupId }) }, [200, 201])
  const { value } = (await made.json()) as { value: { itemId: string; revisionId: string } }
  return { ...value, told, interruptions }
}
