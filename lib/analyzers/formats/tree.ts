/** Items of a list; none when it is no list. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Text of a string or number, trimmed; `''` for anything else. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '')
