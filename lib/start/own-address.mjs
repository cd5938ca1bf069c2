const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/**
 * Where somebody belongs who opened a page by another name of this machine: writes are taken from one address only. It is
 * said in front of Next, which would make the address relative, and so lead in a circle.
 * @returns the whole address, or null when there is nothing to mend
 */
export function ownAddress({ method, url = '', headers }, origin) {
  const own = new URL(origin)
  const host = headers.host ?? ''
  const mistaken = (method === 'GET' || method === 'HEAD') && host !== own.host && loopback.test(host) && loopback.test(own.host) && host.endsWith(`:${own.port}`)
  return mistaken ? own.origin + url : null
}
