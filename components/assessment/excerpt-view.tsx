import { cx } from '@/components/ui/cx'
import { RecordView, type RecordLine } from '@/components/ui/record'
import type { Excerpt } from '@/lib/evidence/excerpt'

type Props = { excerpt: Excerpt; says: string | null; find: string[]; compact?: boolean }

/** What stands at the place: the record or the text by line, the row with its neighbors, or the passage among its paragraphs. */
export function ExcerptView({ excerpt, says, find, compact = false }: Props) {
  switch (excerpt.type) {
    case 'none':
      return <p className="p-4 text-sm text-ink-2">{excerpt.why}</p>
    case 'record':
      return <Lines label={`Record ${excerpt.record} of ${excerpt.file}`} lines={excerpt.lines} from={1} hit={hitOf(excerpt.lines, find)} says={says} compact={compact} />
    case 'lines':
      return <Lines label={`Lines of ${excerpt.file}`} lines={excerpt.lines} from={excerpt.from} hit={excerpt.hit === null ? -1 : excerpt.hit - excerpt.from} says={says} compact={compact} />
    case 'rows':
      return compact ? <Row excerpt={excerpt} /> : <Rows excerpt={excerpt} />
    case 'passage':
      return (
        <div className="grid gap-2 p-4 text-sm">
          {excerpt.where && <p className="text-xs text-ink-3">{excerpt.where}</p>}
          {excerpt.blocks.map((block, i) => (
            <p
              key={i}
              className={cx('wrap-anywhere whitespace-pre-wrap', block.heading && 'font-semibold', block.hit ? 'border-l-[3px] border-accent bg-accent-tint px-3 py-1.5 font-said text-[0.9375rem] leading-[1.55]' : 'text-ink-2')}
            >
              {block.text}
            </p>
          ))}
          {says && <p className="text-xs font-medium">{says}</p>}
        </div>
      )
  }
}

/** The first line that holds one of the words, from 0; -1 when none does. */
function hitOf(lines: string[], find: string[]): number {
  const wanted = find.filter((word) => word.length > 3).map((word) => word.toLowerCase())
  return lines.findIndex((line) => wanted.some((word) => line.toLowerCase().includes(word)))
}

type LinesProps = { label: string; lines: string[]; from: number; hit: number; says: string | null; compact: boolean }

function Lines({ label, lines, from, hit, says, compact }: LinesProps) {
  // With little room the surroundings of the hit are enough.
  const first = compact && hit > 14 ? hit - 10 : 0
  const shown: RecordLine[] = lines.slice(first, compact ? first + 30 : undefined).map((text, i) => {
    const here = i + first === hit
    return { number: String(from + first + i), text, ...(here ? { state: 'hit' as const, ...(says ? { note: says } : {}) } : {}) }
  })
  return <RecordView label={label} wrap={compact} lines={hit < 0 && says ? [{ number: '', text: '', note: says }, ...shown] : shown} className={compact ? 'max-h-[46vh]' : 'max-h-[70vh]'} />
}

function Rows({ excerpt }: { excerpt: Extract<Excerpt, { type: 'rows' }> }) {
  return (
    <div role="region" aria-label={`Rows of ${excerpt.file}`} tabIndex={0} className="overflow-x-auto">
      <table className="w-full text-xs">
        <thead>
          <tr className="border-b border-line-strong text-left text-ink-3">
            <th className="px-3 py-1.5 font-medium">Row</th>
            {excerpt.header.map((name, i) => (
              <th key={i} className="px-3 py-1.5 font-medium whitespace-nowrap">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {excerpt.rows.map((row) => (
            <tr key={row.number} id={`row-${row.number}`} className={cx('border-b border-line', row.hit && 'bg-unmet-tint font-medium text-unmet')}>
              <td className="px-3 py-1.5">{row.hit ? <b>{row.number} ◂</b> : row.number}</td>
              {excerpt.header.map((_, i) => (
                <td key={i} className="px-3 py-1.5 whitespace-nowrap">
                  {row.cells[i] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** One row as names and values, where there is no room for its neighbors; empty cells are counted. */
function Row({ excerpt }: { excerpt: Extract<Excerpt, { type: 'rows' }> }) {
  const row = excerpt.rows.find((r) => r.hit)
  if (!row) return <Rows excerpt={excerpt} />
  const cells = excerpt.header.map((name, i) => [name, row.cells[i] ?? ''] as const)
  const empty = cells.filter(([, value]) => value === '').map(([name]) => name)
  return (
    <div className="bg-sunken py-1.5">
      <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 px-4 font-code text-xs leading-[19px]">
        {cells
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="wrap-anywhere text-ink-3">{name}</dt>
              <dd className="m-0 wrap-anywhere">{value}</dd>
            </div>
          ))}
      </dl>
      {empty.length > 0 && <p className="px-4 pt-1 text-xs text-ink-3">Empty: {empty.join(', ')}</p>}
    </div>
  )
}
