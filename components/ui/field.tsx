import { cx } from './cx'
import { StatusIcon } from './status-icon'

export const inputClass =
  'h-control w-full rounded-2 border border-line-control bg-surface px-2.5 text-sm max-md:text-lg aria-invalid:border-unmet'

type FieldProps = {
  label: string
  /** The id of the control inside; its hint and error are `${id}-hint` and `${id}-error`. */
  id: string
  hint?: React.ReactNode
  error?: string | undefined
  optional?: boolean
  className?: string
  children: React.ReactNode
}

/** A label, a control, what helps to answer, and what was wrong with it. */
export function Field({ label, id, hint, error, optional = false, className, children }: FieldProps) {
  return (
    <div className={cx('grid content-start gap-1', className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {optional && <span className="font-normal text-ink-3"> (optional)</span>}
      </label>
      {children}
      <FieldError id={`${id}-error`} error={error} />
      {hint && (
        <p id={`${id}-hint`} className="max-w-[88ch] text-xs text-ink-3">
          {hint}
        </p>
      )}
    </div>
  )
}

/** What was wrong with a field, in a sentence. */
export function FieldError({ id, error }: { id: string; error?: string | undefined }) {
  if (!error) return null
  return (
    <p id={id} className="flex items-start gap-1.5 text-xs text-unmet">
      <StatusIcon shape="unmet" size={14} className="mt-px" />
      {error}
    </p>
  )
}

/** The aria attributes that tie a control to its field. */
export function describedBy(id: string, error: string | undefined, hint = false) {
  return { id, 'aria-invalid': error ? true : undefined, 'aria-describedby': cx(error && `${id}-error`, hint && `${id}-hint`) || undefined } as const
}

export function Input({ className, ...rest }: React.ComponentProps<'input'>) {
  return <input className={cx(inputClass, className)} {...rest} />
}

export function Textarea({ className, ...rest }: React.ComponentProps<'textarea'>) {
  return <textarea className={cx(inputClass, 'h-auto! resize-y py-2 leading-normal max-md:[field-sizing:content]', className)} {...rest} />
}

/** The native select: it works on every phone and with every screen reader. */
export function Select({ className, children, ...rest }: React.ComponentProps<'select'>) {
  return (
    <select className={cx(inputClass, 'pr-2', className)} {...rest}>
      {children}
    </select>
  )
}

/** A box to tick with its sentence. */
export function Checkbox({ label, hint, className, ...rest }: React.ComponentProps<'input'> & { label: React.ReactNode; hint?: React.ReactNode }) {
  return (
    <label className={cx('grid cursor-pointer grid-cols-[16px_1fr] gap-x-2.5 py-1 text-sm', className)}>
      <input type="checkbox" className="mt-0.5 size-4 accent-accent-solid" {...rest} />
      <span>{label}</span>
      {hint && <span className="col-start-2 text-xs text-ink-3">{hint}</span>}
    </label>
  )
}
