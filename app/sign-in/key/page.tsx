import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { EntryPage } from '@/components/entry-page'
import { KeyOffer } from '@/components/keys/key-offer'
import { SignInKey } from '@/components/keys/sign-in-key'
import { Button } from '@/components/ui/button'
import { currentSession } from '@/lib/auth/session'
import { keysOf } from '@/lib/auth/webauthn/queries'

export const metadata: Metadata = { title: 'Security key' }

/** The second step of signing in: a key one has, or the first one where keys are required. */
export default async function SignInKeyPage() {
  const session = await currentSession()
  if (!session) redirect('/sign-in')
  if (session.assured) redirect('/')
  const own = await keysOf(session.actor)
  const usable = own.keys.filter((key) => key.allowed && !key.blockedAt && !key.waits)
  const registers = own.enrolment === 'first' || own.enrolment === 'window'
  const waits = usable.length === 0 && own.keys.find((key) => key.waits)
  if (waits) return <WaitingPage keyName={waits.name} />
  return (
    <EntryPage title={registers ? 'Register your security key' : 'Now your security key'}>
      <p>You are {session.actor.name}. {registers ? 'Veritar opens only with a hardware key of your own. Register one now; it is then asked for at every sign-in.' : `Insert or hold ready ${usable.length > 1 ? 'one of your keys' : 'your key'}${usable.length > 0 ? `: ${usable.map((key) => key.name).join(', ')}` : ''}.`}</p>
      {registers ? <KeyOffer own={own} then="/sign-in/key" /> : usable.length > 0 ? <SignInKey /> : <KeyOffer own={own} then="/sign-in/key" />}
      {!registers && <p className="text-sm text-ink-2">Lost your keys? An administrator of your organization makes sure that it is you, removes them and lets you register anew. Nobody does that by e-mail.</p>}
      <SomebodyElse />
    </EntryPage>
  )
}

function SomebodyElse() {
  return (
    <form method="post" action="/api/sign-out">
      <Button type="submit" kind="quiet">
        Sign in as somebody else
      </Button>
    </form>
  )
}

/** Somebody else has to say first that the key is in the right hands. */
function WaitingPage({ keyName }: { keyName: string }) {
  return (
    <EntryPage title="Your security key waits">
      <p>“{keyName}” is registered. You came in by a link that an administrator issued, so a second administrator or an Export Control Officer of your organization confirms first that the key is in your hands. They were told; ask them, and open this page again.</p>
      <SomebodyElse />
    </EntryPage>
  )
}
