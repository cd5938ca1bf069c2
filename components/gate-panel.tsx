import type { GateResult } from '@/lib/checklist/scorecard'
import { StatusBadge } from './ui/badge'
import { Panel, PanelHead } from './ui/panel'

/** What each gate comes to, in a sentence, with what still needs a word. */
export function GatePanel({ results }: { results: GateResult[] }) {
  return (
    <Panel labelledBy="gates">
      <PanelHead id="gates" title="Gates" meta="they decide before anything is scored" />
      <ul className="grid lg:grid-cols-3">
        {results.map((gate) => (
          <li key={gate.id} className="grid content-start gap-1.5 border-b border-line p-4 text-sm last:border-0 lg:border-r lg:border-b-0 lg:last:border-0">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <span>
                <span className="mr-2 font-code text-xs font-medium text-ink-2">{gate.id}</span>
                <b className="font-semibold">{gate.title}</b>
              </span>
              <StatusBadge status={gate.outcome} {...(gate.outcome === 'missing' ? { word: 'Not answered' } : {})} />
            </div>
            <p className="text-ink-2">{gate.says}</p>
            {gate.notes.length > 0 && (
              <ul className="grid gap-1 text-xs text-ink-3">
                {gate.notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
