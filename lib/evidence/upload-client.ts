import type { EvidenceKind } from '../checklist/evidence-kinds'

export type Ticket = { ticket: string; name: string; size: number; sha256: string }
export type Upload<T> = { ok: true; value: T } | { ok: false; error: string }

const unreachable = { ok: false, error: 'The connection was lost. Nothing was kept; upload it again.' } as const

function answerOf<T>(text: string): Upload<T> {
  try {
    const said = JSON.parse(text) as Upload<T>
    return said.ok ? said : { ok: false, error: said.error || 'The server refused it.' }
  } catch {
    return { ok: false, error: 'The server gave no answer that can be read. Upload it again.' }
  }
}

/**
 * Sends one file as it is. XMLHttpRequest, because fetch does not tell how much was sent.
 * @param onProgress bytes sent so far
 */
export function sendFile(assessmentId: string, file: File, onProgress: (sent: number) => void, signal: AbortSignal): Promise<Upload<Ticket>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const query = new URLSearchParams({ assessment: assessmentId, name: file.name, size: String(file.size) })
    request.open('POST', `/api/evidence/files?${query}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => onProgress(event.loaded)
    request.onload = () => resolve(answerOf(request.responseText))
    request.onerror = () => resolve(unreachable)
    request.onabort = () => resolve({ ok: false, error: 'You stopped the upload.' })
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

type Registration = { assessmentId: string; tickets: string[]; itemId?: string; kind?: EvidenceKind }

/** Makes one piece of evidence, or the next revision of `itemId`, of files that were sent. */
export async function register(registration: Registration): Promise<Upload<{ itemId: string; revisionId: string }>> {
  try {
    const response = await fetch('/api/evidence', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(registration) })
    return answerOf(await response.text())
  } catch {
    return unreachable
  }
}
