'use client'
import { useState } from 'react'
import { useAct } from '@/components/assessment/use-act'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Checkbox, describedBy, Field, FieldError, Input } from '@/components/ui/field'
import { submitAssessment } from '@/lib/assessments/stage-actions'

/** The statement, the typed name, the signature. Ctrl Enter signs. */
export function SignForm({ assessmentId, statement, prime }: { assessmentId: string; statement: string; prime: string }) {
  const [agreed, setAgreed] = useState(false)
  const [name, setName] = useState('')
  const { run, busy, error, fields } = useAct(submitAssessment)
  const sign = () => run({ assessmentId, statement: agreed, name })
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        sign()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        sign()
      }}
    >
      {error && <Callout live tone="unmet" title={error} />}
      <Checkbox
        label={<span className="font-said text-[0.9375rem]">{statement}</span>}
        checked={agreed}
        aria-invalid={fields.statement ? true : undefined}
        aria-describedby={fields.statement ? 'statement-error' : undefined}
        onChange={(event) => setAgreed(event.target.checked)}
      />
      <FieldError id="statement-error" error={fields.statement} />
      <Field id="name" label="Your full name, as signature" error={fields.name} hint="Your name, the moment and this statement are kept with the answers.">
        <Input {...describedBy('name', fields.name, true)} autoComplete="name" maxLength={200} className="sm:w-80" value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <div className="grid gap-1">
        <div>
          <Button type="submit" kind="primary" why={busy ? 'It is being signed' : undefined}>
            {busy ? 'Signing…' : `Sign and submit to ${prime}`}
          </Button>
        </div>
        <p className="text-xs text-ink-3">You may submit with gaps. They count as nothing, and the reviewer sees the same list.</p>
      </div>
    </form>
  )
}
