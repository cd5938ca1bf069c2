'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'

/** Opens the entry that the address names or that holds what it names: a link to one format, rule or criterion should not land on a closed line. */
export function OpenTarget() {
  const path = usePathname()
  const query = useSearchParams().toString()
  useEffect(() => {
    const open = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
      const entry = target?.closest('details')
      if (!target || !entry) return
      entry.open = true
      target.scrollIntoView({ block: target === entry ? 'start' : 'center' })
    }
    open()
    addEventListener('hashchange', open)
    return () => removeEventListener('hashchange', open)
  }, [path, query])
  return null
}
