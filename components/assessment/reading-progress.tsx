'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import * as z from 'zod'
import { bytesWords } from '../bytes-words'

const Answer = z.object({ value: z.object({ status: z.string(), size: z.number(), bytes: z.number(), items: z.number() }) })

/** How far the reading of a revision is, asked for each second while somebody looks; the page shows the result once there is one. */
export function ReadingProgress({ revision }: { revision: string }) {
  const router = useRouter()
  const [says, setSays] = useState('Waiting to be checked and read. The result appears here.')
  useEffect(() => {
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      try {
        const { status, size, bytes, items } = Answer.parse(await (await fetch(`/api/analysis/${revision}`)).json()).value
        if (status !== 'pending') router.refresh()
        else if (bytes > 0) setSays(`Reading: ${bytesWords(bytes)} of ${bytesWords(size)}, ${items.toLocaleString('en-US')} entries so far. The result appears here.`)
      } catch {
        setSays('How far it is cannot be asked for now. Load the page again in a moment.')
      }
    }
    const timer = setInterval(() => void ask(), 1_000)
    return () => clearInterval(timer)
  }, [revision, router])
  return (
    <p aria-live="polite" className="text-sm">
      {says}
    </p>
  )
}
