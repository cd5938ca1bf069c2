'use client'
import { useState } from 'react'
import { Panel } from '@/components/ui/panel'
import type { EvidenceView } from '@/lib/evidence/queries'
import type { SaveState } from './autosave'
import { CriterionCard } from './criterion-card'
import { SaveStatus } from './save-status'
import type { CriterionView } from './view'

type Props = { assessmentId: string; title: string; lead: string; criteria: CriterionView[]; evidence: EvidenceView[]; readOnly: boolean; withdrawable: boolean }

/** The worst of several saves is what the head of the page shows: one that failed must not hide behind one that worked. */
function worst(states: SaveState[]): SaveState {
  const saved = states.filter((state) => state.phase === 'saved').sort((a, b) => (a.at < b.at ? 1 : -1))
  return states.find((s) => s.phase === 'failed') ?? states.find((s) => s.phase === 'saving' || s.phase === 'waiting') ?? saved[0] ?? { phase: 'clean' }
}

/** One chapter of the questionnaire, saving itself. */
export function Questionnaire({ assessmentId, title, lead, criteria, evidence, readOnly, withdrawable }: Props) {
  const [states, setStates] = useState<Record<string, SaveState>>({})
  return (
    <div className="grid min-w-0 gap-4">
      <header className="grid gap-1.5 px-4 md:px-0">
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <h1>{title}</h1>
          {!readOnly && <SaveStatus state={worst(Object.values(states))} />}
        </div>
        <p className="measure text-sm text-ink-2">{lead}</p>
      </header>
      <Panel label={title}>
        {criteria.map((criterion, i) => (
          <CriterionCard
            key={criterion.id}
            assessmentId={assessmentId}
            criterion={criterion}
            place={`criterion ${i + 1} of ${criteria.length}`}
            evidence={evidence}
            readOnly={readOnly}
            withdrawable={withdrawable}
            onState={(state) => setStates((now) => ({ ...now, [criterion.id]: state }))}
          />
        ))}
      </Panel>
    </div>
  )
}
