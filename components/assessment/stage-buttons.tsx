'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog } from '@/components/ui/dialog'
import { Field, Textarea, describedBy } from '@/components/ui/field'
import { reopenAssessment, sendToApprover } from '@/lib/assessments/stage-actions'
import { useAct } from './use-act'

export function SendButton({ assessmentId }: { assessmentId: string }) {
  const [open, setOpen] = useState(false)
  const { run, busy, error } = useAct(sendToApprover, () => setOpen(false))
  return (
    <Dialog open={open} onOpenChange={setOpen} trigger={<Button kind="primary">Send to approver</Button>} title="Send to the approver" says="The review closes. Whoever reviewed or asked for this assessment cannot decide it.">
      <div className="grid gap-3">
        {error && <Callout live tone="unmet" title={error} />}
        <Button kind="primary" aria-busy={busy} onClick={() => run({ assessmentId })}>
          Send
        </Button>
      </div>
    </Dialog>
  )
}

export function ReopenButton({ assessmentId }: { assessmentId: string }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { run, busy, error, fields } = useAct(reopenAssessment, () => setOpen(false))
  return (
    <Dialog open={open} onOpenChange={setOpen} trigger={<Button>Give back</Button>} title="Give the questionnaire back" says="They can change answers and evidence, and sign again. The earlier signature stays in the history.">
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          run({ assessmentId, reason })
        }}
      >
        {error && <Callout live tone="unmet" title={error} />}
        <Field label="What should they change?" id="reopen-reason" error={fields['reason']}>
          <Textarea {...describedBy('reopen-reason', fields['reason'])} rows={4} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Button kind="primary" type="submit" aria-busy={busy}>
          Give back
        </Button>
      </form>
    </Dialog>
  )
}
