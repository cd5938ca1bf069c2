import { at, median } from './median'

/** Times of a page in milliseconds until its last byte. */
export type PageTimes = { title: string; medianMs: number; p95Ms: number; kilobytes: number }

/** Someone with a browser's cookies and nothing else. */
export function visitor(origin: string) {
  const cookies = new Map<string, string>()
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const visit = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(`${origin}${path}`, { redirect: 'manual', ...init, headers: { ...init.headers, cookie: cookie(), origin } })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name && value !== undefined) cookies.set(name, value)
    }
    return response
  }
  return {
    /** A request with the cookies so far, and our own address as its origin. */
    visit,
    /** The cookies so far, as a browser would send them. */
    cookie,
    /** Signs in as a person of the demo. @throws Error when there is no session afterwards */
    async signIn(membershipId: string): Promise<void> {
      const { csrfToken } = (await (await visit('/api/auth/csrf')).json()) as { csrfToken: string }
      const response = await visit('/api/auth/callback/demo', { method: 'POST', body: new URLSearchParams({ csrfToken, membershipId, json: 'true' }) })
      await response.text()
      const to = (await visit('/')).headers.get('location') ?? ''
      if (to === '' || to.endsWith('/sign-in')) throw new Error(`Signing in gave ${response.status} and no session: the first page led to ${to || 'nowhere'}.`)
    },
    /** Reads a page `rounds` times, one after another, after a few that do not count. @throws Error when it is not served */
    async times(title: string, path: string, rounds: number): Promise<PageTimes> {
      const times: number[] = []
      let size = 0
      for (let round = -3; round < rounds; round++) {
        const began = performance.now()
        const response = await visit(path)
        size = (await response.arrayBuffer()).byteLength
        if (response.status !== 200) throw new Error(`${path} gave ${response.status}${response.headers.get('location') ? ` to ${response.headers.get('location')}` : ''}.`)
        if (round >= 0) times.push(performance.now() - began)
      }
      return { title, medianMs: median(times), p95Ms: at(times, 0.95), kilobytes: size / 1e3 }
    },
  }
}
