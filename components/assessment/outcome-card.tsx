import { Panel, PanelBody } from '@/components/ui/panel'
import { StatusIcon } from '@/components/ui/status-icon'
import { statuses } from '@/components/ui/status'
import { inkOf } from '@/components/ui/mark'
import { cx } from '@/components/ui/cx'
import { figure } from '@/lib/checklist/figure'
import type { Scorecard } from '@/lib/checklist/scorecard'
import { timesInWords } from '@/lib/day-words'

/** The one outcome on a page, with the sentence that decides it and the three figures. */
export function OutcomeCard({ card }: { card: Scorecard }) {
  const { shape, word } = statuses[card.outcome]
  const open = card.knockOuts.filter((k) => ['open', 'confirmed', 'proposed'].includes(k.state)).length
  const figures = [
    [card.score === null ? '–' : figure(card.score, 1), 'score of 100'],
    [figure(card.coverage, 2), 'coverage, needs 0.90'],
    [String(open), 'open knock-outs'],
  ]
  return (
    <Panel label="Outcome">
      <PanelBody className="grid items-end gap-4 md:grid-cols-[minmax(0,1fr)_auto] md:p-6">
        <div className="grid gap-2">
          <p className={cx('flex items-center gap-3 text-3xl leading-tight font-semibold', inkOf[shape])}>
            <StatusIcon shape={shape} size={34} />
            {word}
          </p>
          <p className="measure text-md text-ink-2">{card.reasons.slice(0, 2).map((r) => timesInWords(r.says)).join(' ')}</p>
        </div>
        <dl className="flex gap-6">
          {figures.map(([value, name]) => (
            <div key={name} className="grid justify-items-end">
              <dd className="text-2xl font-semibold">{value}</dd>
              <dt className="text-xs text-ink-3">{name}</dt>
            </div>
          ))}
        </dl>
      </PanelBody>
    </Panel>
  )
}
