'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { v4 as uuidv4 } from 'uuid'
import type { EvidenceKind } from '@/lib/checklist/evidence-kinds'
import { setActive } from './active-uploads'
import { type Announcement, announce, complete, digestOf, discard, transfer, type Transfer, unfinished } from '@/lib/evidence/upload-client'

/** One file on its way, as its row shows it. */
export type UploadLine = { key: number; name: string; size: number; sent: number; phase: 'waiting' | 'reading' | 'sending' | 'paused' | 'failed'; error: string | null }
type Target = { assessmentId: string; kind?: EvidenceKind | undefined; itemId?: string | undefined }
type Entry = { key: number; file: File; stopper: AbortController; group: Entry[]; announced?: Announcement; id?: string; transfer?: Transfer; acknowledged: number; arrived: boolean }

/**
 * Uploads under way on one drop zone. Files go one after another, so that each has the whole line; what is paused lets
 * the next one go; what failed stays listed with its reason. A file whose upload was begun before goes on where it stood.
 */
export function useUploads({ assessmentId, kind, itemId }: Target) {
  const router = useRouter()
  const [lines, setLines] = useState<UploadLine[]>([])
  const entries = useRef(new Map<number, Entry>())
  const next = useRef(0)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const patch = (key: number, change: Partial<UploadLine>) => setLines((now) => now.map((line) => (line.key === key ? { ...line, ...change } : line)))
  const forget = (key: number) => {
    const id = entries.current.get(key)?.id
    if (id) setActive(id, null)
    entries.current.delete(key)
    setLines((now) => now.filter((line) => line.key !== key))
  }
  const enqueue = (work: () => Promise<unknown>) => {
    queue.current = queue.current.then(work)
  }

  useEffect(() => {
    const own = entries.current
    // Left for another page of the portal: sending goes on behind it.
    return () => own.forEach(({ id, stopper }) => id && setActive(id, stopper.signal.aborted ? null : 'behind'))
  }, [])

  const busy = lines.some(({ phase }) => phase === 'reading' || phase === 'sending')
  useEffect(() => {
    if (!busy) return
    // What has arrived is kept, but the file has to be chosen again to go on.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [busy])

  const fail = (group: Entry[], at: Entry, error: string) =>
    group.forEach((one) => patch(one.key, { phase: 'failed', error: one === at ? error : 'Not added, because another file of the same evidence failed.' }))

  /** Reads and announces every file of a group before the first is sent, so that all of it can go on after a reload. */
  async function prepare(group: Entry[]): Promise<void> {
    const digests: string[] = []
    for (const entry of group) {
      patch(entry.key, { phase: 'reading' })
      const digest = await digestOf(entry.file, (read) => patch(entry.key, { sent: read }), entry.stopper.signal).catch(() => '')
      if (digest === null) return fail(group, entry, 'You stopped the upload.')
      if (digest === '') return fail(group, entry, 'The file could not be read. Choose it again.')
      digests.push(digest)
      patch(entry.key, { phase: 'waiting', sent: 0 })
    }
    const begun = await unfinished(assessmentId)
    const taken = new Set([...entries.current.values()].flatMap(({ id }) => id ?? []))
    const groupId = uuidv4()
    for (const [position, entry] of group.entries()) {
      const sha256 = digests[position] ?? ''
      const { name, size } = entry.file
      const before = begun.ok ? begun.value.find((one) => one.state !== 'refused' && one.sha256 === sha256 && one.size === size && !taken.has(one.id)) : undefined
      entry.announced = { assessmentId, name, size, sha256, groupId: before?.groupId ?? groupId, groupSize: before?.groupSize ?? group.length, position: before?.position ?? position, ...(itemId ? { itemId } : {}), ...(kind ? { kind } : {}) }
      const id = before ? ({ ok: true, value: before.id } as const) : await announce(entry.announced)
      if (!id.ok) return fail(group, entry, id.error)
      entry.id = id.value
      entry.acknowledged = before?.received ?? 0
      setActive(id.value, 'listed')
      taken.add(id.value)
    }
    for (const entry of group) enqueue(() => send(entry))
  }

  /** Sends one file; resolves when it has arrived, was paused, or cannot go on. */
  function send(entry: Entry): Promise<void> {
    const { key, file, id } = entry
    if (!id || entry.stopper.signal.aborted || !entries.current.has(key)) return Promise.resolve()
    patch(key, { phase: 'sending', error: null })
    return new Promise((resolve) => {
      entry.transfer = transfer(file, id, {
        progress: (sent) => patch(key, { sent }),
        acknowledged: (received) => {
          entry.acknowledged = received
        },
        done: () => void arrived(entry).then(resolve),
        failed(error) {
          patch(key, { phase: 'failed', sent: entry.acknowledged, error })
          entry.stopper.abort()
          resolve()
        },
      })
      entry.stopper.signal.addEventListener('abort', () => resolve(), { once: true })
      entry.transfer.start()
    })
  }

  async function arrived(entry: Entry): Promise<void> {
    entry.arrived = true
    patch(entry.key, { sent: entry.file.size, phase: 'waiting' })
    const { announced } = entry
    if (!announced || !entry.group.every((one) => one.arrived)) return
    const done = await complete(assessmentId, announced.groupId)
    // Files of a group begun elsewhere may still be missing: then what is here waits, and the list says for what.
    if (!done.ok && entry.group.length >= announced.groupSize) return fail(entry.group, entry, done.error)
    entry.group.forEach(({ key }) => forget(key))
    router.refresh()
  }

  return {
    lines,
    /** @param together true makes one piece of evidence of all files, otherwise one of each */
    add(files: File[], together: boolean) {
      const added = files.map((file): Entry => ({ key: next.current++, file, stopper: new AbortController(), group: [], acknowledged: 0, arrived: false }))
      for (const group of together ? [added] : added.map((one) => [one])) {
        for (const entry of group) {
          entry.group = group
          entries.current.set(entry.key, entry)
        }
        enqueue(() => prepare(group))
      }
      setLines((now) => [...now, ...added.map(({ key, file }) => ({ key, name: file.name, size: file.size, sent: 0, phase: 'waiting' as const, error: null }))])
    },
    pause(key: number) {
      const entry = entries.current.get(key)
      if (!entry?.transfer) return
      void entry.transfer.pause()
      // What was sent of a part that did not arrive whole is not kept.
      patch(key, { phase: 'paused', sent: entry.acknowledged })
      // The next one may go.
      entry.stopper.abort()
    },
    resume(key: number) {
      const entry = entries.current.get(key)
      if (!entry) return
      entry.stopper = new AbortController()
      patch(key, { phase: 'waiting', error: null })
      enqueue(entry.id ? () => send(entry) : () => prepare(entry.group))
    },
    /** Takes a file off the list; what has arrived of it is removed. */
    stop(key: number) {
      const entry = entries.current.get(key)
      if (!entry) return
      void entry.transfer?.pause()
      entry.stopper.abort()
      if (entry.id) void discard(entry.id).then(() => router.refresh())
      forget(key)
    },
  }
}
