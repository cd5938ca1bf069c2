'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Reads the page again every two seconds while evidence is being read and someone looks. */
export function EvidenceWatch({ pending }: { pending: boolean }) {
  const router = useRouter()
  useEffect(() => {
    if (!pending) return
    const timer = setInterval(() => document.visibilityState === 'visible' && router.refresh(), 2_000)
    return () => clearInterval(timer)
  }, [pending, router])
  return null
}
