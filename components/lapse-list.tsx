import { Link } from './ui/link'
import type { Lapse } from '@/lib/assessments/portfolio-lapses'
import { dayWords } from '@/lib/day-words'
import { cx } from './ui/cx'

function daysWords(days: number): string {
  if (days === 0) return 'Today'
  if (days < 0) return days === -1 ? '1 day ago' : `${-days} days ago`
  return days === 1 ? '1 day' : `${days} days`
}

/** What ends soon, nearest first, each with what follows when nobody acts. Red only for what is past or ends in a week. */
export function LapseList({ lapses }: { lapses: Lapse[] }) {
  return (
    <ol>
      {lapses.map((lapse, i) => (
        <li key={i} className="grid grid-cols-[76px_minmax(0,1fr)] gap-x-3 border-b border-line px-4 py-2 text-sm last:border-0">
          <div>
            <span className={cx('block font-semibold', lapse.days <= 7 && 'text-unmet')}>{daysWords(lapse.days)}</span>
            <time dateTime={lapse.on} className="block text-xs text-ink-3">
              {dayWords(lapse.on)}
            </time>
          </div>
          <div>
            <Link href={lapse.href} className="font-semibold text-ink no-underline hover:underline">
              {lapse.what}
            </Link>{' '}
            {lapse.happens}
            {lapse.consequence && <p className="text-xs text-ink-2">{lapse.consequence}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
