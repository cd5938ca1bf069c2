import type { SortingState } from '@tanstack/react-table'

type Props = { columns: { id: string; label: string }[]; sorted: SortingState[number] | undefined; onSort: (id: string, desc: boolean) => void }

/** The order of the rows where they stack and no header can be pressed. A native select: it works on every phone. */
export function TableSort({ columns, sorted, onSort }: Props) {
  if (columns.length === 0) return null
  const known = columns.some(({ id }) => id === sorted?.id)
  return (
    <label className="flex w-full items-center gap-2 text-xs text-ink-3 md:hidden">
      <span className="shrink-0">Sort by</span>
      <select
        value={known && sorted ? `${sorted.desc ? '-' : ''}${sorted.id}` : ''}
        onChange={(event) => onSort(event.target.value.replace(/^-/, ''), event.target.value.startsWith('-'))}
        className="h-8 min-w-0 flex-1 rounded-2 border border-line-control bg-surface px-2 text-lg text-ink pointer-coarse:h-11"
      >
        {!known && <option value="">As given</option>}
        {columns.flatMap(({ id, label }) => [
          <option key={id} value={id}>
            {label}, ascending
          </option>,
          <option key={`-${id}`} value={`-${id}`}>
            {label}, descending
          </option>,
        ])}
      </select>
    </label>
  )
}
