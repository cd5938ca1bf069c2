import { cx } from './cx'

/** First and last initial of a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const [first, last] = [words[0], words.length > 1 ? words[words.length - 1] : undefined]
  return `${first?.[0] ?? '?'}${last?.[0] ?? ''}`.toUpperCase()
}

/** A person by initials: round on our side, square on theirs. The name stands beside it. */
export function Avatar({ name, them = false }: { name: string; them?: boolean }) {
  return (
    <span aria-hidden="true" className={cx('inline-grid size-6 flex-none place-items-center border border-line-strong bg-hover text-[10px] font-semibold text-ink-2', them ? 'rounded-2' : 'rounded-full')}>
      {initials(name)}
    </span>
  )
}
