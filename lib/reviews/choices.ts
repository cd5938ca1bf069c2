import type { Scorecard } from '../checklist/scorecard'
import { type Decision, mayDecide } from './decision'

const offered: { value: Decision; label: string; hint: string }[] = [
  { value: 'approved', label: 'Approve', hint: 'They may handle technical data of this program from today.' },
  { value: 'approved-with-conditions', label: 'Approve with conditions', hint: 'Access may begin today; it ends on a missed condition.' },
  { value: 'rejected', label: 'Reject', hint: 'They may not handle technical data of this program.' },
  { value: 'escalated', label: 'Escalate', hint: 'Another approver or the Empowered Official decides.' },
  { value: 'returned', label: 'Back to the reviewer', hint: 'Nothing is frozen.' },
]

/** The decisions this approver may take on this card, and why others are missing. */
export function choicesFor(card: Scorecard, empoweredOfficial: boolean) {
  const judged = offered.map((choice) => ({ ...choice, ...mayDecide(choice.value, card, empoweredOfficial) }))
  const refused = judged.filter((c) => !c.allowed)
  return {
    choices: judged.filter((c) => c.allowed).map(({ value, label, hint, against }) => ({ value, label, hint: against ? `${hint} This goes against the computed outcome and says so on the record.` : hint })),
    refused: refused.length > 0 ? `Not offered: ${refused.map((c) => c.label.toLowerCase()).join(', ')}. ${refused[0]?.why ?? ''}` : '',
  }
}
