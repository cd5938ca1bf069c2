import { request, sendRaw } from './raw'
import type { Result, Score } from '../score'
import type { Stage } from '../stage'

/** A request inside another: when a frame is misread, it is answered too, with the cookie of whoever sent the first. */
type Framed = [what: string, headers: string[], body: string]

const hidden = (host: string, cookie: string) => request('GET /account', [`Host: ${host}`, `Cookie: ${cookie}`])

/** Ways to make two programs disagree where a request ends (RFC 9112, section 6 and 11.2). */
function framings(inner: string): Framed[] {
  const chunked = `0\r\n\r\n${inner}`
  const length = `Content-Length: ${chunked.length}`
  const te = 'Transfer-Encoding: chunked'
  return [
    ['a length and chunks', [length, te], chunked],
    ['chunks and a length', [te, length], chunked],
    ['a length that is shorter, and chunks', ['Content-Length: 4', te], chunked],
    ['two lengths', ['Content-Length: 0', length], chunked],
    ['two lengths in one header', [`Content-Length: 0, ${chunked.length}`], chunked],
    ['a length with a sign', ['Content-Length: +0'], inner],
    ['a length in hexadecimal', ['Content-Length: 0x0'], inner],
    ['a length below zero', ['Content-Length: -1'], inner],
    ['a length of many digits', ['Content-Length: 18446744073709551616'], inner],
    ['a space before the colon', ['Transfer-Encoding : chunked', 'Content-Length: 0'], inner],
    ['a tab before the value', ['Transfer-Encoding:\tchunked', length], chunked],
    ['a vertical tab before the value', ['Transfer-Encoding:\x0bchunked', length], chunked],
    ['an encoding nobody knows', ['Transfer-Encoding: xchunked', 'Content-Length: 0'], inner],
    ['chunks that are not last', ['Transfer-Encoding: chunked, identity'], chunked],
    ['chunks twice', [te, te], chunked],
    ['chunks and identity', [te, 'Transfer-Encoding: identity'], chunked],
    ['a header folded over two lines', ['X-A: b\r\n Transfer-Encoding: chunked', 'Content-Length: 0'], inner],
    ['a header that ends with a line feed alone', ['X-A: b\nTransfer-Encoding: chunked', 'Content-Length: 0'], inner],
    ['a header that ends with a carriage return alone', ['X-A: b\rTransfer-Encoding: chunked', 'Content-Length: 0'], inner],
    ['a chunk whose size lies', [te], `5\r\nab\r\n0\r\n\r\n${inner}`],
    ['a chunk size in the negative', [te], `-1\r\n\r\n${inner}`],
    ['a chunk size beyond any number', [te], `fffffffffffffffff\r\n\r\n${inner}`],
    ['a chunk extension with a line feed', [te], `0;a=b\nc\r\n\r\n${inner}`],
    ['a trailer that sets a cookie', [te], `0\r\nCookie: veritar=x\r\nHost: evil.example\r\n\r\n`],
  ]
}

/** What follows a whole, well-framed request on one connection is a second request: that alone may be answered twice. */
async function frame({ port, people }: Stage, [what, headers, body]: Framed): Promise<Result> {
  const host = `127.0.0.1:${port}`
  const { statuses, text } = await sendRaw(port, [request('POST /api/session', [`Host: ${host}`, `Origin: http://${host}`, ...headers], body)])
  const got: string[] = []
  const fine = statuses.length === 1 || (statuses.length === 2 && statuses[1] === 400)
  if (statuses.length === 0 && text !== '') got.push(`something was answered that is no HTTP: ${text.slice(0, 60)}`)
  if (statuses.some((status) => status >= 500)) got.push(`it gave ${statuses.join(', ')}`)
  if (text.includes('/account') || (statuses.length > 0 && !fine && statuses.includes(200))) got.push(`a request within it was answered: ${statuses.join(', ')}`)
  if (people.respondent.cookie !== '' && text.includes('Your sessions')) got.push(`${what}: the hidden page came`)
  return { got, note: statuses.join(', ') || 'closed' }
}

/** Sends each framing once, with a request of somebody signed in inside. */
export async function attackFrames(stage: Stage, score: Score): Promise<void> {
  const inner = hidden(`127.0.0.1:${stage.port}`, stage.people.respondent.cookie)
  for (const each of framings(inner)) await score.attack(`frame: ${each[0]}`, () => frame(stage, each))
}
