'use client'
import { ListFilter, Plus, X } from 'lucide-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useShortcut } from './shortcuts/shortcuts'
import { changeQuery } from './table-state'
import { cx } from './ui/cx'
import { Icon } from './ui/icon'
import { Menu, MenuAction, MenuLabel } from './ui/menu'

export type FilterOption = { value: string; label: string }

function useQuery() {
  const router = useRouter()
  const query = useSearchParams()
  return { get: (name: string) => query.get(name) ?? '', set: (changes: Record<string, string | null>) => router.push(changeQuery(query.toString(), changes), { scroll: false }) }
}

/** One filter in the address: dashed when empty, solid and blue when set, with a way to clear it. */
export function FilterChip({ name, label, options }: { name: string; label: string; options: FilterOption[] }) {
  const { get, set } = useQuery()
  const value = get(name)
  const chosen = options.find((option) => option.value === value)
  return (
    <span className={cx('inline-flex h-7 items-center rounded-2 border text-xs whitespace-nowrap pointer-coarse:h-11', chosen ? 'border-accent-line bg-accent-tint font-medium text-accent' : 'border-dashed border-line-control text-ink-2')}>
      <Menu
        label={label}
        align="start"
        trigger={
          <button type="button" className="inline-flex h-full items-center gap-1.5 px-2">
            <Icon of={chosen ? ListFilter : Plus} size={14} />
            {chosen ? `${label}: ${chosen.label}` : label}
          </button>
        }
      >
        <MenuLabel>{label}</MenuLabel>
        {options.length === 0 && <MenuLabel>Nothing to choose from yet</MenuLabel>}
        {options.map((option) => (
          <MenuAction key={option.value} onSelect={() => set({ [name]: option.value })}>
            <span className={option.value === value ? 'font-semibold' : undefined}>{option.label}</span>
          </MenuAction>
        ))}
      </Menu>
      {chosen && (
        <button type="button" aria-label={`Clear the filter ${label}`} className="inline-flex h-full items-center pr-2" onClick={() => set({ [name]: null })}>
          <Icon of={X} size={14} />
        </button>
      )}
    </span>
  )
}

/** The text filter: `F` goes there, typing filters after a pause, the address follows. */
export function FilterText({ label, placeholder }: { label: string; placeholder: string }) {
  const { get, set } = useQuery()
  const applied = get('q')
  const [text, setText] = useState(applied)
  const [seen, setSeen] = useState(applied)
  const input = useRef<HTMLInputElement>(null)
  if (applied !== seen) {
    setSeen(applied)
    setText(applied)
  }
  useShortcut('f', 'Filter', () => input.current?.focus())
  const apply = useRef(set)
  useEffect(() => {
    apply.current = set
  })
  useEffect(() => {
    if (text.trim() === applied) return
    const wait = setTimeout(() => apply.current({ q: text.trim() }), 250)
    return () => clearTimeout(wait)
  }, [text, applied])
  return (
    <input
      ref={input}
      type="search"
      aria-label={label}
      aria-keyshortcuts="F"
      placeholder={placeholder}
      value={text}
      onChange={(event) => setText(event.target.value)}
      className="h-7 w-full rounded-2 border border-line-control bg-surface px-2.5 text-sm sm:w-60 pointer-coarse:h-11 max-md:text-lg"
    />
  )
}

/** A day in the address, for the start or the end of a span. */
export function FilterDay({ name, label }: { name: string; label: string }) {
  const { get, set } = useQuery()
  return (
    <label className="inline-flex items-center gap-1.5 text-xs text-ink-3">
      {label}
      <input type="date" value={get(name)} onChange={(event) => set({ [name]: event.target.value || null })} className="h-7 rounded-2 border border-line-control bg-surface px-1.5 text-ink pointer-coarse:h-11" />
    </label>
  )
}
