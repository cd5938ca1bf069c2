import { Fragment } from 'react'

/** Facts as a definition list; a fact nobody gave is said, not left blank. */
export function Facts({ items }: { items: [name: string, value: React.ReactNode][] }) {
  return (
    <dl className="grid grid-cols-[fit-content(50%)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
      {items.map(([name, value]) => (
        <Fragment key={name}>
          <dt className="text-ink-3">{name}</dt>
          <dd className="wrap-anywhere">{value === null || value === undefined || value === '' ? <span className="text-ink-3">Not given</span> : value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
