'use client'

import { signIn } from 'next-auth/react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'

/** Goes to the identity provider. */
export function ProviderButton({ name }: { name: string }) {
  return (
    <Button kind="primary" onClick={() => void signIn('oidc', { callbackUrl: '/' })}>
      Sign in with {name}
    </Button>
  )
}

type Person = { membershipId: string; name: string; role: string; orgName: string }

/** The people of the demo; one press signs in as one of them. */
export function DemoPeople({ people }: { people: Person[] }) {
  const [chosen, choose] = useState<string>()
  return (
    <ul className="grid gap-1.5">
      {people.map(({ membershipId, name, role, orgName }) => (
        <li key={membershipId}>
          <Button
            className="w-full flex-wrap justify-between! gap-y-0! py-1.5 text-left whitespace-normal!"
            disabled={chosen !== undefined}
            onClick={() => {
              choose(membershipId)
              void signIn('demo', { membershipId, callbackUrl: '/' })
            }}
          >
            <span>{name}</span>
            <span className="font-normal text-ink-3">
              {role}, {orgName}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
