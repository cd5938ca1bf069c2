/** How many statements of a process have a name at most: a connection keeps about a quarter of a megabyte of each. */
const most = 200

/** Longer ones are lists of ids or of rows, which seldom come again in the same length. */
const longest = 8_000

/** Next keeps modules apart per bundle, and connections are shared: the process-wide object holds the names. */
const kept = globalThis as typeof globalThis & { veritarStatements?: { names: Map<string, string>; once: Set<string> } }
const { names, once } = (kept.veritarStatements ??= { names: new Map(), once: new Set() })

/**
 * The name under which a connection keeps a statement prepared, so that the database does not plan it anew each time:
 * with row-level security the plan costs more than the rows. A statement gets its name when it comes the second time.
 * @returns '' for what has none, which is then planned each time
 */
export function statementName({ sql }: { sql: string }): string {
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size >= most || sql.length > longest) return ''
  if (!once.has(sql)) {
    if (once.size >= most) once.clear()
    once.add(sql)
    return ''
  }
  once.delete(sql)
  const name = `veritar_${names.size}`
  names.set(sql, name)
  return name
}
