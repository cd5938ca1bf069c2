import { type Answer, call } from './call'

/** What came back of an action: its value, or null when the answer carries none (a redirect, an error). */
export type ActionAnswer = Answer & { value: unknown }

/** The value in an answer of React's wire format: `0:{"a":"$@1",...}` names the row that holds it. */
export function valueIn(body: Buffer): unknown {
  const rows = new Map(body.toString().split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]))
  const name = /"a":"\$@([0-9a-f]+)"/.exec(rows.get('0') ?? '')?.[1]
  try {
    return name ? JSON.parse(rows.get(name) ?? 'null') : null
  } catch {
    return null
  }
}

/** The body of a call with plain values, and with a form as its last argument when one is given. */
function bodyOf(args: unknown[], form?: Record<string, string>): { body: string; type: string } {
  if (!form) return { body: JSON.stringify(args), type: 'text/plain;charset=UTF-8' }
  const boundary = '----veritar'
  const fields = { ...Object.fromEntries(Object.entries(form).map(([name, value]) => [`1_${name}`, value])), 0: JSON.stringify([...args, '$K1']) }
  const part = ([name, value]: [string, string]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  return { body: `${Object.entries(fields).sort(([a], [b]) => b.localeCompare(a)).map(part).join('')}--${boundary}--\r\n`, type: `multipart/form-data; boundary=${boundary}` }
}

/**
 * Calls a server action as a browser's script does, by a raw POST; `headers` may forge or leave out anything.
 * @param page an address that carries the action
 */
export async function callAction(origin: string, page: string, id: string, args: unknown[], headers: Record<string, string>, form?: Record<string, string>): Promise<ActionAnswer> {
  const { body, type } = bodyOf(args, form)
  const answer = await call(origin, page, { method: 'POST', body, headers: { accept: 'text/x-component', 'content-type': type, 'next-action': id, ...headers } })
  return { ...answer, value: valueIn(answer.body) }
}
