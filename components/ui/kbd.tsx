import { cx } from './cx'

/** A key cap. Hidden from screen readers when it repeats what the control itself announces. */
export function Kbd({ children, onSolid = false, decorative = true }: { children: React.ReactNode; onSolid?: boolean; decorative?: boolean }) {
  return (
    <kbd
      aria-hidden={decorative || undefined}
      className={cx(
        'inline-block min-w-[18px] rounded-1 border px-1 text-center font-code text-2xs leading-4 font-medium pointer-coarse:hidden',
        onSolid ? 'border-white/45 text-current' : 'border-line-strong bg-surface text-ink-3',
      )}
    >
      {children}
    </kbd>
  )
}
