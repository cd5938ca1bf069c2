import { request, sendRaw } from './raw'
import type { Score } from '../score'
import type { Stage } from '../stage'

/** One request that is not as it should be, and the statuses it may be answered with; none means that the line is closed. */
type Odd = { what: string; send: string; may: number[] }

const refused = [400, 404, 405, 414, 421, 431, 501, 505]

function odd(host: string, cookie: string): Odd[] {
  const own = [`Host: ${host}`, `Cookie: ${cookie}`, 'Connection: close']
  const get = (what: string, line: string, headers: string[], may: number[]): Odd => ({ what, send: request(line, headers), may })
  return [
    get('no Host', 'GET /portfolio', [`Cookie: ${cookie}`, 'Connection: close'], [400]),
    get('two Hosts', 'GET /portfolio', ['Host: evil.example', ...own], [400]),
    get('another Host', 'GET /', ['Host: evil.example', 'Connection: close'], [200, 307, 400, 421]),
    get('a Host with a path', 'GET /', ['Host: evil.example/x?', 'Connection: close'], [200, 307, 400, 421]),
    get('an address of another server', 'GET http://evil.example/portfolio', own, [400]),
    get('an address that begins with two slashes', 'GET //evil.example/..', own, [308, 307, 400, 404]),
    get('an address that begins with a backslash', 'GET /\\evil.example/', own, [308, 307, 400, 404]),
    get('an address of two slashes at the end', 'GET //evil.example//', own, [308, 307, 400, 404]),
    get('no address', 'GET  ', own, [400]),
    get('a star', 'OPTIONS *', own, [400]),
    get('a port to connect to', 'CONNECT 127.0.0.1:22', own, refused),
    get('a version nobody speaks', 'GET / HTTP/9.9\r\nX: x\r\nX-Y:', own, [400, 505]),
    ...['TRACE', 'TRACK', 'DEBUG', 'PROPFIND', 'MKCOL', 'PURGE', 'get', 'FOO', '__PROTO__'].map((method) => get(`method ${method}`, `${method} /portfolio`, [...own, 'X-Secret: echoed'], [400, 405])),
    get('TRACE of a handler', 'TRACE /api/health', [...own, 'X-Secret: echoed'], [405]),
    get('headers of 300 KB', 'GET /', [...own, `X-Long: ${'a'.repeat(300_000)}`], [431, 400]),
    get('five thousand headers', 'GET /', [...own, ...Array.from({ length: 5_000 }, (_, i) => `X-${i}: a`)], [431, 400, 200, 307]),
    get('an address of 100 KB', `GET /${'a'.repeat(100_000)}`, own, [414, 431, 400]),
    get('NUL in a header', 'GET /', [...own, 'X-A: a\0b'], [400]),
    get('a header without a name', 'GET /', [...own, ': a'], [400]),
    get('another protocol (h2c)', 'GET /portfolio', [`Host: ${host}`, 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__'], [307, 400, 404, 426]),
    get('a web socket', 'GET /_next/webpack-hmr', [`Host: ${host}`, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='], [400, 404, 426]),
    ...['/portal/..%2fportfolio', '/%2e%2e/%2e%2e/etc/passwd', '/_next/static/../../package.json', '/_next/static/%2e%2e/%2e%2e/package.json', '/_next/static/..%5c..%5cpackage.json', '/_next/../.env', '/%00', '/portfolio%00.css', '/%E0%A4%A', '/_next/data/x/portfolio.json', '/_next/image?url=http://127.0.0.1:1/&w=64&q=75', '/.next/BUILD_ID', '/server-reference-manifest.json'].map((path) => get(`address ${path}`, `GET ${path}`, own, [307, 308, 400, 404])),
    { what: 'HTTP/0.9', send: 'GET /portfolio\r\n\r\n', may: [400, 505] },
    { what: 'TLS to a plain port', send: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', may: [400] },
    { what: 'a preface of HTTP/2', send: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', may: [400, 405, 505] },
  ]
}

/** Odd request lines and headers: each is answered as it may be, nothing is echoed, nothing leads elsewhere. */
export async function attackLines({ port, people }: Stage, score: Score): Promise<void> {
  for (const { what, send, may } of odd(`127.0.0.1:${port}`, people.respondent.cookie)) {
    await score.attack(`request: ${what}`, async () => {
      const { statuses, text } = await sendRaw(port, [send])
      const got: string[] = []
      if (statuses.some((status) => !may.includes(status))) got.push(`it gave ${statuses.join(', ')}`)
      if (statuses.length > 1) got.push(`it was answered ${statuses.length} times`)
      if (text.includes('X-Secret: echoed') || /^x-secret:/im.test(text)) got.push('its headers were sent back')
      const location = /^location: *(.*)$/im.exec(text)?.[1] ?? ''
      if (/^(?:[a-z]+:)?[/\\]{2}(?!127\.0\.0\.1)/i.test(location)) got.push(`it leads to ${location}`)
      if (/root:x:0|"dependencies"|NEXTAUTH_SECRET/.test(text)) got.push('a file of the server came')
      if (/\n\s+at .+\.(?:js|ts):\d+/.test(text)) got.push('a stack came')
      return { got, note: statuses.join(', ') || 'closed' }
    })
  }
}
