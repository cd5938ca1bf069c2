import { type Grade, grades } from '@/lib/checklist/grade'
import { figure } from '@/lib/checklist/figure'
import { cx } from './cx'

const rungs = ['E0', 'E2', 'E3', 'E4'] as const

/** Which of the four rungs a grade stands on; a signed claim (E1) is still a claim. */
function rungOf(grade: Grade): number {
  return rungs.indexOf(grade === 'E1' ? 'E0' : grade)
}

const credit = (grade: Grade) => figure(grades[grade].credit / 100, 2)

/** How far the evidence reaches: claimed, documented, demonstrated, independent. `says` stands beside the rung reached. */
export function Ladder({ reached, best, says }: { reached: Grade; best: Grade; says?: string }) {
  const at = rungOf(reached)
  return (
    <ol aria-label={`Evidence grade: ${grades[reached].word.toLowerCase()}; best attainable: ${grades[best].word.toLowerCase()}`} className="grid grid-cols-2 gap-[3px] gap-y-2 sm:grid-cols-4">
      {rungs.map((rung, i) => (
        <li key={rung} aria-current={i === at ? 'step' : undefined} className={cx('grid gap-px text-xs', i === at ? 'text-ink' : 'text-ink-3')}>
          <span className={cx('mb-1 h-1 rounded-[1px]', i === at ? 'bg-accent' : i < at ? 'bg-ink-2' : 'bg-series-soft')} />
          <span className={cx('text-sm', i === at && 'font-semibold')}>
            {i === at ? grades[reached].word : grades[rung].word}
            {rung === best && <span className="sr-only"> (best attainable)</span>}
          </span>
          <span>
            {credit(i === at ? reached : rung)}
            {rung === 'E0' && reached !== 'E1' && `, signed ${credit('E1')}`}
            {i === at && says && `, ${says}`}
          </span>
        </li>
      ))}
    </ol>
  )
}
