import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { When } from '@/components/ui/when'
import { endSessions, switchRole } from '@/lib/auth/account-actions'
import { roleWords } from '@/lib/auth/actor'
import { deviceWords } from '@/lib/auth/device'
import { ownSessions } from '@/lib/auth/own-sessions'
import { requireActor } from '@/lib/auth/session'
import { switchable } from '@/lib/auth/session-store'

export const metadata: Metadata = { title: 'Your sessions' }

/** Where the person is signed in, with a way to end each, and the other roles they have. */
export default async function AccountPage() {
  const actor = await requireActor()
  const [sessions, { memberships: others }] = await Promise.all([ownSessions(actor), switchable(actor)])
  return (
    <Page wide={false}>
      <PageHead title="Your sessions" lead="Where you are signed in. End what you do not know, and tell an administrator." meta="A session ends after 15 minutes without use, and after 12 hours in any case." />
      <Panel labelledBy="sessions">
        <PanelHead
          id="sessions"
          title="Signed in now"
          meta={`${sessions.length}`}
          end={
            sessions.length > 1 && (
              <form action={endSessions}>
                <input type="hidden" name="session" value="others" />
                <Button size="small" kind="danger" type="submit">
                  End all others
                </Button>
              </form>
            )
          }
        />
        <ul>
          {sessions.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-3 text-sm last:border-0">
              <span className="min-w-0">
                <b className="font-semibold">{deviceWords(one.userAgent)}</b>
                <span className="block text-xs text-ink-3">
                  from {one.address || 'an address that was not said'}, last used <When at={one.lastSeenAt} withTime />, began <When at={one.startedAt} withTime />
                </span>
              </span>
              <span className="ml-auto">
                {one.here ? (
                  <Badge tone="accent">This one</Badge>
                ) : (
                  <form action={endSessions}>
                    <input type="hidden" name="session" value={one.id} />
                    <Button size="small" type="submit">
                      End
                    </Button>
                  </form>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      {others.length > 0 && (
        <Panel labelledBy="roles">
          <PanelHead id="roles" title="Your other roles" />
          <PanelBody className="flex flex-wrap gap-2">
            {others.map((one) => (
              <form key={one.id} action={switchRole}>
                <input type="hidden" name="membership" value={one.id} />
                <Button type="submit">
                  Go on as {(roleWords as Record<string, string>)[one.role] ?? one.role}, {one.orgName}
                </Button>
              </form>
            ))}
          </PanelBody>
        </Panel>
      )}
    </Page>
  )
}
