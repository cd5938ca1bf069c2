/** What the address says of a table: order, page, size, hidden columns. */
export type TableState = { sort: { id: string; desc: boolean } | null; page: number; size: number; hidden: string[] }

/** Search parameters as a Next page receives them. */
export type Params = Record<string, string | string[] | undefined>

export type TableRules = { sortable: readonly string[]; defaultSort: { id: string; desc: boolean } | null; sizes?: readonly number[] }

export const pageSizes = [25, 50, 100, 200] as const

/** The first value of a parameter, trimmed and cut at `longest` characters; '' when absent. */
export function one(params: Params, name: string, longest = 200): string {
  const value = params[name]
  return ((Array.isArray(value) ? value[0] : value) ?? '').trim().slice(0, longest)
}

/** The value when it is one of `allowed`, else undefined: an address is input from outside. */
export function oneOf<T extends string>(params: Params, name: string, allowed: readonly T[]): T | undefined {
  return allowed.find((value) => value === one(params, name))
}

/** Reads ?sort=-score&page=2&size=50&hide=stage,reviewer. What is not understood falls back to the default. */
export function readTableState(params: Params, { sortable, defaultSort, sizes = pageSizes }: TableRules): TableState {
  const sort = one(params, 'sort')
  const id = sort.replace(/^-/, '')
  const page = Number(one(params, 'page', 7))
  const size = Number(one(params, 'size', 4))
  return {
    sort: sortable.includes(id) ? { id, desc: sort.startsWith('-') } : defaultSort,
    page: Number.isInteger(page) && page >= 1 ? page : 1,
    size: sizes.includes(size) ? size : (sizes[1] ?? 50),
    hidden: one(params, 'hide').split(',').filter(Boolean),
  }
}

/**
 * The query string after a change; null removes a parameter. A change of anything but the page or the columns
 * goes back to the first page, because the rows are others now.
 */
export function changeQuery(current: string, changes: Record<string, string | null>): string {
  const query = new URLSearchParams(current)
  const keepsRows = Object.keys(changes).every((name) => name === 'page' || name === 'hide')
  if (!keepsRows) query.delete('page')
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name)
    else query.set(name, value)
  }
  const text = query.toString()
  return text ? `?${text}` : '?'
}

/** The pages around the current one with first and last; 0 stands for a gap. */
export function pagesAround(page: number, last: number): number[] {
  const wanted = [1, page - 1, page, page + 1, last].filter((n) => n >= 1 && n <= last)
  const pages = [...new Set(wanted)].sort((a, b) => a - b)
  return pages.flatMap((n, i) => {
    const before = pages[i - 1]
    return before !== undefined && n - before > 1 ? [0, n] : [n]
  })
}
