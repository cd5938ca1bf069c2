import { cx } from './cx'
import { type Status, statuses } from './status'
import { type Shape, StatusIcon } from './status-icon'

export type Tone = Shape | 'plain' | 'accent'

const tones: Record<Tone, string> = {
  plain: 'border-line-strong bg-surface text-ink-2',
  accent: 'border-accent-line bg-accent-tint text-accent',
  info: 'border-line-strong bg-surface text-ink-2',
  met: 'border-met-line bg-met-tint text-met',
  partial: 'border-partial-line bg-partial-tint text-partial',
  unmet: 'border-unmet-line bg-unmet-tint text-unmet',
  missing: 'border-dashed border-line-control bg-surface text-ink',
  error: 'border-ink bg-ink text-surface',
  na: 'border-line-strong bg-surface text-ink-3',
}

type Size = 'normal' | 'large'
const sizes: Record<Size, string> = {
  normal: 'h-[22px] gap-[5px] rounded-1 pr-[7px] pl-[5px] text-xs font-medium',
  large: 'h-7 gap-[7px] rounded-1 pr-2.5 pl-2 text-md font-semibold',
}

/** A shape and a word, always both. `plain` and `accent` carry a word only. */
export function Badge({ tone = 'plain', size = 'normal', children }: { tone?: Tone; size?: Size; children: React.ReactNode }) {
  const shaped = tone !== 'plain' && tone !== 'accent'
  return (
    <span className={cx('inline-flex items-center border whitespace-nowrap', sizes[size], !shaped && 'pl-[7px]', tones[tone])}>
      {shaped && <StatusIcon shape={tone} size={size === 'large' ? 17 : 14} />}
      {children}
    </span>
  )
}

/** The badge of a verdict, an outcome, a gate or a knock-out. `word` replaces the usual word where the page needs another. */
export function StatusBadge({ status, size = 'normal', word }: { status: Status; size?: Size; word?: string }) {
  const { shape, word: usual } = statuses[status]
  return (
    <Badge tone={shape} size={size}>
      {word ?? usual}
    </Badge>
  )
}
