import { Flag } from 'lucide-react'
import { Counted } from '@/components/ui/meter'
import { Crumbs } from '@/components/ui/crumbs'
import { Icon } from '@/components/ui/icon'
import { StatusBadge } from '@/components/ui/badge'
import { figure } from '@/lib/checklist/figure'
import type { Scorecard } from '@/lib/checklist/scorecard'

const states = ['open', 'confirmed', 'proposed'] as const

/** "KO-4 open, KO-3 and KO-9 proposed": each state once. */
function knockOutWords(knockOuts: Scorecard['knockOuts']): string {
  const list = new Intl.ListFormat('en-US')
  return states.flatMap((state) => {
    const ids = knockOuts.filter((k) => k.state === state).map((k) => k.id)
    return ids.length > 0 ? [`${list.format(ids)} ${state}`] : []
  }).join('; ')
}

type Props = { card: Scorecard; crumbs: { href: string; label: string }[]; title: string; reviewed?: { done: number; of: number }; actions?: React.ReactNode }

/** The one line that answers: outcome, score, coverage, knock-outs; then how far the review is and what can be done. */
export function OutcomeStrip({ card, crumbs, title, reviewed, actions }: Props) {
  const open = knockOutWords(card.knockOuts)
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-3 border-b 2xl:gap-x-6 border-line bg-surface px-4 py-3 md:px-6">
      <div className="grid gap-0.5">
        <Crumbs items={crumbs} />
        <h1 className="wrap-anywhere">{title}</h1>
      </div>
      <StatusBadge status={card.outcome} size="large" />
      <p className="flex items-baseline gap-1.5 text-xs text-ink-3">
        <b className="text-xl font-semibold text-ink">{card.score === null ? '–' : figure(card.score, 1)}</b> score
      </p>
      <p className="flex items-baseline gap-1.5 text-xs text-ink-3">
        <b className="text-xl font-semibold text-ink">{figure(card.coverage, 2)}</b> coverage
      </p>
      {open !== '' && (
        <p className="flex min-w-0 flex-[1_1_150px] items-center gap-1.5 text-sm leading-tight font-semibold text-unmet">
          <Icon of={Flag} size={16} />
          {open}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-4 md:ml-auto">
        {reviewed && (
          // Announces each verdict that was accepted.
          <div role="status">
            <Counted label="Reviewed" value={reviewed.done} of={reviewed.of} className="w-28 2xl:w-36" />
          </div>
        )}
        {actions}
      </div>
    </header>
  )
}
