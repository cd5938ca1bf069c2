/** The keys at the top of a YAML or JSON text, or of the first element of a JSON list; the text may be cut off. */
export function topKeys(text: string): Set<string> {
  const start = /\S/.exec(text)?.[0]
  return (start === '{' && !/^\s*\{\{/.test(text)) || start === '[' ? jsonKeys(text) : yamlKeys(text)
}

function yamlKeys(text: string): Set<string> {
  const keys = new Set<string>()
  for (const [, quoted, plain] of text.matchAll(/^(?:"([^"\n]{1,80})"|'?([A-Za-z_.$][\w./ $-]{0,80}?)'?)\s*:(?=\s|$)/gm)) keys.add(quoted ?? plain ?? '')
  return keys
}

function jsonKeys(text: string): Set<string> {
  const keys = new Set<string>()
  const list = /^\s*\[/.test(text)
  let depth = 0
  for (const [token, key, colon] of text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?|[[\]{}]/g)) {
    if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
    else if (colon !== undefined && depth === (list ? 2 : 1)) keys.add(key ?? '')
    if (list && token === '}' && depth === 1) break
  }
  return keys
}
