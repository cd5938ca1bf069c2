'use client'
import { useEffect, useRef } from 'react'

/** Scrolls what it stands in, and nothing else, so that the line marked as hit and the word marked on it are seen. */
export function ToHit() {
  const here = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const box = here.current?.parentElement
    const hit = box?.querySelector('[data-hit]')
    if (!box || !hit) return
    const place = hit.getBoundingClientRect()
    const frame = box.getBoundingClientRect()
    box.scrollTop += place.top - frame.top - Math.max(0, (frame.height - place.height) / 3)
    const word = hit.querySelector('[data-word]')?.getBoundingClientRect()
    if (word && word.right > frame.right) box.scrollLeft += word.right - frame.right + 48
  }, [])
  return <span ref={here} hidden />
}
