import { Bars } from '@/components/ui/bars'
import { StatusBadge } from '@/components/ui/badge'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { kindCharts } from '@/lib/evidence/kind-charts'
import type { ReferenceSet } from '@/lib/reference/reference'

/** The pictures of an item that is no log: places with whether they are allowed, and counts of how many. */
export function KindCharts({ kind, facts, reference }: { kind: string; facts: unknown; reference: ReferenceSet }) {
  return kindCharts(kind, facts, reference).map((chart) => (
    <Panel key={chart.title} label={chart.title}>
      <PanelHead title={chart.title} meta={chart.meta} />
      {'bars' in chart ? (
        <PanelBody>
          <Bars label={chart.title} bars={chart.bars} decimals={0} />
        </PanelBody>
      ) : (
        <ul className="divide-y divide-line text-sm">
          {chart.places.map((place) => (
            <li key={place.name} className="grid grid-cols-[minmax(0,1fr)_136px_3.5rem] items-center gap-3 px-4 py-1.5">
              <span className="font-code text-xs wrap-anywhere">{place.name}</span>
              <span>
                <StatusBadge status={place.allowed ? 'met' : 'not-met'} word={place.word} />
              </span>
              <span className="text-right text-ink-3">{place.count.toLocaleString('en-US')}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  ))
}
