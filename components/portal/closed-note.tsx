import { EvidenceClosed } from '@/components/evidence-closed'
import type { Actor } from '@/lib/auth/actor'
import { whyClosed } from '@/lib/evidence/closed'

/** For a respondent who may answer and upload but not read back: why, and what the figures leave out. */
export async function ClosedNote({ actor, assessmentId }: { actor: Actor; assessmentId: string }) {
  const closed = await whyClosed(actor, assessmentId)
  if (!closed) return null
  return (
    <div className="px-4 md:px-0">
      <EvidenceClosed closed={closed} title="You can answer and upload; what is read out of evidence is closed to you">
        <p className="mt-1">What you see on these pages counts your answers and leaves out what evidence says. What you submit counts all of it.</p>
      </EvidenceClosed>
    </div>
  )
}
