'use client'
import { Send } from 'lucide-react'
import { useRef, useState } from 'react'
import { useShortcut } from '@/components/shortcuts/shortcuts'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field, Textarea, describedBy } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { AudienceWords } from '@/components/ui/message'
import { Segmented } from '@/components/ui/segmented'
import { sendMessage } from '@/lib/reviews/actions'
import { useAct } from './use-act'

type Props = { assessmentId: string; criterionId: string; other: string; mayKeepInternal: boolean }

/** Writes a message; the audience is chosen, and shown, before anything is typed. */
export function Composer({ assessmentId, criterionId, other, mayKeepInternal }: Props) {
  const [audience, setAudience] = useState<'shared' | 'internal'>('shared')
  const [body, setBody] = useState('')
  const { run, busy, error, fields } = useAct(sendMessage, () => setBody(''))
  const field = useRef<HTMLTextAreaElement>(null)
  useShortcut('c', 'Ask back', () => field.current?.focus())
  const send = () => run({ assessmentId, criterionId, audience, body })
  return (
    <form
      className="grid gap-2 print:hidden"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {error && <Callout live tone="unmet" title={error} />}
      <Field label={audience === 'shared' ? `Write to ${other}` : 'Note for us only'} id="message-body" error={fields['body']}>
        <Textarea
          ref={field}
          aria-keyshortcuts="C"
          {...describedBy('message-body', fields['body'])}
          rows={3}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
          }}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        {mayKeepInternal && (
          <Segmented
            name="audience"
            label="Who reads it"
            value={audience}
            onChange={(value) => setAudience(value as 'shared' | 'internal')}
            choices={[
              { value: 'shared', label: <AudienceWords audience={{ kind: 'shared', with: other }} /> },
              { value: 'internal', label: <AudienceWords audience={{ kind: 'internal' }} /> },
            ]}
          />
        )}
        <Button type="submit" aria-busy={busy} className="ml-auto">
          <Icon of={Send} size={14} /> Send
        </Button>
      </div>
    </form>
  )
}
