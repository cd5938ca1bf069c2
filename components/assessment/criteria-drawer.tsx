'use client'

import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { cx } from '@/components/ui/cx'

/** The list of criteria where there is room for it; on a narrow page a button that unfolds it, so that the criterion comes first. */
export function CriteriaDrawer({ count, children }: { count: number; children: React.ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" aria-expanded={open} aria-controls="criteria-list" onClick={() => setOpen(!open)} className="flex min-h-11 w-full items-center justify-between px-4 text-sm font-medium lg:hidden">
        {open ? 'Hide the list' : `All ${count} criteria`}
        <ChevronDown aria-hidden className={cx('size-4 transition-transform', open && 'rotate-180')} />
      </button>
      <div id="criteria-list" className={cx(!open && 'max-lg:hidden')}>
        {children}
      </div>
    </>
  )
}
