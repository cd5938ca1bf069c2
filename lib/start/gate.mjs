import http from 'node:http'
import { ownAddress } from './own-address.mjs'

/** What the build answers to; everything else Next would take for a GET, or throw at. */
const methods = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS']

/** Bytes of a body: one part of an upload (8 MiB), or a form. Next itself reads what it is sent to the end, into memory. */
const mostOfPart = 8_388_608
const mostOfForm = 1_572_864
const mostOf = ({ method, url = '' }) => (method === 'PATCH' && url.startsWith('/api/evidence/uploads/') ? mostOfPart : mostOfForm)

/** Pages that may be in the making at once: more would wait for the database until they fail. */
const mostPages = 100

/**
 * The status of a request that must not reach Next, or null. RFC 9112: one Host (3.2), an address of this server and not
 * the form for a proxy (3.2.2); RFC 9110: a method that is not taken is 405 (15.5.6), too large a body 413 (15.5.14).
 */
function refusal(request) {
  const { method = '', url = '', rawHeaders, httpVersion, headers } = request
  if (!methods.includes(method)) return 405
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return 505
  // No name holds NUL, and the database takes none.
  if (!url.startsWith('/') || /%00/.test(url)) return 400
  const hosts = rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length
  if (hosts > 1 || (hosts === 0 && httpVersion === '1.1')) return 400
  return Number(headers['content-length'] ?? 0) > mostOf(request) ? 413 : null
}

/** Hangs up on a body that turns out longer than it may be: one that is sent in chunks does not say so first. */
function holdBody(request) {
  const most = mostOf(request)
  const push = request.push.bind(request)
  let size = 0
  request.push = (chunk, encoding) => {
    size += chunk?.length ?? 0
    if (size <= most) return push(chunk, encoding)
    request.destroy()
    return false
  }
}

function refuse(response, status) {
  const more = status === 405 ? { allow: methods.join(', ') } : status === 503 ? { 'retry-after': '2' } : {}
  response.writeHead(status, { connection: 'close', 'content-length': '0', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...more })
  response.end()
}

function lead(response, location) {
  response.writeHead(307, { location, 'content-length': '0', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  response.end()
}

/**
 * Makes every HTTP server that this process creates from now on refuse such requests before anything else reads them.
 * @param origin the address at which Veritar is known
 */
export function holdGate(origin) {
  const create = http.createServer
  let pages = 0
  http.createServer = (...given) => {
    const listener = given.pop()
    return create(...given, (request, response) => {
      const page = request.method === 'GET' || request.method === 'HEAD'
      const status = refusal(request) ?? (page && pages >= mostPages ? 503 : null)
      if (status !== null) return refuse(response, status)
      const location = ownAddress(request, origin)
      if (location) return lead(response, location)
      holdBody(request)
      if (page) {
        pages += 1
        // Until it is sent: how slowly somebody reads it is another matter.
        let over = false
        const done = () => {
          if (!over) pages -= 1
          over = true
        }
        response.once('finish', done).once('close', done)
        const { writeHead } = response
        response.writeHead = (...head) => {
          done()
          return writeHead.apply(response, head)
        }
      }
      return listener(request, response)
    })
  }
}
