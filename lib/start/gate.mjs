import http from 'node:http'

/** What the build answers to; everything else Next would take for a GET, or throw at. */
const methods = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS']

/**
 * The status of a request that must not reach Next, or null. RFC 9112: one Host (3.2), an address of this server and not
 * the form for a proxy (3.2.2); RFC 9110: a method that is not taken is 405 (15.5.6).
 */
function refusal({ method = '', url = '', rawHeaders, httpVersion }) {
  if (!methods.includes(method)) return 405
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return 505
  if (!url.startsWith('/')) return 400
  const hosts = rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length
  return hosts > 1 || (hosts === 0 && httpVersion === '1.1') ? 400 : null
}

/** Makes every HTTP server that this process creates from now on refuse such requests before anything else reads them. */
export function holdGate() {
  const create = http.createServer
  http.createServer = (...given) => {
    const listener = given.pop()
    return create(...given, (request, response) => {
      const status = refusal(request)
      if (status === null) return listener(request, response)
      response.writeHead(status, { connection: 'close', 'content-length': '0', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...(status === 405 ? { allow: methods.join(', ') } : {}) })
      response.end()
    })
  }
}
