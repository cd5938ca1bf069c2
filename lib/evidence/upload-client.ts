import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { DefaultHttpStack, type HttpRequest, type HttpStack, Upload } from 'tus-js-client'
import type { EvidenceKind } from '../checklist/evidence-kinds'
import { largestChunk } from './checks/upload-policy'
import type { UploadView } from './uploads/unfinished'

export type Answer<T> = { ok: true; value: T } | { ok: false; error: string }

const address = '/api/evidence/uploads'
const unreachable = { ok: false, error: 'The connection was lost. What had arrived is kept; go on when it is back.' } as const

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const said = (await response.json().catch(() => null)) as Answer<T> | null
  if (said?.ok) return said
  return { ok: false, error: said?.error || 'The server gave no answer that can be read. Try again.' }
}

/**
 * SHA-256 of a file in hex, read piece by piece: it is announced before the first byte, and the server compares.
 * WebCrypto computes digests of whole buffers only, which 2 GB are not.
 * @param onProgress bytes read so far
 * @returns null when it was stopped
 */
export async function digestOf(file: Blob, onProgress: (read: number) => void, signal: AbortSignal): Promise<string | null> {
  const hash = sha256.create()
  const piece = 2 * 1_048_576
  for (let at = 0; at < file.size; at += piece) {
    if (signal.aborted) return null
    hash.update(new Uint8Array(await file.slice(at, at + piece).arrayBuffer()))
    onProgress(Math.min(at + piece, file.size))
  }
  return bytesToHex(hash.digest())
}

/** Uploads of this assessment that can go on, here or begun elsewhere. */
export async function unfinished(assessmentId: string): Promise<Answer<UploadView[]>> {
  return fetch(`${address}?assessment=${assessmentId}`, { cache: 'no-store' }).then((response) => answerOf<UploadView[]>(response), () => unreachable)
}

export type Announcement = { assessmentId: string; groupId: string; groupSize: number; position: number; name: string; size: number; sha256: string; itemId?: string; kind?: EvidenceKind }

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

/** Announces a file. @returns the id of its upload */
export async function announce({ size, ...metadata }: Announcement): Promise<Answer<string>> {
  const pairs = Object.entries(metadata).map(([key, value]) => `${key} ${base64(String(value))}`)
  try {
    const response = await fetch(address, { method: 'POST', headers: { 'tus-resumable': '1.0.0', 'upload-length': String(size), 'upload-metadata': pairs.join(',') } })
    const id = response.headers.get('location')?.split('/').at(-1)
    return response.status === 201 && id ? { ok: true, value: id } : answerOf<string>(response)
  } catch {
    return unreachable
  }
}

/** Gives an upload up. */
export async function discard(id: string): Promise<Answer<null>> {
  return fetch(`${address}/${id}`, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } }).then((response) => (response.status === 204 ? { ok: true, value: null } : answerOf<null>(response)), () => unreachable)
}

/** Makes evidence of a group of uploads that have arrived. Asking twice does it once. */
export async function complete(assessmentId: string, groupId: string): Promise<Answer<{ itemId: string; revisionId: string }>> {
  const body = JSON.stringify({ assessmentId, groupId })
  return fetch('/api/evidence', { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then((response) => answerOf<{ itemId: string; revisionId: string }>(response), () => unreachable)
}

/** Gives every part its SHA-256, which the client of the protocol leaves to others. */
const checked: HttpStack = {
  getName: () => 'checked',
  createRequest(method, url) {
    const request: HttpRequest = new DefaultHttpStack({}).createRequest(method, url)
    const send = request.send.bind(request)
    request.send = async (body?: unknown) => {
      if (method === 'PATCH' && body instanceof Blob) {
        const digest = sha256(new Uint8Array(await body.arrayBuffer()))
        request.setHeader('Upload-Checksum', `sha256 ${btoa(String.fromCharCode(...digest))}`)
      }
      return send(body)
    }
    return request
  },
}

/** Waits before a part is sent again, in milliseconds: a server that was killed is back within these. */
const retryDelays = [300, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000]

export type Transfer = { start: () => void; pause: () => Promise<void> }

/**
 * Sends what has not arrived of a file that was announced, in parts of 8 MiB, and goes on by itself after a lost connection.
 * @param on told how many bytes were sent, how many of them are kept, that all are, or why it cannot go on
 */
export function transfer(file: File, id: string, on: { progress: (sent: number) => void; acknowledged: (received: number) => void; done: () => void; failed: (error: string) => void }): Transfer {
  const upload = new Upload(file, {
    uploadUrl: new URL(`${address}/${id}`, location.href).href,
    chunkSize: largestChunk,
    retryDelays,
    httpStack: checked,
    // Where an upload stands is on the server; nothing of it is kept in the browser.
    storeFingerprintForResuming: false,
    onShouldRetry(error) {
      const status = error.originalResponse?.getStatus() ?? 0
      return status === 0 || status >= 500 || [409, 423, 460].includes(status)
    },
    onProgress: (sent) => on.progress(sent),
    onChunkComplete: (_size, received) => on.acknowledged(received),
    onSuccess: () => on.done(),
    onError(error) {
      const body = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined
      on.failed(sentenceOf(body) ?? unreachable.error)
    },
  })
  return { start: () => upload.start(), pause: () => upload.abort(false) }
}

function sentenceOf(body: string | undefined): string | null {
  try {
    return (JSON.parse(body ?? '') as { error?: string }).error ?? null
  } catch {
    return null
  }
}
