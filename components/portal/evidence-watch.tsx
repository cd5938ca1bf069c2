'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'

/** Reads the page again every two seconds while evidence is being read and someone looks, and never before the last answer has come. */
export function EvidenceWatch({ pending }: { pending: boolean }) {
  const router = useRouter()
  const [waiting, start] = useTransition()
  useEffect(() => {
    if (!pending || waiting) return
    const timer = setInterval(() => document.visibilityState === 'visible' && start(() => router.refresh()), 2_000)
    return () => clearInterval(timer)
  }, [pending, waiting, router])
  return null
}
