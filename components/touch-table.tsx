import { TriangleAlert } from 'lucide-react'
import { Link } from './ui/link'
import type { ProgramTouch, TouchEntry } from '@/lib/assessments/portfolio-touch'
import { Gates } from '@/lib/checklist/case'
import { describeGates } from '@/lib/programs/describe'
import { Icon } from './ui/icon'
import { Mark } from './ui/mark'
import { asStatus } from './ui/status'

const head = 'h-8 border-b border-line-strong px-3 text-left text-xs font-medium text-ink-3 first:pl-4'
const cell = 'block py-1 align-top md:table-cell md:border-b md:border-line md:px-3 md:py-2.5 md:first:pl-4 md:in-[tr:last-child]:border-0'

/** Who may touch the data of each program today, by name and with the reason where not. */
export function TouchTable({ programs }: { programs: ProgramTouch[] }) {
  return (
    <table role="table" aria-label="Who may touch what today" className="block w-full border-collapse text-sm md:table">
      <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group">
        <tr role="row">
          <th role="columnheader" scope="col" className={`${head} md:w-[28%]`}>
            Program
          </th>
          <th role="columnheader" scope="col" className={head}>
            May touch
          </th>
          <th role="columnheader" scope="col" className={head}>
            May touch, with conditions
          </th>
          <th role="columnheader" scope="col" className={head}>
            May not
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="block md:table-row-group">
        {programs.map((program) => (
          <tr key={program.id} role="row" className="block border-b border-line px-4 py-3 last:border-0 md:table-row md:p-0">
            <td role="rowheader" className={cell}>
              <ProgramName program={program} />
            </td>
            <Names label="May touch" entries={program.yes} count={program.counts.yes} says={false} program={program.id} />
            <Names label="May touch, with conditions" entries={program.conditions} count={program.counts.conditions} program={program.id} />
            <Names label="May not" entries={program.no} count={program.counts.no} program={program.id} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ProgramName({ program }: { program: ProgramTouch }) {
  const gates = Gates.parse(program.gates)
  const open = gates.jurisdiction === null || gates.cloud === null || gates.flowDowns === null || gates.jurisdiction.classification === 'unknown'
  return (
    <>
      <Link href={`/programs/${program.id}`} className="font-medium text-ink no-underline hover:underline inline-flex min-h-6 items-center">
        {program.name}
      </Link>
      <p className="flex gap-1 text-xs text-ink-3">
        {open && <Icon of={TriangleAlert} size={14} className="mt-px" />}
        {describeGates(gates)}
      </p>
    </>
  )
}

type NamesProps = { label: string; entries: TouchEntry[]; count: number; says?: boolean; program: string }

function Names({ label, entries, count, says = true, program }: NamesProps) {
  return (
    <td role="cell" className={cell}>
      <span className="block text-xs text-ink-3 md:hidden">{label}</span>
      {count === 0 ? (
        <span className="text-xs text-ink-3">Nobody</span>
      ) : (
        <ul className="grid gap-[3px]">
          {entries.map((entry) => (
            <li key={entry.id} className="grid grid-cols-[16px_minmax(0,1fr)] gap-1.5">
              <Mark className="mt-px max-md:mt-1" status={asStatus(entry.may === 'yes' ? 'eligible' : entry.may === 'conditions' ? 'conditional' : entry.outcome === 'eligible' || entry.outcome === 'conditional' ? 'not-determined' : entry.outcome)} />
              <span className="flex flex-wrap items-baseline gap-x-1.5">
                <Link href={`/assessments/${entry.id}`} className="text-ink no-underline hover:underline inline-flex min-h-6 items-center">
                  {entry.subcontractor}
                </Link>
                {says && entry.says && <span className="text-xs text-ink-3">{entry.says}</span>}
              </span>
            </li>
          ))}
          {count > entries.length && (
            <li>
              <Link href={`/portfolio?program=${program}`} className="inline-flex min-h-6 items-center text-xs text-ink-3 no-underline hover:underline">
                and {(count - entries.length).toLocaleString('en-US')} more
              </Link>
            </li>
          )}
        </ul>
      )}
    </td>
  )
}
