'use client'
import { Plus, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import type { Value } from '@/lib/checklist/case'

type Row = Record<string, string>
type Props = {
  id: string
  label: string
  columns: { key: string; label: string; example: string; required?: boolean }[]
  maximumRows: number
  value: Value | undefined
  readOnly: boolean
  onChange: (rows: Row[]) => void
}

/** The rows of an answer that are rows at all. */
export function rowsOf(value: Value | undefined): Row[] {
  return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object') : []
}

/** Rows to fill in, each a small form that stacks on a narrow screen. Rows without a word in them are not saved. */
export function TableField({ id, label, columns, maximumRows, value, readOnly, onChange }: Props) {
  const saved = rowsOf(value)
  const rows = saved.length > 0 ? saved : [{}]
  const set = (at: number, key: string, text: string) => onChange(rows.map((row, i) => (i === at ? { ...row, [key]: text } : row)))
  return (
    <div className="grid gap-2">
      <ol className="grid gap-2" aria-label={label}>
        {rows.map((row, at) => (
          <li key={at} className="grid gap-2 rounded-2 border border-line p-3">
            <div className="flex items-center justify-between">
              <span className="text-xs text-ink-3">Row {at + 1}</span>
              {!readOnly && (
                <Button kind="quiet" size="small" onClick={() => onChange(rows.filter((_, i) => i !== at))}>
                  <Icon of={X} size={14} />
                  Remove<span className="sr-only"> row {at + 1}</span>
                </Button>
              )}
            </div>
            <div className="grid gap-x-3 gap-y-2 sm:grid-cols-2">
              {columns.map((column) => (
                <label key={column.key} className="grid content-start gap-1 text-xs text-ink-2">
                  <span>
                    {column.label}
                    {!column.required && <span className="text-ink-3"> (optional)</span>}
                  </span>
                  <Input id={`${id}-${at}-${column.key}`} readOnly={readOnly} aria-required={column.required || undefined} placeholder={column.example} maxLength={2000} value={row[column.key] ?? ''} onChange={(event) => set(at, column.key, event.target.value)} />
                </label>
              ))}
            </div>
          </li>
        ))}
      </ol>
      {!readOnly && (
        <div className="flex items-center gap-3">
          <Button size="small" why={rows.length >= maximumRows ? `At most ${maximumRows} rows` : undefined} onClick={() => onChange([...rows, {}])}>
            <Icon of={Plus} size={14} />
            Add a row
          </Button>
          <span className="text-xs text-ink-3">
            {saved.length} of at most {maximumRows}
          </span>
        </div>
      )}
    </div>
  )
}
