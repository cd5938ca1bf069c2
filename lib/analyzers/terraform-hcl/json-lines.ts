const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g
const deepest = 12

/**
 * The line on which each key of a JSON text stands, by its path; elements of lists are `#0`, `#1`. A path that is not there
 * is where the nearest key above it stands.
 */
export function jsonLines(text: string): (path: string[]) => number {
  const lines = new Map<string, number>()
  const open: { list: boolean; key: string; index: number }[] = []
  let line = 1
  let from = 0
  const here = () => open.map(({ list, key, index }) => (list ? `#${index}` : key))
  const note = () => {
    if (open.length > deepest) return
    const path = here().join('\n')
    if (!lines.has(path)) lines.set(path, line)
  }
  for (const match of text.matchAll(tokens)) {
    for (let at = text.indexOf('\n', from); at >= 0 && at < match.index; at = text.indexOf('\n', at + 1)) line++
    from = match.index
    const [token] = match
    const top = open.at(-1)
    if (token === '{' || token === '[') {
      if (top?.list) note()
      open.push({ list: token === '[', key: '', index: 0 })
    } else if (token === '}' || token === ']') open.pop()
    else if (token === ',' && top?.list) top.index++
    else if (token.startsWith('"') && top && !top.list && /^\s*:/.test(text.slice(match.index + token.length, match.index + token.length + 20))) {
      top.key = token.slice(1, -1)
      note()
    }
  }
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const found = lines.get(path.slice(0, length).join('\n'))
      if (found !== undefined) return found
    }
    return 1
  }
}
