import * as z from 'zod'
import { isEvidenceKind } from '../../checklist/evidence-kinds'
import { largestChunk, largestFile, mostFiles } from '../checks/upload-policy'

/** The protocol of resumable uploads this speaks: tus 1.0.0 with creation, checksum and termination (tus.io/protocols). */
export const tusVersion = '1.0.0'

export const tusHeaders = {
  'tus-resumable': tusVersion,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const

/** What OPTIONS says of this server. */
export const tusAbilities = {
  ...tusHeaders,
  'tus-version': tusVersion,
  'tus-extension': 'creation,checksum,termination',
  'tus-checksum-algorithm': 'sha256',
  'tus-max-size': String(largestFile),
} as const

/** An answer of the protocol; a sentence for people when something was refused. */
export function tusAnswer(status: number, error: string | null, headers: Record<string, string> = {}): Response {
  const all = { ...tusHeaders, ...headers }
  return error === null ? new Response(null, { status, headers: all }) : Response.json({ ok: false, error }, { status, headers: all })
}

/** What is announced of a file before its first byte. */
export const Announced = z.strictObject({
  assessmentId: z.uuid(),
  groupId: z.uuid(),
  groupSize: z.coerce.number().int().min(1).max(mostFiles),
  position: z.coerce.number().int().min(0),
  itemId: z.uuid().optional(),
  kind: z.string().refine(isEvidenceKind, 'There is no such kind of evidence.').optional(),
  name: z.string().min(1).max(1_000),
  size: z.number().int().min(1, 'The file is empty.').max(largestFile, 'A file may have at most 2,000,000,000 bytes.'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'The SHA-256 of the file is not announced.'),
}).refine(({ position, groupSize }) => position < groupSize, 'The file is not one of its group.')
export type Announced = z.infer<typeof Announced>

/** "key base64,key base64" as an object. Null when it is not that, or a key comes twice. */
export function metadataOf(header: string | null): Record<string, string> | null {
  const pairs = (header ?? '').split(',').map((pair) => pair.trim().split(' '))
  const keys = new Set(pairs.map(([key]) => key))
  if (keys.size !== pairs.length || !pairs.every(([key, value = '']) => key && /^[\w-]+$/.test(key) && /^[A-Za-z0-9+/]*={0,2}$/.test(value))) return null
  return Object.fromEntries(pairs.map(([key, value = '']) => [key, Buffer.from(value, 'base64').toString('utf8')]))
}

/** A header that is a plain number of bytes; null when it is not. */
export function bytesOf(header: string | null): number | null {
  return header !== null && /^\d{1,15}$/.test(header) ? Number(header) : null
}

/** The SHA-256 a part says it has, of "sha256 base64"; null when it says another algorithm or none. */
export function checksumOf(header: string | null): Buffer | null {
  const value = /^sha256 ([A-Za-z0-9+/]{43}=)$/.exec(header ?? '')?.[1]
  return value ? Buffer.from(value, 'base64') : null
}

/**
 * The whole body of a request, in memory: a part is small, and is kept only when all of it is there.
 * @returns null when it is longer than a part may be; the connection is then given up
 */
export async function bodyOf(request: Request): Promise<Buffer | null> {
  if ((bytesOf(request.headers.get('content-length')) ?? 0) > largestChunk || !request.body) return request.body ? null : Buffer.alloc(0)
  const reader = request.body.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength
    if (size > largestChunk) {
      await reader.cancel().catch(() => undefined)
      return null
    }
    parts.push(next.value)
  }
  return Buffer.concat(parts, size)
}
