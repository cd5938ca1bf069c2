import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { EntryPage } from '@/components/entry-page'
import { roleWords } from '@/lib/auth/actor'
import { demoPeople } from '@/lib/auth/demo'
import { oidcConfigured } from '@/lib/auth/options'
import { currentSession } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { DemoPeople, ProviderButton } from './sign-in-buttons'

export const metadata: Metadata = { title: 'Sign in' }

type Search = { error?: string | string[]; link?: string | string[] }

const said = (error: Search['error']) =>
  error === 'unknown' ? 'You were recognized, but nobody has given you access here. Ask who invited you.' : error === 'often' ? 'Too many attempts to sign in came from your address. Wait 15 minutes, then try again.' : error ? 'Signing in did not work. Try again.' : null

/** Every way to sign in that this installation has. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { error, link } = await searchParams
  const session = await currentSession()
  // Not before the identity is named: the key is asked for after that.
  if (session && !session.assured && link === undefined) redirect('/sign-in/key')
  const actor = session?.actor
  // A session that began with a one-time link comes here once to name its identity; everyone else is already where they want to be.
  if (actor && link === undefined && !error) redirect('/')
  const people = await demoPeople((await headers()).get('host'))
  const oidc = oidcConfigured()
  const message = said(error)
  return (
    <EntryPage title={link && actor ? `Welcome, ${actor.name}` : 'Sign in'}>
      {message && <p role="alert">{message}</p>}
      {link && actor && <p>Sign in with {env().OIDC_NAME} now, once: from then on that is how you come in.</p>}
      {oidc && <ProviderButton name={env().OIDC_NAME} />}
      {people.length > 0 && (
        <section className="grid gap-3" aria-labelledby="demo">
          <h2 id="demo" className="font-semibold">
            Demo world
          </h2>
          <p>Everyone here is invented. Pick a person; a second window can be another.</p>
          <DemoPeople people={people.map(({ membershipId, name, role, orgName }) => ({ membershipId, name, role: (roleWords as Record<string, string>)[role] ?? role, orgName }))} />
        </section>
      )}
      {!oidc && people.length === 0 && <p>No way to sign in is configured here. Open the set-up or invitation link you were given, or ask the operator to configure OpenID Connect (OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET).</p>}
    </EntryPage>
  )
}
