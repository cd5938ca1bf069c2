import { evidenceKinds } from '@/lib/checklist/evidence-kinds'
import type { EvidenceSlot } from '@/lib/checklist/criterion'
import type { EvidenceView } from '@/lib/evidence/queries'
import { DropZone } from './drop-zone'
import { EvidenceCard } from './evidence-card'
import { RosterTemplateLink } from './roster-template-link'

type Props = { assessmentId: string; criterionId: string; slots: EvidenceSlot[]; evidence: EvidenceView[]; readOnly: boolean; withdrawable: boolean }

/** What a criterion takes as evidence: what is there of each kind, and where to put more. */
export function EvidenceSlots({ assessmentId, criterionId, slots, evidence, readOnly, withdrawable }: Props) {
  const mine = evidence.filter((item) => item.criteria.length === 0 || item.criteria.includes(criterionId))
  return (
    <div className="grid gap-4">
      {slots.map((slot) => {
        const { title } = evidenceKinds[slot.kind]
        return (
          <div key={slot.kind} role="group" aria-label={`Evidence: ${title}`} className="grid gap-2">
            <div>
              <h3>{title}</h3>
              <p className="measure text-xs text-ink-2">{slot.ask}</p>
              {slot.kind === 'roster' && <RosterTemplateLink />}
            </div>
            {mine
              .filter((item) => item.kind === slot.kind)
              .map((item) => (
                <EvidenceCard key={item.id} assessmentId={assessmentId} item={item} readOnly={readOnly} withdrawable={withdrawable} />
              ))}
            {!readOnly && <DropZone assessmentId={assessmentId} kind={slot.kind} says={`Drop ${title} here`} />}
          </div>
        )
      })}
    </div>
  )
}
