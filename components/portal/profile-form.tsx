'use client'
import { useState } from 'react'
import { useAct } from '@/components/assessment/use-act'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { describedBy, Field, Input, Select, Textarea } from '@/components/ui/field'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { changeProfile } from '@/lib/organizations/profile-actions'
import type { OwnProfile } from '@/lib/organizations/profile-queries'
import { registrationWords } from '@/lib/organizations/schema'
import { ProfileRows } from './profile-rows'

/** The firm's own profile. A failure keeps what was typed; a full registration code comes back masked. */
export function ProfileForm({ profile: { updatedAt: _, ...first } }: { profile: OwnProfile }) {
  const [form, setForm] = useState({ ...first, aliases: first.aliases.join('\n') })
  const [saved, setSaved] = useState(false)
  const { run, busy, error, fields } = useAct(changeProfile, ({ version, registrationCode }) => {
    setForm((now) => ({ ...now, version, registrationCode: registrationCode ?? '' }))
    setSaved(true)
  })
  const patch = (change: Partial<typeof form>) => {
    setSaved(false)
    setForm((now) => ({ ...now, ...change }))
  }
  const save = () => run({ ...form, aliases: form.aliases.split('\n').map((line) => line.trim()).filter(Boolean) })
  const text = (name: 'legalName' | 'cage' | 'uei' | 'incorporatedIn' | 'registrationExpiresOn', label: string, hint?: string, type = 'text') => (
    <Field id={name} label={label} hint={hint} error={fields[name]} optional={name !== 'legalName'}>
      <Input {...describedBy(name, fields[name], hint !== undefined)} type={type} maxLength={300} value={form[name]} onChange={(event) => patch({ [name]: event.target.value })} />
    </Field>
  )
  const shared = { errors: fields }
  return (
    <form
      noValidate
      className="grid gap-4 md:gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Panel labelledBy="h-firm">
        <PanelHead id="h-firm" title="The firm" />
        <PanelBody className="grid gap-4 md:grid-cols-2">
          {text('legalName', 'Legal name')}
          {text('incorporatedIn', 'Incorporated in', 'State or country.')}
          {text('cage', 'CAGE code', 'Five letters or digits, from SAM.gov.')}
          {text('uei', 'Unique entity ID', 'Twelve letters or digits, from SAM.gov.')}
          <Field id="aliases" label="Other names" optional className="md:col-span-2" hint="One a line: trade names and former names, so that documents under them are recognized as yours.">
            <Textarea {...describedBy('aliases', undefined, true)} rows={2} value={form.aliases} onChange={(event) => patch({ aliases: event.target.value })} />
          </Field>
        </PanelBody>
      </Panel>
      <Panel labelledBy="h-registration">
        <PanelHead id="h-registration" title="DDTC registration" meta="22 CFR 122" />
        <PanelBody className="grid gap-4 md:grid-cols-2">
          <Field id="registrationStatus" label="Status" className="md:col-span-2">
            <Select id="registrationStatus" value={form.registrationStatus} onChange={(event) => patch({ registrationStatus: event.target.value })}>
              {Object.entries(registrationWords).map(([status, words]) => (
                <option key={status} value={status}>
                  {words}
                </option>
              ))}
            </Select>
          </Field>
          <Field id="registrationCode" label="Registration code" optional error={fields.registrationCode} hint="Type the full code; only its masked form, such as M•••12, is stored and shown.">
            <Input {...describedBy('registrationCode', fields.registrationCode, true)} autoComplete="off" spellCheck={false} className="font-code" maxLength={12} value={form.registrationCode} onChange={(event) => patch({ registrationCode: event.target.value })} />
          </Field>
          {text('registrationExpiresOn', 'Expires on', 'The date on your registration letter; renew 60 to 30 days before it.', 'date')}
        </PanelBody>
      </Panel>
      <ProfileRows {...shared} name="owners" title="Owners" says="everyone with 5 percent or more" rows={form.owners} onChange={(owners) => patch({ owners })} empty={{ name: '', country: 'US', percent: '', foreignPerson: false }} columns={[{ key: 'name', label: 'Name' }, { key: 'country', label: 'Country', example: 'US' }, { key: 'percent', label: 'Percent', example: '60' }, { key: 'foreignPerson', label: 'Foreign person (22 CFR 120.63)', type: 'yes' }]} />
      <ProfileRows {...shared} name="addresses" title="Addresses" says="where people work on programs" rows={form.addresses} onChange={(addresses) => patch({ addresses })} empty={{ label: '', lines: '', country: 'US' }} columns={[{ key: 'label', label: 'What it is', example: 'Headquarters' }, { key: 'lines', label: 'Address', example: '100 Harbor St, Norfolk VA' }, { key: 'country', label: 'Country', example: 'US' }]} />
      <ProfileRows {...shared} name="providers" title="Cloud providers" says="where program data would live" rows={form.providers} onChange={(providers) => patch({ providers })} empty={{ provider: '', offering: '', authorization: '' }} columns={[{ key: 'provider', label: 'Provider', example: 'AWS' }, { key: 'offering', label: 'Offering', example: 'GovCloud (US-West)' }, { key: 'authorization', label: 'Authorization', example: 'FedRAMP High, DoD IL5' }]} />
      <ProfileRows {...shared} name="certifications" title="Certifications and assessments" says="with their end" rows={form.certifications} onChange={(certifications) => patch({ certifications })} empty={{ name: '', reference: '', validUntil: '' }} columns={[{ key: 'name', label: 'Name', example: 'CMMC Level 2 (C3PAO)' }, { key: 'reference', label: 'Reference' }, { key: 'validUntil', label: 'Valid until', type: 'date' }]} />
      <ProfileRows {...shared} name="keyPeople" title="Key people" says="names and roles, nothing more" rows={form.keyPeople} onChange={(keyPeople) => patch({ keyPeople })} empty={{ name: '', role: '' }} columns={[{ key: 'name', label: 'Name' }, { key: 'role', label: 'Role', example: 'Empowered Official' }]} />
      <ProfileRows {...shared} name="vendors" title="Vendors below you" says="who could see or touch program data" rows={form.vendors} onChange={(vendors) => patch({ vendors })} empty={{ name: '', service: '', country: 'US' }} columns={[{ key: 'name', label: 'Name' }, { key: 'service', label: 'What they do' }, { key: 'country', label: 'Country', example: 'US' }]} />
      <div className="grid gap-3 px-4 md:px-0">
        {error && (
          <Callout tone="unmet" live title={error}>
            {Object.keys(fields).length > 0 && `${Object.keys(fields).length} ${Object.keys(fields).length === 1 ? 'field needs' : 'fields need'} a look; each says why. What you typed is kept.`}
          </Callout>
        )}
        {saved && !error && <Callout tone="met" live title="Saved. What you submitted is judged again." />}
        <div>
          <Button type="submit" kind="primary" why={busy ? 'It is being saved' : undefined}>
            {busy ? 'Saving…' : 'Save the profile'}
          </Button>
        </div>
      </div>
    </form>
  )
}
