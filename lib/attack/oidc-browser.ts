import { type Answer, call } from './call'

/** What a browser keeps of one origin's cookies. */
type Jar = Map<string, string>

/** A browser without scripts: cookies an origin, redirects by hand. */
export type OidcBrowser = {
  /** Begins to sign in at Veritar and follows the provider's pages as `who`. @returns the address the provider sends it back to */
  toProvider: (who: string) => Promise<URL>
  /** Has the provider give a code for another client. */
  codeFor: (client: string, who: string) => Promise<string>
  /** Goes to an address of Veritar with the cookies it has. */
  open: (address: string) => Promise<Answer>
  /** The cookies it has of Veritar, by name. */
  cookies: Jar
}

function keep(jar: Jar, answer: Answer): void {
  for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '' || /max-age=0\b|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name)
    else jar.set(name, value)
  }
}

/**
 * A browser that knows nothing of Veritar yet.
 * @param atProvider its cookies of the provider; with those of before the provider asks nothing again
 * @param id of the provider in Veritar
 */
export function oidcBrowser(origin: string, issuer: string, atProvider: Jar = new Map(), id = 'oidc'): OidcBrowser {
  const jars: Record<string, Jar> = { [origin]: new Map(), [issuer]: atProvider }
  const go = async (at: string, address: string, form?: Record<string, string>): Promise<Answer> => {
    const jar = jars[at] as Jar
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = form ? { method: 'POST', body: new URLSearchParams(form).toString(), headers: { cookie, origin: at, 'content-type': 'application/x-www-form-urlencoded' } } : { headers: { cookie } }
    const answer = await call(at, address, sent)
    keep(jar, answer)
    return answer
  }
  const pathOf = (address: string) => {
    const { pathname, search } = new URL(address, origin)
    return `${pathname}${search}`
  }
  /** Follows the provider's pages as `who` until it sends the browser away. */
  const followed = async (start: string, who: string): Promise<URL> => {
    let next = start
    for (let hops = 0; hops < 12; hops += 1) {
      if (next.startsWith(origin)) return new URL(next)
      const shown = await go(issuer, pathOf(next))
      const prompt = /name="prompt" value="(\w+)"/.exec(shown.body.toString())?.[1]
      const answer = prompt ? await go(issuer, pathOf(next), { prompt, login: who, password: 'any' }) : shown
      next = String(answer.headers['location'] ?? '')
      if (!next) throw new Error(`The identity provider gave ${answer.status}: ${answer.body.toString().slice(0, 300)}`)
    }
    throw new Error('The identity provider did not send the browser back.')
  }
  return {
    cookies: jars[origin] as Jar,
    open: (address) => go(origin, pathOf(address)),
    toProvider: async (who) => {
      const { csrfToken } = JSON.parse((await go(origin, '/api/auth/csrf')).body.toString()) as { csrfToken: string }
      const begun = await go(origin, `/api/auth/signin/${id}`, { csrfToken, callbackUrl: '/' })
      return followed(String(begun.headers['location']), who)
    },
    codeFor: async (client, who) => {
      const asked = new URLSearchParams({ client_id: client, response_type: 'code', scope: 'openid', redirect_uri: `${origin}/api/auth/callback/oidc`, state: 's', code_challenge: 'c'.repeat(43), code_challenge_method: 'S256' })
      return (await followed(`${issuer}/auth?${asked}`, who)).searchParams.get('code') ?? ''
    },
  }
}
