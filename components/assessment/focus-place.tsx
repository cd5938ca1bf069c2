'use client'
import { useEffect, useRef } from 'react'

/**
 * Gives the focus to what shows a place when a link has led there, so that the arrow keys scroll it and the next Tab goes
 * on from it. `place` changes with every place; a page that is opened without one keeps its focus.
 */
export function FocusPlace({ place, children }: { place: string; children: React.ReactNode }) {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (location.hash === '#place-head') here.current?.querySelector<HTMLElement>('[role="region"]')?.focus({ preventScroll: true })
  }, [place])
  return (
    <div ref={here} className="min-w-0">
      {children}
    </div>
  )
}
