import { dayWords } from '@/lib/day-words'
import type { findSubcontractor } from '@/lib/organizations/queries'
import { registrationWords } from '@/lib/organizations/schema'
import { figure } from '@/lib/checklist/figure'
import { Badge, StatusBadge } from './ui/badge'
import { Facts } from './ui/facts'
import { Panel, PanelBody, PanelHead } from './ui/panel'

type Subcontractor = NonNullable<Awaited<ReturnType<typeof findSubcontractor>>>

/** Who they are: names, codes, places. */
export function IdentityPanel({ sub }: { sub: Subcontractor }) {
  const { addresses } = sub.profile
  return (
    <Panel labelledBy="identity">
      <PanelHead id="identity" title="The firm" />
      <PanelBody>
        <Facts
          items={[
            ['Legal name', sub.legalName],
            ['Also known as', sub.aliases.join(', ')],
            ['CAGE', sub.cage],
            ['UEI', sub.uei],
            ['Incorporated in', sub.incorporatedIn],
            ['Addresses', addresses.length > 0 && addresses.map((address, i) => <p key={i}>{[address.label, address.lines, address.country].filter(Boolean).join(', ')}</p>)],
            ['Known since', sub.knownSince && dayWords(sub.knownSince)],
          ]}
        />
      </PanelBody>
    </Panel>
  )
}

/** Their registration with DDTC. The code is confidential and only ever shown masked. */
export function RegistrationPanel({ sub, today }: { sub: Subcontractor; today: string }) {
  const { status, maskedCode, expiresOn } = sub.registration
  const expired = expiresOn !== null && expiresOn < today
  return (
    <Panel labelledBy="registration">
      <PanelHead
        id="registration"
        title="DDTC registration"
        end={status === 'unknown' ? <StatusBadge status="missing" word="Not given" /> : expired ? <StatusBadge status="not-met" word="Expired" /> : <Badge>{registrationWords[status] ?? 'Unknown'}</Badge>}
      />
      <PanelBody className="grid gap-3">
        <Facts
          items={[
            ['Code, masked', maskedCode && <span className="font-code text-xs">{maskedCode}</span>],
            ['Valid to', expiresOn && dayWords(expiresOn)],
          ]}
        />
        <p className="text-xs text-ink-3">What they state. No public register confirms it; PRG-08 rests on the letter. Registration is not a certification.</p>
      </PanelBody>
    </Panel>
  )
}

/** Who owns them. */
export function OwnershipPanel({ sub }: { sub: Subcontractor }) {
  const { owners } = sub.profile
  return (
    <ListPanel id="ownership" title="Ownership" empty="No owner is named yet.">
      {owners.map((owner, i) => (
        <Row key={i} name={owner.name} detail={`${owner.country}${owner.foreignPerson ? ', foreign person' : ''}`} end={`${figure(owner.percent, 1)} %`} />
      ))}
    </ListPanel>
  )
}

/** Where they run, and under which authorization. */
export function ProvidersPanel({ sub }: { sub: Subcontractor }) {
  return (
    <ListPanel id="providers" title="Cloud providers and authorizations" empty="No provider is named yet.">
      {sub.profile.providers.map((provider, i) => (
        <Row key={i} name={provider.offering.startsWith(provider.provider) ? provider.offering : `${provider.provider} ${provider.offering}`} detail={provider.authorization || 'authorization not given'} />
      ))}
    </ListPanel>
  )
}

export function CertificationsPanel({ sub }: { sub: Subcontractor }) {
  return (
    <ListPanel id="certifications" title="Certifications" empty="No certification is named yet.">
      {sub.profile.certifications.map((certification, i) => (
        <Row key={i} name={certification.name} detail={certification.reference} end={certification.validUntil ? `to ${certification.validUntil}` : 'no end given'} />
      ))}
    </ListPanel>
  )
}

export function PeoplePanel({ sub }: { sub: Subcontractor }) {
  return (
    <ListPanel id="people" title="Key people" empty="Nobody is named yet.">
      {sub.profile.keyPeople.map((person, i) => (
        <Row key={i} name={person.name} detail={person.role} />
      ))}
    </ListPanel>
  )
}

export function VendorsPanel({ sub }: { sub: Subcontractor }) {
  return (
    <ListPanel id="vendors" title="Lower-tier vendors" empty="No vendor is named yet.">
      {sub.profile.vendors.map((vendor, i) => (
        <Row key={i} name={vendor.name} detail={vendor.service} end={vendor.country} />
      ))}
    </ListPanel>
  )
}

function ListPanel({ id, title, empty, children }: { id: string; title: string; empty: string; children: React.ReactNode[] }) {
  return (
    <Panel labelledBy={id}>
      <PanelHead id={id} title={title} meta={children.length > 0 ? String(children.length) : undefined} />
      {children.length > 0 ? <ul>{children}</ul> : <p className="p-4 text-sm text-ink-3">{empty}</p>}
    </Panel>
  )
}

function Row({ name, detail, end }: { name: string; detail: string; end?: string }) {
  return (
    <li className="flex items-baseline justify-between gap-4 border-b border-line px-4 py-2 text-sm last:border-0">
      <span>
        {name}
        {detail && <span className="ml-2 text-xs text-ink-3">{detail}</span>}
      </span>
      {end && <span className="whitespace-nowrap text-ink-2">{end}</span>}
    </li>
  )
}
