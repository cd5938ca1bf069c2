'use client'
import { useSyncExternalStore } from 'react'

/** Uploads that this window sends: listed by a drop zone of the page, or going on after that page was left. */
type Where = 'listed' | 'behind'
let active: ReadonlyMap<string, Where> = new Map()
const none: ReadonlyMap<string, Where> = new Map()
const listeners = new Set<() => void>()

/** Says where an upload is; null when this window sends it no more. */
export function setActive(id: string, where: Where | null): void {
  const next = new Map(active)
  if (where) next.set(id, where)
  else next.delete(id)
  active = next
  for (const tell of listeners) tell()
}

/** All uploads of this window; follows them. */
export function useActiveUploads(): ReadonlyMap<string, Where> {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => active,
    () => none,
  )
}
