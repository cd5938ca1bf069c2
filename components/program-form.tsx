'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { catalogGates } from '@/lib/programs/catalog-gates'
import type { Program } from '@/lib/checklist/case'
import { changeProgram, createProgram } from '@/lib/programs/actions'
import { fieldOf, gatesFrom, type GateValues, gateValues, isGateAnswered } from '@/lib/programs/gates-form'
import { GateField } from './gate-fields'
import { Badge } from './ui/badge'
import { Button } from './ui/button'
import { Callout } from './ui/callout'
import { Checkbox, describedBy, Field, Input, Textarea } from './ui/field'
import { Panel, PanelBody, PanelHead } from './ui/panel'

type Saved = Program & { id: string; version: number; summary: string }
type Failure = { error: string; fields?: Record<string, string> }

/** A program with its gates and policy. What was typed stays when saving fails. */
export function ProgramForm({ program }: { program?: Saved }) {
  const router = useRouter()
  const [text, setText] = useState({ name: program?.name ?? '', customer: program?.customer ?? '', summary: program?.summary ?? '' })
  const [policy, setPolicy] = useState(program?.policy ?? { requiresRegistration: false, requiresHardwareMfa: true })
  const [values, setValues] = useState<GateValues>(() => (program ? gateValues(catalogGates, program.gates) : {}))
  const [version, setVersion] = useState(program?.version ?? 0)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [saved, setSaved] = useState<{ judged: number } | null>(null)
  const [saving, start] = useTransition()

  function save() {
    setSaved(null)
    start(async () => {
      try {
        const input = { ...text, policy, gates: gatesFrom(catalogGates, values) }
        const result = program ? await changeProgram({ id: program.id, version, ...input }) : await createProgram(input)
        if (!result.ok) return setFailure(result)
        setFailure(null)
        if ('id' in result.value) return router.push(`/programs/${result.value.id}`)
        setVersion(result.value.version)
        setSaved({ judged: result.value.judged })
        router.refresh()
      } catch {
        setFailure({ error: 'The server did not answer. What you typed is still here; try again in a moment.' })
      }
    })
  }
  const change = (name: string, value: string) => setValues((now) => ({ ...now, [name]: value }))
  const fields = failure?.fields ?? {}

  return (
    <form
      noValidate
      className="grid gap-4 md:gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Panel labelledBy="about">
        <PanelHead id="about" title="The program" />
        <PanelBody className="grid gap-4 md:grid-cols-2">
          <Field id="name" label="Name" error={fields.name}>
            <Input {...describedBy('name', fields.name)} value={text.name} maxLength={200} required onChange={(event) => setText({ ...text, name: event.target.value })} />
          </Field>
          <Field id="customer" label="Customer" optional hint="The agency or the prime above you.">
            <Input {...describedBy('customer', undefined, true)} value={text.customer} maxLength={200} onChange={(event) => setText({ ...text, customer: event.target.value })} />
          </Field>
          <Field id="summary" label="What the subcontractors do" optional className="md:col-span-2" hint="Plain words only. Never technical data.">
            <Textarea {...describedBy('summary', undefined, true)} rows={2} value={text.summary} maxLength={2000} onChange={(event) => setText({ ...text, summary: event.target.value })} />
          </Field>
        </PanelBody>
      </Panel>
      {catalogGates.map((gate) => (
        <Panel key={gate.id} labelledBy={gate.id}>
          <PanelHead
            id={gate.id}
            title={
              <>
                <span className="mr-2 font-code text-xs font-medium text-ink-2">{gate.id}</span>
                {gate.title}
              </>
            }
            end={isGateAnswered(gate, values) ? <Badge tone="met">Answered</Badge> : <Badge tone="missing">Not answered</Badge>}
          />
          <PanelBody className="grid gap-5">
            <p className="max-w-[80ch] text-sm text-ink-2">
              {gate.why} <span className="text-xs text-ink-3">{gate.cites.join(', ')}</span>
            </p>
            {gate.questions.map((question) => {
              const name = fieldOf(gate, question)
              return <GateField key={name} name={name} question={question} value={values[name] ?? ''} onChange={(value) => change(name, value)} error={fields[`gates.${name}`]} />
            })}
          </PanelBody>
        </Panel>
      ))}
      <Panel labelledBy="policy">
        <PanelHead id="policy" title="Your policy" meta="where the law leaves room" />
        <PanelBody>
          <Checkbox label="The subcontractor must be registered with DDTC" hint="22 CFR 122.1 exempts some; without this, a written basis for not registering is enough." checked={policy.requiresRegistration} onChange={(event) => setPolicy({ ...policy, requiresRegistration: event.target.checked })} />
          <Checkbox label="Hardware tokens for everyone with access" hint="Good practice, not ITAR text. NIST SP 800-171 3.5.3 asks for multifactor." checked={policy.requiresHardwareMfa} onChange={(event) => setPolicy({ ...policy, requiresHardwareMfa: event.target.checked })} />
        </PanelBody>
      </Panel>
      <div className="grid gap-3 px-4 md:px-0">
        {failure && (
          <Callout tone="unmet" live title={failure.error}>
            {Object.entries(fields).map(([field, error]) => (
              <p key={field}>
                {field}: {error}
              </p>
            ))}
          </Callout>
        )}
        {saved && <Callout tone="met" live title="Saved.">{saved.judged > 0 && `${saved.judged.toLocaleString('en-US')} submitted ${saved.judged === 1 ? 'assessment is' : 'assessments are'} “not determined” until judged again, which happens now.`}</Callout>}
        <div>
          <Button type="submit" kind="primary" why={saving ? 'It is being saved' : undefined}>
            {saving ? 'Saving…' : program ? 'Save changes' : 'Add the program'}
          </Button>
        </div>
      </div>
    </form>
  )
}
