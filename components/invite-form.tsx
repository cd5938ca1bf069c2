'use client'
import { Link } from './ui/link'
import { useEffect, useState, useTransition } from 'react'
import { inviteSubcontractor } from '@/lib/assessments/invite-actions'
import { InviteSent, type Sent } from './invite-sent'
import { Button } from './ui/button'
import { Callout } from './ui/callout'
import { describedBy, Field, Input, Select } from './ui/field'
import { focusInvalid } from './ui/focus-invalid'
import { Panel, PanelBody, PanelHead } from './ui/panel'
import { Segmented } from './ui/segmented'

export type ProgramChoice = { id: string; name: string; open: string[] }
type Props = {
  programs: ProgramChoice[]
  subcontractors: { id: string; legalName: string; cage: string | null }[]
  chosen: { program: string; subcontractor: string }
  /** ISO dates between which the due date lies. */
  due: { suggested: string; first: string; last: string }
}
type Failure = { error: string; fields?: Record<string, string> }

/** One step: who, for what, by when, to whom. The link is shown once it is sent. */
export function InviteForm({ programs, subcontractors, chosen, due }: Props) {
  const [known, setKnown] = useState<'existing' | 'new'>(chosen.subcontractor ? 'existing' : 'new')
  const [values, setValues] = useState({ program: chosen.program, subcontractor: chosen.subcontractor, legalName: '', cage: '', dueOn: due.suggested, name: '', email: '' })
  const [failure, setFailure] = useState<Failure | null>(null)
  const [sent, setSent] = useState<Sent | null>(null)
  const [sending, start] = useTransition()
  const open = programs.find((program) => program.id === values.program)?.open ?? []
  const fields = failure?.fields ?? {}
  const bind = (name: keyof typeof values) => ({ value: values[name], onChange: (event: { target: { value: string } }) => setValues((now) => ({ ...now, [name]: event.target.value })) })

  useEffect(() => {
    if (failure?.fields) focusInvalid()
  }, [failure])

  function send() {
    start(async () => {
      try {
        const result = await inviteSubcontractor({
          programId: values.program,
          subcontractor: known === 'existing' ? { kind: 'existing', id: values.subcontractor } : { kind: 'new', legalName: values.legalName, cage: values.cage },
          dueOn: values.dueOn,
          name: values.name,
          email: values.email,
        })
        setFailure(result.ok ? null : result)
        if (result.ok) setSent(result.value)
      } catch {
        setFailure({ error: 'The server did not answer. What you typed is still here; check the portfolio before you try again.' })
      }
    })
  }

  if (sent) return <InviteSent sent={sent} />
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Panel labelledBy="invite">
        <PanelHead id="invite" title="Invitation" />
        <PanelBody className="grid gap-5">
          <Field id="program" label="Program" error={fields.programId}>
            <Select {...describedBy('program', fields.programId)} {...bind('program')}>
              <option value="">Choose</option>
              {programs.map((program) => (
                <option key={program.id} value={program.id}>
                  {program.name}
                  {program.open.length > 0 && ` (${program.open.join(', ')} not answered)`}
                </option>
              ))}
            </Select>
          </Field>
          {open.length > 0 && (
            <Callout tone="partial" live title={`Answer ${open.join(', ')} of this program first.`}>
              Until then every outcome could only be “not determined”, so nobody is invited.{' '}
              <Link className="link" href={`/programs/${values.program}?view=edit`}>
                Answer {open.length === 1 ? 'it' : 'them'} now
              </Link>
            </Callout>
          )}
          <fieldset className="grid gap-3">
            <legend className="mb-1.5 text-sm font-medium">Subcontractor</legend>
            <Segmented
              name="known"
              label="Subcontractor"
              value={known}
              onChange={(value) => setKnown(value === 'existing' ? 'existing' : 'new')}
              choices={[
                { value: 'new', label: 'New to us' },
                { value: 'existing', label: 'From our list' },
              ]}
            />
            {known === 'existing' ? (
              <Field id="subcontractor" label="Which one" error={fields['subcontractor.id']}>
                <Select {...describedBy('subcontractor', fields['subcontractor.id'])} {...bind('subcontractor')}>
                  <option value="">Choose</option>
                  {subcontractors.map((sub) => (
                    <option key={sub.id} value={sub.id}>
                      {sub.legalName}
                      {sub.cage && ` (${sub.cage})`}
                    </option>
                  ))}
                </Select>
              </Field>
            ) : (
              <div className="grid gap-4 md:grid-cols-[minmax(0,1fr)_160px]">
                <Field id="legalName" label="Legal name" hint="As registered; it is held against their documents." error={fields['subcontractor.legalName']}>
                  <Input {...describedBy('legalName', fields['subcontractor.legalName'], true)} {...bind('legalName')} maxLength={300} autoComplete="off" />
                </Field>
                <Field id="cage" label="CAGE" optional error={fields['subcontractor.cage']}>
                  <Input {...describedBy('cage', fields['subcontractor.cage'])} {...bind('cage')} maxLength={5} autoComplete="off" className="font-code" />
                </Field>
              </div>
            )}
          </fieldset>
          <Field id="dueOn" label="Answers due" error={fields.dueOn}>
            <Input type="date" min={due.first} max={due.last} {...describedBy('dueOn', fields.dueOn)} {...bind('dueOn')} className="md:w-52" />
          </Field>
          <div className="grid gap-4 md:grid-cols-2">
            <Field id="name" label="Who answers" error={fields.name}>
              <Input {...describedBy('name', fields.name)} {...bind('name')} maxLength={200} autoComplete="off" />
            </Field>
            <Field id="email" label="Their e-mail" error={fields.email} hint="The link works for one person. They can add colleagues.">
              <Input type="email" {...describedBy('email', fields.email, true)} {...bind('email')} maxLength={254} autoComplete="off" />
            </Field>
          </div>
          {failure && <Callout tone="unmet" live title={failure.error} />}
          <div>
            <Button type="submit" kind="primary" why={sending ? 'It is being sent' : open.length > 0 ? `${open.join(', ')} of this program must be answered first` : undefined}>
              {sending ? 'Inviting…' : 'Invite'}
            </Button>
          </div>
        </PanelBody>
      </Panel>
    </form>
  )
}
