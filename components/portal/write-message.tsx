'use client'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '@/components/assessment/use-act'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { describedBy, Field, Select, Textarea } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { sendMessage } from '@/lib/reviews/actions'

type Props = { assessmentId: string; prime: string; criteria: { id: string; title: string }[]; first: string }

/** Writes to the prime about one criterion. A failure keeps the text. */
export function WriteMessage({ assessmentId, prime, criteria, first }: Props) {
  const [criterionId, setCriterion] = useState(first)
  const [body, setBody] = useState('')
  const { run, busy, error, fields } = useAct(sendMessage, () => setBody(''))
  const send = () => run({ assessmentId, criterionId, audience: 'shared', body })
  return (
    <form
      className="grid gap-3 print:hidden"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {error && <Callout live tone="unmet" title={error} />}
      <Field id="about" label="About">
        <Select id="about" value={criterionId} onChange={(event) => setCriterion(event.target.value)}>
          {criteria.map(({ id, title }) => (
            <option key={id} value={id}>
              {id} {title}
            </option>
          ))}
        </Select>
      </Field>
      <Field id="body" label={`Write to ${prime}`} error={fields.body} hint="They read it at once, also before you submit. Never technical data.">
        <Textarea {...describedBy('body', fields.body, true)} rows={3} maxLength={5000} value={body} onChange={(event) => setBody(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && send()} />
      </Field>
      <div>
        <Button type="submit" aria-busy={busy}>
          <Icon of={Send} size={14} />
          Send
        </Button>
      </div>
    </form>
  )
}
