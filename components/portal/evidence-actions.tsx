'use client'
import { RefreshCw } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useAct } from '@/components/assessment/use-act'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { describedBy, Field, Input, Select } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { evidenceKinds } from '@/lib/checklist/evidence-kinds'
import { correctKind, setEvidenceDates, withdrawEvidence } from '@/lib/evidence/actions'
import type { EvidenceView } from '@/lib/evidence/queries'
import { UploadRow } from './upload-row'
import { useUploads } from './use-uploads'

type Props = { assessmentId: string; item: EvidenceView; withdrawable: boolean }

/** Replace, correct what it is, date it, take it back. */
export function EvidenceActions({ assessmentId, item, withdrawable }: Props) {
  // The same item can stand under several criteria of one page.
  const own = useId()
  const base = { assessmentId, itemId: item.id }
  const { lines, add, pause, resume, stop } = useUploads(base)
  const input = useRef<HTMLInputElement>(null)
  const [dates, setDates] = useState({ effectiveFrom: item.effectiveFrom ?? '', effectiveTo: item.effectiveTo ?? '' })
  const [sure, setSure] = useState(false)
  const [asked, setAsked] = useState(false)
  const kind = useAct(correctKind)
  const date = useAct(setEvidenceDates)
  const withdraw = useAct(withdrawEvidence)
  const error = kind.error ?? date.error ?? withdraw.error
  const changed = dates.effectiveFrom !== (item.effectiveFrom ?? '') || dates.effectiveTo !== (item.effectiveTo ?? '')
  return (
    <div className="grid gap-2 border-t border-line px-3 py-2">
      {error && <Callout live tone="unmet" title={error} />}
      <ul className="grid gap-2 empty:hidden" aria-label="Uploads" aria-live="polite">
        {lines.map((line) => (
          <UploadRow key={line.key} line={line} pause={() => pause(line.key)} resume={() => resume(line.key)} stop={() => stop(line.key)} />
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" onClick={() => input.current?.click()}>
          <Icon of={RefreshCw} size={14} />
          Replace<span className="sr-only"> {item.title}</span>
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          tabIndex={-1}
          className="sr-only"
          aria-label={`Replace ${item.title}`}
          onChange={(event) => {
            if (event.target.files?.length) add([...event.target.files], true)
            event.target.value = ''
          }}
        />
        {withdrawable && !sure && (
          <Button
            size="small"
            kind="quiet"
            autoFocus={asked}
            onClick={() => {
              setSure(true)
              setAsked(true)
            }}
          >
            Withdraw<span className="sr-only"> {item.title}</span>
          </Button>
        )}
        {sure && (
          <span className="flex flex-wrap items-center gap-2 text-xs">
            <span id={`${own}-sure`}>It no longer counts; the record stays.</span>
            <Button size="small" kind="danger" aria-busy={withdraw.busy} onClick={() => withdraw.run(base)}>
              Withdraw it
            </Button>
            <Button size="small" autoFocus aria-describedby={`${own}-sure`} onClick={() => setSure(false)}>
              Keep it
            </Button>
          </span>
        )}
      </div>
      <details className="text-sm">
        <summary className="inline-flex min-h-6 items-center text-accent pointer-coarse:min-h-11">What it is and from when it holds</summary>
        <div className="mt-2 grid gap-3 sm:grid-cols-2">
          <Field id={`${own}-kind`} label="What it is" className="sm:col-span-2" hint="Changing it has it read again as that.">
            <Select id={`${own}-kind`} value={item.kind} disabled={item.status === 'pending' || kind.busy} onChange={(event) => kind.run({ ...base, kind: event.target.value })}>
              {item.kindTitle === null && <option value={item.kind}>Not recognized yet</option>}
              {Object.entries(evidenceKinds).map(([id, { title }]) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Select>
          </Field>
          {(['effectiveFrom', 'effectiveTo'] as const).map((name) => (
            <Field key={name} id={`${own}-${name}`} label={name === 'effectiveFrom' ? 'Dated' : 'Valid until'} optional={name === 'effectiveTo'} error={date.fields[name]}>
              <Input {...describedBy(`${own}-${name}`, date.fields[name])} type="date" value={dates[name]} onChange={(event) => setDates({ ...dates, [name]: event.target.value })} />
            </Field>
          ))}
          <div>
            <Button size="small" why={changed ? undefined : 'Change a date first'} aria-busy={date.busy} onClick={() => date.run({ ...base, effectiveFrom: dates.effectiveFrom || null, effectiveTo: dates.effectiveTo || null })}>
              Save the dates
            </Button>
          </div>
        </div>
      </details>
    </div>
  )
}
