'use client'
import { Plus, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Checkbox, describedBy, Field, Input } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'

type Cell = string | boolean
export type Column = { key: string; label: string; example?: string; type?: 'text' | 'date' | 'yes' }
type Props<R extends Record<string, Cell>> = {
  /** Name of the list in the profile; errors come as `name.0.column`. */
  name: string
  title: string
  says: string
  columns: Column[]
  empty: R
  rows: R[]
  errors: Record<string, string>
  onChange: (rows: R[]) => void
}

/** A list of the profile as rows to add, change and remove. */
export function ProfileRows<R extends Record<string, Cell>>({ name, title, says, columns, empty, rows, errors, onChange }: Props<R>) {
  const set = (at: number, key: string, value: Cell) => onChange(rows.map((row, i) => (i === at ? { ...row, [key]: value } : row)))
  return (
    <Panel labelledBy={`h-${name}`}>
      <PanelHead id={`h-${name}`} title={title} meta={says} end={String(rows.length)} />
      <PanelBody className="grid gap-3">
        <ol className="grid gap-3 empty:hidden" aria-labelledby={`h-${name}`}>
          {rows.map((row, at) => (
            <li key={at} className="grid gap-x-3 gap-y-2 border-b border-line pb-3 sm:grid-cols-2 lg:flex lg:items-start">
              {columns.map((column) => {
                const id = `${name}.${at}.${column.key}`
                const value = row[column.key]
                if (column.type === 'yes') return <Checkbox key={id} label={column.label} className="lg:mt-5" checked={value === true} onChange={(event) => set(at, column.key, event.target.checked)} />
                return (
                  <Field key={id} id={id} label={column.label} error={errors[id]} className="lg:flex-1">
                    <Input {...describedBy(id, errors[id])} type={column.type ?? 'text'} placeholder={column.example} value={typeof value === 'string' ? value : ''} onChange={(event) => set(at, column.key, event.target.value)} />
                  </Field>
                )
              })}
              <Button kind="quiet" icon className="lg:mt-5" aria-label={`Remove row ${at + 1} of ${title}`} onClick={() => onChange(rows.filter((_, i) => i !== at))}>
                <Icon of={X} />
              </Button>
            </li>
          ))}
        </ol>
        <div>
          <Button size="small" onClick={() => onChange([...rows, empty])}>
            <Icon of={Plus} size={14} />
            Add<span className="sr-only"> to {title}</span>
          </Button>
        </div>
      </PanelBody>
    </Panel>
  )
}
