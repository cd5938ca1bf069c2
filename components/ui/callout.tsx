import { cx } from './cx'
import { type Shape, StatusIcon } from './status-icon'

type Tone = 'plain' | 'met' | 'partial' | 'unmet'

const tones: Record<Tone, { box: string; ink: string; shape: Shape }> = {
  plain: { box: 'border-line bg-sunken', ink: 'text-ink', shape: 'info' },
  met: { box: 'border-met-line bg-met-tint', ink: 'text-met', shape: 'met' },
  partial: { box: 'border-partial-line bg-partial-tint', ink: 'text-partial', shape: 'partial' },
  unmet: { box: 'border-unmet-line bg-unmet-tint', ink: 'text-unmet', shape: 'unmet' },
}

type CalloutProps = {
  tone?: Tone
  title: React.ReactNode
  children?: React.ReactNode
  icon?: React.ReactNode
  /** Announces itself: for what appears after an action. */
  live?: boolean
  className?: string
}

/** An icon, a bold sentence, and what follows from it. */
export function Callout({ tone = 'plain', title, children, icon, live = false, className }: CalloutProps) {
  const { box, ink, shape } = tones[tone]
  return (
    <div role={live ? (tone === 'unmet' ? 'alert' : 'status') : undefined} className={cx('grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 rounded-2 border p-3 pr-4 text-sm', box, className)}>
      <span className={cx('mt-0.5', ink)}>{icon ?? <StatusIcon shape={shape} />}</span>
      <div className="grid gap-0.5">
        <strong className={cx('font-semibold', ink)}>{title}</strong>
        {children && <div className="text-ink-2">{children}</div>}
      </div>
    </div>
  )
}
