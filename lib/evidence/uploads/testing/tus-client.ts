import { createHash } from 'node:crypto'

const origin = 'http://127.0.0.1:3000'

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const base64 = (text: string) => Buffer.from(text).toString('base64')

export type Announcement = { assessmentId: string; groupId: string; groupSize?: number; position?: number; name: string; sha256: string; size: number; itemId?: string; kind?: string }

/** The requests of a tus client, as they reach the route handlers or a server. */
export const tusRequest = {
  announce({ size, groupSize = 1, position = 0, ...metadata }: Announcement, headers: Record<string, string> = {}): Request {
    const pairs = Object.entries({ ...metadata, groupSize, position }).map(([key, value]) => `${key} ${base64(String(value))}`)
    return new Request(`${origin}/api/evidence/uploads`, { method: 'POST', headers: { origin, 'tus-resumable': '1.0.0', 'upload-length': String(size), 'upload-metadata': pairs.join(','), ...headers } })
  },
  part(id: string, offset: number, bytes: Uint8Array, headers: Record<string, string> = {}): Request {
    const checksum = createHash('sha256').update(bytes).digest('base64')
    return new Request(`${origin}/api/evidence/uploads/${id}`, { method: 'PATCH', body: Buffer.from(bytes), headers: { origin, 'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), 'upload-checksum': `sha256 ${checksum}`, ...headers } })
  },
  bare(method: string, id: string, headers: Record<string, string> = {}): Request {
    return new Request(`${origin}/api/evidence/uploads/${id}`, { method, headers: { origin, 'tus-resumable': '1.0.0', ...headers } })
  },
  complete(assessmentId: string, groupId: string): Request {
    return new Request(`${origin}/api/evidence`, { method: 'POST', body: JSON.stringify({ assessmentId, groupId }), headers: { origin, 'content-type': 'application/json' } })
  },
}
