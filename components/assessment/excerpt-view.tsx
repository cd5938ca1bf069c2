import { Said } from '@/components/ui/message'
import { RecordView, type RecordLine } from '@/components/ui/record'
import { cx } from '@/components/ui/cx'
import type { Excerpt } from '@/lib/evidence/excerpt'

/** What stands at the place: the record by line, the row with its neighbors, or the words quoted. */
export function ExcerptView({ excerpt, says, find }: { excerpt: Excerpt; says: string | null; find: string[] }) {
  if (excerpt.type === 'none') return <p className="p-4 text-sm text-ink-2">{excerpt.why}</p>
  if (excerpt.type === 'quote') {
    return (
      <div className="grid gap-2 p-4">
        <p className="text-xs text-ink-3">{excerpt.where}</p>
        <Said>{excerpt.text}</Said>
      </div>
    )
  }
  if (excerpt.type === 'record') {
    const wanted = find.filter((word) => word.length > 3)
    const hit = excerpt.lines.findIndex((line) => wanted.some((word) => line.toLowerCase().includes(word.toLowerCase())))
    const lines: RecordLine[] = excerpt.lines.map((text, i) => ({ number: String(i + 1), text, ...(i === hit ? { state: 'hit' as const, ...(says ? { note: says } : {}) } : {}) }))
    return <RecordView label={`Record ${excerpt.record} of ${excerpt.file}`} lines={hit < 0 && says ? [{ number: '', text: '', note: says }, ...lines] : lines} className="max-h-[70vh]" />
  }
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
