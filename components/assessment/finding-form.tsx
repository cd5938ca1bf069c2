'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Checkbox, Field, Input, Select, Textarea, describedBy } from '@/components/ui/field'
import type { openFinding } from '@/lib/reviews/actions'
import { useAct } from './use-act'

/** A finding: what is missing, how bad, by when, and whether the other side sees it. */
export function FindingForm({ base, action, done }: { base: { assessmentId: string; criterionId: string }; action: typeof openFinding; done: () => void }) {
  const [form, setForm] = useState({ title: '', detail: '', severity: 'high', dueOn: '', shared: true })
  const { run, busy, error, fields } = useAct(action, done)
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        run({ ...base, ...form, dueOn: form.dueOn || null })
      }}
    >
      {error && <Callout live tone="unmet" title={error} />}
      <Field label="What is missing" id="finding-title" error={fields['title']}>
        <Input {...describedBy('finding-title', fields['title'])} value={form.title} onChange={(event) => set({ title: event.target.value })} />
      </Field>
      <Field label="Detail" id="finding-detail" optional>
        <Textarea id="finding-detail" rows={3} value={form.detail} onChange={(event) => set({ detail: event.target.value })} />
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Severity" id="finding-severity">
          <Select id="finding-severity" value={form.severity} onChange={(event) => set({ severity: event.target.value })}>
            <option value="critical">Critical</option>
            <option value="high">High</option>
            <option value="medium">Medium</option>
            <option value="low">Low</option>
          </Select>
        </Field>
        <Field label="Due" id="finding-due" optional error={fields['dueOn']}>
          <Input {...describedBy('finding-due', fields['dueOn'])} type="date" value={form.dueOn} onChange={(event) => set({ dueOn: event.target.value })} />
        </Field>
      </div>
      <Checkbox label="Show it to the subcontractor" checked={form.shared} onChange={(event) => set({ shared: event.target.checked })} />
      <Button kind="primary" type="submit" aria-busy={busy}>
        Open the finding
      </Button>
    </form>
  )
}
