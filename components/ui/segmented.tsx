import { cx } from './cx'

export type Choice = { value: string; label: React.ReactNode; hint?: React.ReactNode }

type RadioProps = {
  name: string
  /** Read out as the name of the group. */
  label: string
  choices: Choice[]
  value?: string | undefined
  defaultValue?: string | undefined
  onChange?: (value: string) => void
  invalid?: boolean
  describedBy?: string | undefined
  disabled?: boolean
  className?: string
}

/** A radio group in one line; under 720 px its choices stack and are as tall as a finger. */
export function Segmented({ className, ...group }: RadioProps) {
  return (
    <div role="radiogroup" aria-label={group.label} aria-invalid={group.invalid || undefined} aria-describedby={group.describedBy} className={cx('grid w-full rounded-2 border border-line-control bg-surface md:inline-flex md:w-auto md:max-w-full md:flex-wrap md:justify-self-start', className)}>
      {group.choices.map((choice) => (
        <label
          key={choice.value}
          className="ease-ui flex min-h-11 cursor-pointer items-center gap-1.5 border-line px-3 text-sm text-ink-2 first:rounded-t-[4px] last:rounded-b-[4px] not-last:border-b has-checked:bg-accent-tint has-checked:font-semibold has-checked:text-accent has-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:cursor-not-allowed md:min-h-[calc(var(--control)-2px)] md:not-last:border-r md:not-last:border-b-0 md:first:rounded-l-[4px] md:first:rounded-tr-none md:last:rounded-r-[4px] md:last:rounded-bl-none"
        >
          <Radio {...group} choice={choice} className="sr-only" />
          {choice.label}
        </label>
      ))}
    </div>
  )
}

/** A radio group of cards, for choices that need a sentence of consequence. */
export function ChoiceList({ className, ...group }: RadioProps) {
  return (
    <div role="radiogroup" aria-label={group.label} aria-invalid={group.invalid || undefined} aria-describedby={group.describedBy} className={cx('grid gap-1.5', className)}>
      {group.choices.map((choice) => (
        <label key={choice.value} className="ease-ui grid cursor-pointer grid-cols-[16px_1fr] gap-x-2.5 rounded-2 border border-line-strong px-3 py-2 text-sm has-checked:border-accent has-checked:bg-accent-tint has-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
          <Radio {...group} choice={choice} className="mt-0.5 size-4 accent-accent-solid" />
          <span className="font-medium">{choice.label}</span>
          {choice.hint && <span className="col-start-2 text-xs text-ink-2">{choice.hint}</span>}
        </label>
      ))}
    </div>
  )
}

function Radio({ name, choice, value, defaultValue, onChange, disabled, className }: RadioProps & { choice: Choice }) {
  const controlled = value !== undefined
  return (
    <input
      type="radio"
      name={name}
      value={choice.value}
      disabled={disabled}
      className={className}
      {...(controlled ? { checked: value === choice.value } : { defaultChecked: defaultValue === choice.value })}
      {...(onChange ? { onChange: () => onChange(choice.value) } : controlled ? { readOnly: true } : {})}
    />
  )
}
