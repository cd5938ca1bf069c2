import { Link } from '@/components/ui/link'
import { Mark } from '@/components/ui/mark'
import { cx } from '@/components/ui/cx'
import type { AttentionGroup } from '@/lib/assessments/attention'
import { timesInWords } from '@/lib/day-words'

/** The criteria by what needs attention; each is a link, the current one marked. */
export function CriteriaList({ groups, current, hrefOf }: { groups: AttentionGroup[]; current: string; hrefOf: (criterion: string) => string }) {
  return (
    <nav aria-label="Criteria" className="grid content-start gap-3 py-3">
      {groups
        .filter((group) => group.criteria.length > 0)
        .map((group) => (
          <section key={group.id} aria-labelledby={`group-${group.id}`}>
            <h2 id={`group-${group.id}`} className="flex justify-between px-4 pb-1 text-xs font-medium text-ink-3">
              {group.title}
              <span>{group.criteria.length}</span>
            </h2>
            <ul>
              {group.criteria.map((c) => (
                <li key={c.id}>
                  <Link
                    href={hrefOf(c.id)}
                    scroll={false}
                    data-row
                    aria-current={c.id === current ? 'true' : undefined}
                    className={cx('grid grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-3 border-l-[3px] border-transparent px-3.5 py-1.5 text-sm text-ink no-underline hover:bg-hover', c.id === current && 'border-accent! bg-accent-tint')}
                  >
                    <Mark status={c.outcome} className="mt-0.5" />
                    <span className={cx(c.id === current && 'font-medium')}>{c.title}</span>
                    <span className="font-code text-xs text-ink-2">{c.id}</span>
                    <span className="col-start-2 col-end-4 truncate text-xs text-ink-3">{timesInWords(c.because)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </nav>
  )
}
