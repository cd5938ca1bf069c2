import { Fragment } from 'react'
import { cx } from './cx'

/** Facts as a definition list; a fact nobody gave is said, not left blank. */
export function Facts({ items, columns = false }: { items: [name: string, value: React.ReactNode][]; /** Two facts beside each other where the container has room for them. */ columns?: boolean }) {
  return (
    <dl className={cx('grid grid-cols-[fit-content(50%)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm', columns && '@2xl:grid-cols-[fit-content(25%)_minmax(0,1fr)_fit-content(25%)_minmax(0,1fr)]')}>
      {items.map(([name, value]) => (
        <Fragment key={name}>
          <dt className="text-ink-3">{name}</dt>
          <dd className="wrap-anywhere">{value === null || value === undefined || value === '' ? <span className="text-ink-3">Not given</span> : value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
