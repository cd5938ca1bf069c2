import { Link } from '@/components/ui/link'
import { Bars } from '@/components/ui/bars'
import { LocatorLink } from '@/components/ui/locator'
import { Mark } from '@/components/ui/mark'
import type { Assessment, Review } from '@/lib/assessments/queries'
import { timesInWords } from '@/lib/day-words'
import { evidenceHref } from './pointer'

const shown = 6

/** The assessment as a whole: why this outcome, gates, knock-outs, points by section, and every piece of evidence. */
export function OverviewPane({ assessment, review }: { assessment: Assessment; review: Review }) {
  const { card } = review
  return (
    <div className="grid content-start gap-5 p-4">
      <section className="grid gap-1.5">
        <h2>Why this outcome</h2>
        <ul className="grid gap-1 text-sm text-ink-2">
          {card.reasons.slice(0, shown).map((r, i) => (
            <li key={i}>{timesInWords(r.says)}</li>
          ))}
        </ul>
        {card.reasons.length > shown && (
          <details className="text-sm text-ink-2">
            <summary className="cursor-pointer text-accent">{card.reasons.length - shown} more reasons</summary>
            <ul className="mt-1 grid gap-1">
              {card.reasons.slice(shown).map((r, i) => (
                <li key={i}>{timesInWords(r.says)}</li>
              ))}
            </ul>
          </details>
        )}
      </section>
      <section className="grid gap-2">
        <h2>Where the points are</h2>
        <Bars label="Points by section" bars={card.sections.map((s) => ({ label: s.title, value: s.points, of: s.of }))} />
      </section>
      <section className="grid gap-1.5">
        <h2>Gates and knock-outs</h2>
        <ul className="grid gap-1 text-sm">
          {card.gates.map((g) => (
            <li key={g.id} className="grid grid-cols-[16px_44px_minmax(0,1fr)] gap-x-2">
              <Mark status={g.outcome} className="mt-0.5" />
              <span className="font-code text-xs leading-5 text-ink-2">{g.id}</span>
              <span>{timesInWords(g.says)}</span>
            </li>
          ))}
          {card.knockOuts.map((k) => (
            <li key={k.id} className="grid grid-cols-[16px_44px_minmax(0,1fr)] gap-x-2">
              <Mark status={k.state} className="mt-0.5" />
              <span className="font-code text-xs leading-5 text-ink-2">{k.id}</span>
              <span>
                {k.title}: <span className="text-ink-2">{k.state.replace('-', ' ')}</span>
                <ul className="grid gap-0.5 text-xs text-ink-2 empty:hidden">
                  {k.hits.map((hit) => (
                    <li key={`${hit.criterion} ${hit.because}`}>
                      <Link href={`/assessments/${assessment.id}?criterion=${hit.criterion}`} className="font-code">
                        {hit.criterion}
                      </Link>{' '}
                      {timesInWords(hit.because)}
                    </li>
                  ))}
                </ul>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="grid gap-1.5">
        <h2>Evidence</h2>
        {review.items.length === 0 && <p className="text-sm text-ink-2">They uploaded nothing.</p>}
        <ul className="grid gap-1">
          {review.items.map((item) => (
            <li key={item.id} className="flex items-baseline justify-between gap-3">
              <LocatorLink href={evidenceHref(assessment.id, item.id, item.revisions[0]?.number ?? 1, {})}>{item.title}</LocatorLink>
              <span className="text-xs whitespace-nowrap text-ink-3">{item.revisions[0]?.status}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
