import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { env } from '../env'
import { demoPeople } from './demo'
import { saidOfSignIn } from './claims'
import { linkIdentity, signInOf } from './identity'
import { type IdentityProvider, identityProviders, isOpen } from './identity-providers'
import { oidcRefusal } from './oidc-refusal'
import { recordRefusal, sessionHash, startSession } from './session'

type Providers = NextAuthOptions['providers']
type OidcClaims = { iss?: string; sub?: string; name?: string; email?: string }

/** OpenID Connect by configuration: authorization code with PKCE, state and nonce; claims from the ID token. */
function oidc({ id, name, issuer, clientId, clientSecret }: IdentityProvider): Providers[number] {
  return {
    id,
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    issuer,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid profile email' } },
    profile: (claims: OidcClaims) => ({ id: claims.sub ?? '', name: claims.name ?? null, email: claims.email ?? null }),
  }
}

/**
 * What a browser keeps of a sign-in that it began, by provider: what was begun at one is never ended at another, whatever
 * address the answer comes to (RFC 9700 4.4, mix-up).
 */
function cookiesOf({ id }: IdentityProvider): NonNullable<NextAuthOptions['cookies']> {
  const secure = env().APP_ORIGIN.startsWith('https:')
  const cookie = (what: string) => ({ name: `${secure ? '__Host-' : ''}veritar-${what}-${id}`, options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure, maxAge: 900 } })
  return { state: cookie('state'), nonce: cookie('nonce'), pkceCodeVerifier: cookie('pkce') }
}

/** Picking a person of the demo. Where there is no demo there is no such provider. */
async function demo(host: string | null): Promise<Providers> {
  const people = await demoPeople(host)
  if (people.length === 0) return []
  return [
    Credentials({
      id: 'demo',
      name: 'Demo',
      credentials: { membershipId: { type: 'text' } },
      authorize: async (given) => {
        const person = people.find(({ membershipId }) => membershipId === given?.membershipId)
        return person ? { id: person.personId, membershipId: person.membershipId } : null
      },
    }),
  ]
}

const refused = async (method: string, reason: string) => {
  await recordRefusal(method, reason)
  return '/sign-in?error=unknown'
}

/** Who an identity provider says it is, or where the browser goes instead of getting a session. */
async function throughProvider(provider: string | undefined, profile: unknown): Promise<string> {
  const { iss: issuer, sub: subject } = (profile ?? {}) as OidcClaims
  if (!issuer || !subject || identityProviders().find(({ id }) => id === provider)?.issuer !== issuer) return refused('oidc', 'The identity provider did not say who this is.')
  const known = await signInOf({ issuer, subject })
  if (known) {
    await startSession({ ...known, method: 'oidc', said: saidOfSignIn(issuer, profile) })
    return '/'
  }
  const hash = await sessionHash()
  if (hash && (await linkIdentity(hash, { issuer, subject }))) return '/'
  return refused('oidc', 'Nobody here has this identity, or their organization does not allow its issuer.')
}

/**
 * next-auth as the OpenID Connect client only: a sign-in ends with our own session, which can be revoked at once,
 * and next-auth makes none of its own because the callback answers with an address.
 * @param named the identity provider that the address names: no other takes part, and next-auth's own list of them shows only those that anybody may know of
 * @param failed is told why the client did not take an answer, in words for the record; it may be told twice of one
 */
export async function authOptions(host: string | null, named: IdentityProvider | undefined, failed: (reason: string) => void): Promise<NextAuthOptions> {
  return {
    secret: env().NEXTAUTH_SECRET,
    providers: [...(named ? [named] : identityProviders().filter(isOpen)).map(oidc), ...(await demo(host))],
    ...(named && { cookies: cookiesOf(named) }),
    pages: { signIn: '/sign-in', error: '/sign-in' },
    session: { strategy: 'jwt', maxAge: 60 },
    logger: {
      error: (code, cause) => {
        console.error(`Sign-in failed: ${code}`)
        failed(oidcRefusal(cause))
      },
      warn: () => undefined,
      debug: () => undefined,
    },
    callbacks: {
      async signIn({ account, user, profile }) {
        if (account?.provider === 'demo') {
          const { id, membershipId } = user as { id: string; membershipId: string }
          await startSession({ personId: id, membershipId, method: 'demo' })
          return '/'
        }
        try {
          return await throughProvider(account?.provider, profile)
        } catch {
          // next-auth would put the words of the error into an address.
          failed('The sign-in could not be completed.')
          return '/sign-in?error=failed'
        }
      },
    },
  }
}
