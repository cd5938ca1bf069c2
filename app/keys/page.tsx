import type { Metadata } from 'next'
import { ColleagueKeys } from '@/components/keys/colleague-keys'
import { KeyList } from '@/components/keys/key-list'
import { KeyOffer } from '@/components/keys/key-offer'
import { Callout } from '@/components/ui/callout'
import { Empty } from '@/components/ui/empty'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { can } from '@/lib/auth/policy'
import { requireActor } from '@/lib/auth/session'
import { colleaguesOf, keysOf } from '@/lib/auth/webauthn/queries'

export const metadata: Metadata = { title: 'Your security keys' }

/** One's own security keys; for an administrator also who else has some, and the way back for who lost theirs. */
export default async function KeysPage() {
  const actor = await requireActor()
  const own = await keysOf(actor)
  const colleagues = can(actor, 'key:confirm', 'own') ? await colleaguesOf(actor) : null
  const first = own.enrolment === 'first'
  return (
    <Page wide={false}>
      <PageHead title="Your security keys" lead="A hardware key signs you in and confirms what you decide, export or change. Keep two: one with you, one in a safe place." />
      {own.keys.length === 1 && (
        <Callout tone="partial" title="Register a second key.">
          Lose the only one, and you are locked out until an administrator has made sure that it is you.
        </Callout>
      )}
      <Panel labelledBy="keys">
        <PanelHead id="keys" title="Keys" meta={own.keys.length === 0 ? undefined : `${own.keys.length} registered`} />
        {own.keys.length > 0 ? <KeyList keys={own.keys} /> : <Empty title="No key yet">{first ? 'As soon as you register one, it is asked for at every sign-in.' : ''}</Empty>}
      </Panel>
      <Panel labelledBy="register">
        <PanelHead id="register" title={own.keys.length === 0 ? 'Register a key' : 'Register another key'} />
        <PanelBody>
          <KeyOffer own={own} then={first ? '/sign-in/key' : '/keys'} />
        </PanelBody>
      </Panel>
      {colleagues && (
        <Panel labelledBy="colleagues">
          <PanelHead id="colleagues" title="Keys of your colleagues" meta="to confirm, and when somebody lost theirs" />
          {colleagues.length > 0 ? <ColleagueKeys people={colleagues} recovers={can(actor, 'key:recover', 'own')} /> : <Empty title="Nobody else belongs to your organization yet" />}
        </Panel>
      )}
    </Page>
  )
}
