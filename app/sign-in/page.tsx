import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { EntryPage } from '@/components/entry-page'
import { Callout } from '@/components/ui/callout'
import { type Actor, roleWords } from '@/lib/auth/actor'
import { demoPeople } from '@/lib/auth/demo'
import { identityProviders, isOpen, type IdentityProvider } from '@/lib/auth/identity-providers'
import { currentSession } from '@/lib/auth/session'
import { findIssuers } from '@/lib/people/queries'
import { ByAddress, DemoPeople, ProviderButton } from './sign-in-buttons'

export const metadata: Metadata = { title: 'Sign in' }

type Search = { error?: string | string[]; link?: string | string[] }

const said = (error: Search['error']) =>
  error === 'unknown' ? 'You were recognized, but nobody has given you access here. Ask who invited you.' : error === 'often' ? 'Too many attempts to sign in came from your address. Wait 15 minutes, then try again.' : error ? 'Signing in did not work. Try again.' : null

/** The providers to name on the page, and whether others are found by an address. Who came by a link sees those that their organization allows. */
async function choices(actor: Actor | undefined): Promise<{ shown: IdentityProvider[]; others: boolean }> {
  const all = identityProviders()
  const allowed = actor ? (await findIssuers(actor)).map(({ issuer }) => issuer) : []
  if (allowed.length > 0) return { shown: all.filter(({ issuer }) => allowed.includes(issuer)), others: false }
  return { shown: all.filter(isOpen), others: !all.every(isOpen) }
}

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
  const { shown, others } = await choices(link ? actor : undefined)
  const none = shown.length === 0 && !others
  const message = said(error)
  return (
    <EntryPage title={link && actor ? `Welcome, ${actor.name}` : 'Sign in'}>
      {message && <Callout live tone="unmet" title={message} />}
      {link && actor && <p>{none ? 'Your organization allows no identity provider that is set up here. Ask one of its administrators.' : 'Sign in with your identity provider now, once: from then on that is how you come in.'}</p>}
      {shown.map(({ id, name }) => (
        <ProviderButton key={id} id={id} name={name} />
      ))}
      {others && <ByAddress />}
      {people.length > 0 && (
        <section className="grid gap-3" aria-labelledby="demo">
          <h2 id="demo" className="font-semibold">
            Demo world
          </h2>
          <p>Everyone here is invented. Pick a person; a second window can be another.</p>
          <DemoPeople people={people.map(({ membershipId, name, role, orgName }) => ({ membershipId, name, role: (roleWords as Record<string, string>)[role] ?? role, orgName }))} />
        </section>
      )}
      {none && !actor && people.length === 0 && <p>No way to sign in is configured here. Open the set-up or invitation link you were given, or ask the operator to configure OpenID Connect (OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET).</p>}
    </EntryPage>
  )
}
