'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'

/** Opens the entry that the address names: a link to one format or criterion should not land on a closed line. */
export function OpenTarget() {
  const path = usePathname()
  const query = useSearchParams().toString()
  useEffect(() => {
    const open = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
      if (!(target instanceof HTMLDetailsElement)) return
      target.open = true
      target.scrollIntoView()
    }
    open()
    addEventListener('hashchange', open)
    return () => removeEventListener('hashchange', open)
  }, [path, query])
  return null
}
