'use client'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import type { EvidenceKind } from '@/lib/checklist/evidence-kinds'
import { register, sendFile, type Ticket } from '@/lib/evidence/upload-client'

export type UploadLine = { key: number; name: string; size: number; sent: number; error: string | null; stop: () => void }
type Target = { assessmentId: string; kind?: EvidenceKind | undefined; itemId?: string | undefined }

/**
 * Uploads under way on one drop zone. Files go one after another, so that each has the whole line;
 * what failed stays listed with its reason until it is dismissed.
 */
export function useUploads({ assessmentId, kind, itemId }: Target) {
  const router = useRouter()
  const [lines, setLines] = useState<UploadLine[]>([])
  const next = useRef(0)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const patch = (key: number, change: Partial<UploadLine>) => setLines((now) => now.map((line) => (line.key === key ? { ...line, ...change } : line)))
  const dismiss = (key: number) => setLines((now) => now.filter((line) => line.key !== key))

  async function send(files: { key: number; file: File; signal: AbortSignal }[]): Promise<void> {
    const tickets: Ticket[] = []
    for (const { key, file, signal } of files) {
      const sent = signal.aborted ? ({ ok: false, error: 'You stopped the upload.' } as const) : await sendFile(assessmentId, file, (bytes) => patch(key, { sent: bytes }), signal)
      if (!sent.ok) return files.forEach((one) => patch(one.key, { error: one.key === key ? sent.error : 'Not added, because another file of the same evidence failed.' }))
      tickets.push(sent.value)
    }
    const done = await register({ assessmentId, tickets: tickets.map(({ ticket }) => ticket), ...(kind ? { kind } : {}), ...(itemId ? { itemId } : {}) })
    if (!done.ok) return files.forEach(({ key }) => patch(key, { error: done.error }))
    files.forEach(({ key }) => dismiss(key))
    router.refresh()
  }

  /** @param together true makes one piece of evidence of all files, otherwise one of each */
  function add(files: File[], together: boolean) {
    const added = files.map((file) => {
      const stopper = new AbortController()
      return { key: next.current++, file, signal: stopper.signal, stop: () => stopper.abort() }
    })
    setLines((now) => [...now, ...added.map(({ key, file, stop }) => ({ key, name: file.name, size: file.size, sent: 0, error: null, stop }))])
    for (const group of together ? [added] : added.map((one) => [one])) queue.current = queue.current.then(() => send(group))
  }
  return { lines, add, dismiss }
}
