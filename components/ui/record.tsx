import { cx } from './cx'
import { ToHit } from './to-hit'

/** One line of a record. `hit` is the line an observation names, `near` its surroundings; `note` says in words what is wrong. */
export type RecordLine = { number: string; text: React.ReactNode; state?: 'hit' | 'near'; note?: string }

/** What a machine wrote, by line. Scrolls inside itself, or wraps where there is little room; a hit carries a red rule and its sentence. */
export function RecordView({ label, lines, wrap = false, className }: { label: string; lines: RecordLine[]; wrap?: boolean; className?: string }) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className={cx('overflow-auto bg-sunken py-2 font-code text-xs leading-[19px]', className)}>
      <ToHit key={`${label} ${lines.find((line) => line.state === 'hit')?.number}`} />
      <div className={wrap ? undefined : 'min-w-max'}>
        {lines.map((line, i) => (
          <div key={i} id={line.number ? `line-${line.number.replaceAll(/\s/g, '')}` : undefined} data-hit={line.state === 'hit' || undefined}>
            <div className={cx('grid pr-3', wrap ? 'grid-cols-[44px_1fr] whitespace-pre-wrap wrap-anywhere' : 'grid-cols-[68px_1fr] whitespace-pre', line.state === 'hit' && 'bg-unmet-tint shadow-[inset_3px_0_0_var(--unmet)]', line.state === 'near' && 'bg-unmet-tint/45')}>
              <span className={cx('pr-3.5 text-right select-none', line.state === 'hit' ? 'font-medium text-unmet' : 'text-ink-3')}>{line.number}</span>
              <span>{line.text}</span>
            </div>
            {line.note && (
              <p className={cx('grid bg-unmet-tint pb-1.5 font-ui leading-4 font-medium text-unmet shadow-[inset_3px_0_0_var(--unmet)]', wrap ? 'grid-cols-[44px_1fr]' : 'grid-cols-[68px_1fr]')}>
                <span />
                <span className={wrap ? undefined : 'sticky left-[68px] max-w-[min(80ch,calc(100vw-120px))]'}>{line.note}</span>
              </p>
            )}
          </div>
        ))}
      </div>
    </div>
  )
}

/** The very words an observation rests on. */
export function RecordHit({ children }: { children: React.ReactNode }) {
  return <mark data-word className="bg-transparent font-medium text-unmet underline underline-offset-[3px]">{children}</mark>
}
