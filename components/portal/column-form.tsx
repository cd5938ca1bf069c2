'use client'
import { useId, useState } from 'react'
import { useAct } from '@/components/assessment/use-act'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field, Select } from '@/components/ui/field'
import { fields, type Field as LogField } from '@/lib/analyzers/mapped-table/fields'
import { mapColumns } from '@/lib/evidence/actions'
import { fieldWords, neededFields } from '@/lib/evidence/columns'
import type { EvidenceView } from '@/lib/evidence/queries'

const needed: readonly LogField[] = neededFields

/** For a table that nothing recognizes: which column tells when, who, what and from where, so that it is read as an access log. */
export function ColumnForm({ assessmentId, item }: { assessmentId: string; item: EvidenceView }) {
  const own = useId()
  const [chosen, setChosen] = useState<Partial<Record<LogField, string>>>(item.columns)
  const map = useAct(mapColumns)
  const open = needed.filter((field) => !chosen[field]).map((field) => fieldWords[field].label.toLowerCase())
  const columns = Object.fromEntries(Object.entries(chosen).filter(([, name]) => name !== ''))
  return (
    <details className="border-t border-line px-3 py-2 text-sm">
      <summary className="inline-flex min-h-6 items-center text-accent pointer-coarse:min-h-11">Is it an access log? Say what its columns tell</summary>
      <fieldset className="mt-2 grid gap-3 sm:grid-cols-2">
        <legend className="mb-2 text-xs text-ink-2">The file has {item.header.length} columns. Veritar then reads every row as somebody doing something; nothing else of the file is used.</legend>
        {(map.error || Object.values(map.fields).length > 0) && (
          <div className="sm:col-span-2">
            <Callout live tone="unmet" title={Object.values(map.fields)[0] ?? map.error ?? ''} />
          </div>
        )}
        {fields.map((field) => (
          <Field key={field} id={`${own}-${field}`} label={fieldWords[field].label} hint={fieldWords[field].hint} optional={!needed.includes(field)}>
            <Select id={`${own}-${field}`} value={chosen[field] ?? ''} onChange={(event) => setChosen({ ...chosen, [field]: event.target.value })}>
              <option value="">{needed.includes(field) ? 'Choose a column' : 'No column tells it'}</option>
              {item.header.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        ))}
        <div className="sm:col-span-2">
          <Button size="small" why={open.length > 0 ? `Choose a column for: ${open.join(', ')}` : undefined} aria-busy={map.busy} onClick={() => map.run({ assessmentId, itemId: item.id, columns })}>
            Read it by these columns
          </Button>
        </div>
      </fieldset>
    </details>
  )
}
