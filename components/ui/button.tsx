import { Link } from './link'
import { cx } from './cx'

type Kind = 'plain' | 'primary' | 'danger' | 'quiet'
type Size = 'normal' | 'small'

const kinds: Record<Kind, string> = {
  plain: 'border-line-strong bg-surface text-ink hover:bg-hover',
  primary: 'border-accent-solid bg-accent-solid text-white hover:bg-accent-solid-hover',
  danger: 'border-unmet-line bg-surface text-unmet hover:bg-unmet-tint',
  quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink',
}
const sizes: Record<Size, string> = {
  normal: 'min-h-control px-3 text-sm',
  small: 'min-h-[26px] px-2 text-xs pointer-coarse:min-h-control',
}
const refused = 'cursor-not-allowed border-dashed border-line-control bg-sunken text-ink-3'

/** The classes of a button, for what must be another element. */
export function buttonClass(kind: Kind = 'plain', size: Size = 'normal', icon = false, isRefused = false): string {
  return cx(
    'ease-ui inline-flex items-center justify-center gap-1.5 rounded-2 border font-medium whitespace-nowrap no-underline print:hidden',
    isRefused ? refused : kinds[kind],
    sizes[size],
    icon && (size === 'small' ? 'w-[26px] px-0! pointer-coarse:w-control' : 'w-control px-0!'),
  )
}

type ButtonProps = React.ComponentProps<'button'> & {
  kind?: Kind
  size?: Size
  /** Square, for an icon; give it an aria-label. */
  icon?: boolean
  /** Why it cannot be used now. It stays in reach of the keyboard and says so. */
  why?: string | undefined
}

/** A button. With `why` it refuses, keeps its place in the tab order and shows the reason. */
export function Button({ kind = 'plain', size = 'normal', icon = false, why, className, onClick, type = 'button', children, ...rest }: ButtonProps) {
  return (
    <button
      type={why ? 'button' : type}
      className={cx(buttonClass(kind, size, icon, Boolean(why)), className)}
      aria-disabled={why ? true : undefined}
      title={why}
      onClick={why ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {children}
      {why && <span className="sr-only">. {why}</span>}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ kind = 'plain', size = 'normal', icon = false, className, ...rest }: React.ComponentProps<typeof Link> & { kind?: Kind; size?: Size; icon?: boolean }) {
  return <Link className={cx(buttonClass(kind, size, icon), className)} {...rest} />
}
