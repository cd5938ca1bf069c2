import { Fragment } from 'react'

/** One term and, beneath it, what it is; `op` stands before it. */
export type Term = { op?: '×' | '=' | '+' | '−'; value: React.ReactNode; name: string; result?: boolean }

/** A sum shown so that a person can check it: every term has its name beneath, the result is bold. `spoken` reads it out. */
export function FormulaView({ terms, spoken }: { terms: Term[]; spoken: string }) {
  return (
    <div role="math" aria-label={spoken} className="flex flex-wrap items-start gap-x-3 gap-y-1.5">
      {terms.map((term) => (
        <Fragment key={term.name}>
          {term.op && <span className="font-code text-lg text-ink-3">{term.op}</span>}
          <span className="grid justify-items-start">
            <b className={`font-code text-lg tracking-tight ${term.result ? 'font-semibold' : 'font-medium'}`}>{term.value}</b>
            <span className="text-xs text-ink-3">{term.name}</span>
          </span>
        </Fragment>
      ))}
    </div>
  )
}
