import { cx } from '@/components/ui/cx'
import { RecordHit, RecordView, type RecordLine } from '@/components/ui/record'
import { ToHit } from '@/components/ui/to-hit'
import type { Excerpt } from '@/lib/evidence/excerpt'
import { around, type Hit, hitIn, type Sought } from '@/lib/evidence/hit-line'

type Props = { excerpt: Excerpt; says: string | null; seek: Sought; column?: string | undefined; compact?: boolean }

/** What stands at the place: the record or the text by line, the row with its neighbors, or the passage among its paragraphs. */
export function ExcerptView({ excerpt, says, seek, column, compact = false }: Props) {
  switch (excerpt.type) {
    case 'none':
      return <p className="p-4 text-sm text-ink-2">{excerpt.why}</p>
    case 'record':
      return <Lines label={`Record ${excerpt.record} of ${excerpt.file}`} lines={excerpt.lines} from={1} hit={hitIn(excerpt.lines, seek)} says={says} compact={compact} />
    case 'lines':
      return <Lines label={`Lines of ${excerpt.file}`} lines={excerpt.lines} from={excerpt.from} hit={hitOf(excerpt, seek)} says={says} compact={compact} />
    case 'rows':
      return compact ? <Row excerpt={excerpt} /> : <Rows excerpt={excerpt} says={says} column={column} />
    case 'passage':
      return <Passage excerpt={excerpt} says={says} seek={seek} compact={compact} />
  }
}

/** The line that is meant, with the word on it. Where a whole value is meant, which begins on the first line, the line in it that shows why. */
function hitOf({ from, hit, lines, value }: Extract<Excerpt, { type: 'lines' }>, seek: Sought): Hit | null {
  if (hit === null) return hitIn(lines, seek)
  const stated = hit - from
  const here = value ? hitIn(lines, seek) : hitIn([lines[stated] ?? ''], seek)
  return here && value ? here : { line: stated, word: here?.word ?? '' }
}

type LinesProps = { label: string; lines: string[]; from: number; hit: Hit | null; says: string | null; compact: boolean }

function Lines({ label, lines, from, hit, says, compact }: LinesProps) {
  // With little room the surroundings of the hit are enough.
  const first = compact && hit && hit.line > 14 ? hit.line - 10 : 0
  const shown: RecordLine[] = lines.slice(first, compact ? first + 30 : undefined).map((text, i) => {
    if (!hit || i + first !== hit.line) return { number: String(from + first + i), text }
    const [before, word, behind] = around(text, hit.word)
    const marked = word === '' ? text : <>{before}<RecordHit>{word}</RecordHit>{behind}</>
    return { number: String(from + first + i), text: marked, state: 'hit' as const, ...(says ? { note: says } : {}) }
  })
  return <RecordView label={label} wrap={compact} lines={!hit && says ? [{ number: '', text: '', note: says }, ...shown] : shown} className={compact ? 'max-h-[46vh]' : 'max-h-[70vh]'} />
}

type PassageProps = { excerpt: Extract<Excerpt, { type: 'passage' }>; says: string | null; seek: Sought; compact: boolean }

/** Paragraphs of a document: the words that are quoted, or the whole section or page that is meant and the word in it that shows why. */
function Passage({ excerpt: { file, where, blocks, whole }, says, seek, compact }: PassageProps) {
  const hit = whole ? hitIn(blocks.map((block) => (block.hit ? block.text : '')), seek) : null
  const first = blocks.findIndex((block) => block.hit)
  return (
    <div role="region" aria-label={`${where ? `${where} of ` : ''}${file}`} tabIndex={0} className={cx('relative grid gap-2 overflow-auto p-4 text-sm', compact ? 'max-h-[46vh]' : 'max-h-[70vh]')}>
      <ToHit key={`${where} ${hit?.line ?? first}`} />
      {where && <p className="text-xs text-ink-3">{where}</p>}
      {says && <p className="text-sm font-medium">{says}</p>}
      {blocks.map((block, i) => {
        const meant = whole ? hit?.line === i : block.hit
        const [before, word, behind] = around(block.text, whole && meant ? (hit?.word ?? '') : '')
        return (
          <p
            key={i}
            data-hit={(hit ? meant : i === first) || undefined}
            className={cx(
              'wrap-anywhere whitespace-pre-wrap',
              block.heading && 'font-semibold',
              meant ? 'border-l-[3px] border-accent bg-accent-tint px-3 py-1.5 font-said text-[0.9375rem] leading-[1.55]' : block.hit ? 'border-l-[3px] border-accent-line px-3' : 'text-ink-2',
            )}
          >
            {before}
            {word && <mark data-word className="bg-transparent underline underline-offset-[3px]">{word}</mark>}
            {behind}
          </p>
        )
      })}
    </div>
  )
}

type RowsProps = { excerpt: Extract<Excerpt, { type: 'rows' }>; says?: string | null; column?: string | undefined }

function Rows({ excerpt, says, column }: RowsProps) {
  const meant = column === undefined ? -1 : excerpt.header.findIndex((name) => name.trim().toLowerCase() === column.trim().toLowerCase())
  return (
    <div role="region" aria-label={`Rows of ${excerpt.file}`} tabIndex={0} className="overflow-x-auto">
      <ToHit key={`${excerpt.sheet} ${excerpt.rows.find((row) => row.hit)?.number} ${meant}`} />
      <table className="w-full text-xs">
        <thead>
          <tr className="border-b border-line-strong text-left text-ink-3">
            <th className="px-3 py-1.5 font-medium">Row</th>
            {excerpt.header.map((name, i) => (
              <th key={i} className={cx('px-3 py-1.5 font-medium whitespace-nowrap', i === meant && 'text-ink')}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {excerpt.rows.flatMap((row) => [
            <tr key={row.number} id={`row-${row.number}`} data-hit={row.hit || undefined} className={cx('border-line', !(row.hit && says) && 'border-b', row.hit && 'bg-unmet-tint font-medium text-unmet shadow-[inset_3px_0_0_var(--unmet)]')}>
              <td className="px-3 py-1.5">{row.hit ? <b>{row.number} ◂</b> : row.number}</td>
              {excerpt.header.map((_, i) => (
                <td key={i} className="px-3 py-1.5 whitespace-nowrap">
                  {row.hit && i === meant ? <RecordHit>{row.cells[i] || 'blank'}</RecordHit> : (row.cells[i] ?? '')}
                </td>
              ))}
            </tr>,
            row.hit && says && (
              <tr key={`${row.number} says`} className="border-b border-line bg-unmet-tint text-unmet shadow-[inset_3px_0_0_var(--unmet)]">
                <td colSpan={excerpt.header.length + 1} className="px-3 pb-1.5 font-medium">
                  <span className="sticky left-3 inline-block max-w-[min(70ch,75vw)]">{says}</span>
                </td>
              </tr>
            ),
          ])}
        </tbody>
      </table>
      {excerpt.rows.every((row) => !row.hit) && says && <p className="border-t border-line px-4 py-2 text-xs font-medium">{says}</p>}
    </div>
  )
}

/** One row as names and values, where there is no room for its neighbors; empty cells are counted. */
function Row({ excerpt }: { excerpt: Extract<Excerpt, { type: 'rows' }> }) {
  const row = excerpt.rows.find((r) => r.hit)
  if (!row) return <Rows excerpt={excerpt} />
  const cells = excerpt.header.map((name, i) => [name, row.cells[i] ?? ''] as const)
  // The first row names the columns: to set it beside itself says nothing.
  if (cells.every(([name, value]) => name === value)) return <p className="bg-sunken px-4 py-2 text-sm text-ink-2">It has {cells.length} columns: <span className="font-code text-xs wrap-anywhere text-ink">{excerpt.header.join(', ')}</span></p>
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
