import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { env } from '../env'
import { demoPeople } from './demo'
import { saidOfSignIn } from './claims'
import { linkIdentity, signInOf } from './identity'
import { oidcRefusal } from './oidc-refusal'
import { recordRefusal, sessionHash, startSession } from './session'

type Providers = NextAuthOptions['providers']
type OidcClaims = { iss?: string; sub?: string; name?: string; email?: string }

/** Whether an identity provider is configured. */
export function oidcConfigured(): boolean {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env()
  return Boolean(OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET)
}

/** OpenID Connect by configuration: authorization code with PKCE, state and nonce; claims from the ID token. */
function oidc(): Providers {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = env()
  if (!issuer || !clientId || !clientSecret) return []
  return [
    {
      id: 'oidc',
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
    },
  ]
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
  if (provider !== 'oidc' || !issuer || issuer !== env().OIDC_ISSUER || !subject) return refused('oidc', 'The identity provider did not say who this is.')
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
 * @param failed is told why the client did not take an answer, in words for the record; it may be told twice of one
 */
export async function authOptions(host: string | null, failed: (reason: string) => void): Promise<NextAuthOptions> {
  return {
    secret: env().NEXTAUTH_SECRET,
    providers: [...oidc(), ...(await demo(host))],
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
