'use client'

import { getCsrfToken, signIn } from 'next-auth/react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { describedBy, Field, Input } from '@/components/ui/field'
import { findProvider } from '@/lib/auth/provider-actions'

/** Begins a sign-in and goes to the identity provider. By hand: next-auth's own call knows only those that everybody sees. */
async function goTo(provider: string): Promise<void> {
  const body = new URLSearchParams({ csrfToken: (await getCsrfToken()) ?? '', callbackUrl: '/', json: 'true' })
  const answer = await fetch(`/api/auth/signin/${provider}`, { method: 'POST', body })
  const { url } = (await answer.json()) as { url: string }
  window.location.assign(url)
}

const unreachable = 'Veritar could not be reached. Try again.'

/** Goes to an identity provider. */
export function ProviderButton({ id, name }: { id: string; name: string }) {
  const [failed, setFailed] = useState(false)
  return (
    <>
      <Button kind="primary" onClick={() => void goTo(id).catch(() => setFailed(true))}>
        Sign in with {name}
      </Button>
      {failed && <Callout live tone="unmet" title={unreachable} />}
    </>
  )
}

/** Finds the identity provider of an organization by its people's addresses. Only the domain leaves the page. */
export function ByAddress() {
  const [address, setAddress] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  async function find() {
    setBusy(true)
    try {
      const found = await findProvider(address.slice(address.lastIndexOf('@') + 1))
      setError(found.ok ? undefined : found.error)
      if (found.ok) await goTo(found.id)
    } catch {
      setError(unreachable)
    }
    setBusy(false)
  }
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void find()
      }}
    >
      <Field label="Your work address" id="work-address" error={error} hint="It tells where your organization signs in. Only what stands behind the @ is sent.">
        <Input {...describedBy('work-address', error, true)} type="email" required value={address} maxLength={254} autoComplete="email" onChange={(event) => setAddress(event.target.value)} />
      </Field>
      <Button kind="primary" type="submit" aria-busy={busy}>
        Continue
      </Button>
    </form>
  )
}

type Person = { membershipId: string; name: string; role: string; orgName: string }

/** The people of the demo by organization; one press signs in as one of them. */
export function DemoPeople({ people }: { people: Person[] }) {
  const [chosen, choose] = useState<string>()
  const organizations = [...new Set(people.map(({ orgName }) => orgName))]
  return organizations.map((organization, i) => (
    <section key={organization} className="grid gap-1.5" aria-labelledby={`demo-${i}`}>
      <h3 id={`demo-${i}`} className="text-sm text-ink-2">
        {organization}
      </h3>
      <ul className="grid gap-1.5">
        {people
          .filter(({ orgName }) => orgName === organization)
          .map(({ membershipId, name, role }) => (
            <li key={membershipId}>
              <Button
                className="w-full justify-between! py-1.5 text-left whitespace-normal!"
                disabled={chosen !== undefined}
                onClick={() => {
                  choose(membershipId)
                  void signIn('demo', { membershipId, callbackUrl: '/' })
                }}
              >
                <span>{name}</span>
                <span className="text-right font-normal text-ink-3">{role}</span>
              </Button>
            </li>
          ))}
      </ul>
    </section>
  ))
}
