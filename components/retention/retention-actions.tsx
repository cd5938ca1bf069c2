'use client'
import { disposeOfEvidence, liftHold, placeHold } from '@/lib/retention/actions'
import type { RetentionRow } from '@/lib/retention/queries'
import { dayWords } from '@/lib/day-words'
import { ReasonButton } from './reason-button'

/** Why the evidence cannot be disposed of now, in a sentence; undefined when it can. */
function whyNot({ state, dueOn }: RetentionRow): string | undefined {
  if (state === 'held') return 'A legal hold is in force. Lift it first.'
  if (state === 'running') return 'The assessment has not ended.'
  if (state === 'kept' && dueOn) return `Its evidence has to be kept until ${dayWords(dueOn)}.`
  return undefined
}

/** Hold, and dispose, for who may. */
export function RetentionActions({ row }: { row: RetentionRow }) {
  if (row.state === 'disposed') return null
  return (
    <>
      <ReasonButton
        label="Place a legal hold"
        title={`Hold the evidence of ${row.code}`}
        says="It stays until the hold is lifted, whatever its date. Your name and the reason are on the record; the subcontractor does not see them."
        field={{ label: 'Why must it stay?', name: 'reason', hint: 'For example the matter or the request it belongs to.' }}
        run={(reason, answer) => placeHold({ assessmentId: row.id, reason }, answer)}
      />
      <ReasonButton
        label="Dispose of the evidence"
        kind="danger"
        why={whyNot(row)}
        title={`Destroy the evidence of ${row.code}`}
        says={`${row.files} ${row.files === 1 ? 'file' : 'files'} cannot be opened by anyone afterwards, and nothing brings them back. The record and a certificate stay.`}
        field={{ label: `Type ${row.code} to confirm`, name: 'code' }}
        run={(code, answer) => disposeOfEvidence({ assessmentId: row.id, code }, answer)}
      />
    </>
  )
}

export function LiftButton({ assessmentId, holdId }: { assessmentId: string; holdId: string }) {
  return (
    <ReasonButton
      label="Lift"
      title="Lift the legal hold"
      says="Its evidence may then be disposed of when its date has passed. Who held it, and why, stays on the record."
      field={{ label: 'Why is it no longer needed?', name: 'reason' }}
      run={(reason, answer) => liftHold({ assessmentId, holdId, reason }, answer)}
    />
  )
}
