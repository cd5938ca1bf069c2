'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog } from '@/components/ui/dialog'
import { Checkbox, Field, Textarea } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { reviewEvidence } from '@/lib/reviews/actions'
import { useAct } from './use-act'

/** A reviewer's word on a document: read and accepted, or refused with a reason; independent raises it further. */
export function EvidenceVerdict({ assessmentId, revisionId, verdict }: { assessmentId: string; revisionId: string; verdict: { id: string; accepted: boolean } | null }) {
  const [open, setOpen] = useState(false)
  const [choice, setChoice] = useState(verdict === null ? '' : verdict.accepted ? 'accept' : 'refuse')
  const [independent, setIndependent] = useState(false)
  const [reason, setReason] = useState('')
  const { run, busy, error } = useAct(reviewEvidence, () => setOpen(false))
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="small">{verdict === null ? 'Judge document' : 'Judge again'}</Button>}
      title="Is this document what it should be?"
      says="Only an accepted document carries its grade. Read it first; your name stands beside it."
    >
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          run({ assessmentId, revisionId, seen: verdict?.id ?? null, accepted: choice === 'accept', independent, reason })
        }}
      >
        {error && <Callout live tone="unmet" title={error} />}
        <Segmented name="verdict" label="Verdict" value={choice} onChange={setChoice} choices={[{ value: 'accept', label: 'Accept' }, { value: 'refuse', label: 'Refuse' }]} />
        {choice === 'accept' && <Checkbox label="It comes from an independent third party, in date" hint="An assessor without interest in the firm, for example a C3PAO." checked={independent} onChange={(event) => setIndependent(event.target.checked)} />}
        <Field label="Reason" id="evidence-reason" optional={choice !== 'refuse'}>
          <Textarea id="evidence-reason" rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Button kind="primary" type="submit" aria-busy={busy} why={choice ? undefined : 'Choose accept or refuse first.'}>
          Record
        </Button>
      </form>
    </Dialog>
  )
}
