'use client'
import { Check, TriangleAlert } from 'lucide-react'
import { Icon } from '@/components/ui/icon'
import type { SaveState } from './autosave'

const clock = (iso: string) => new Date(iso).toLocaleTimeString('en-US', { hourCycle: 'h23' })

/** Whether what was typed is safe, in words; announced politely. */
export function SaveStatus({ state }: { state: SaveState }) {
  return (
    <span role="status" className="inline-flex min-h-5 items-center gap-1.5 text-xs font-medium">
      {(state.phase === 'waiting' || state.phase === 'saving') && <span className="text-ink-3">Saving…</span>}
      {state.phase === 'saved' && (
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-met">
          <Icon of={Check} size={14} /> Saved {clock(state.at)}
        </span>
      )}
      {state.phase === 'failed' && (
        <span className="inline-flex items-start gap-1.5 text-unmet">
          <Icon of={TriangleAlert} size={14} className="mt-0.5" /> Not saved: {state.reason}
          {!state.reason.includes('still here') && ' Your text is kept.'}
        </span>
      )}
    </span>
  )
}
