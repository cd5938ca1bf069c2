'use client'
import { useEffect, useRef } from 'react'

/**
 * Leads to the title of the next criterion when the one that was shown has been reviewed and made room for it: the button
 * that was pressed is gone then. Whoever chose a criterion from the list keeps the focus there.
 */
export function FollowCriterion({ id }: { id: string }) {
  const before = useRef(id)
  useEffect(() => {
    if (before.current === id) return
    before.current = id
    const lost = document.activeElement === null || document.activeElement === document.body
    if (lost) document.getElementById('criterion-title')?.focus()
  }, [id])
  return null
}
