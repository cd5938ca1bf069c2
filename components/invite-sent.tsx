'use client'
import { useEffect, useRef } from 'react'
import { CopyLink } from './copy-link'
import { ButtonLink } from './ui/button'
import { Callout } from './ui/callout'
import { Facts } from './ui/facts'
import { Panel, PanelBody, PanelHead } from './ui/panel'

export type Sent = { id: string; code: string; link: string; email: string; subcontractor: string; program: string; asked: number; sends: boolean }

/** The invitation is made: the link, once, and where its mail is. */
export function InviteSent({ sent }: { sent: Sent }) {
  const heading = useRef<HTMLDivElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div ref={heading} tabIndex={-1} className="outline-none">
      <Panel labelledBy="sent">
        <PanelHead id="sent" title={`${sent.subcontractor} is invited`} meta={sent.code} />
        <PanelBody className="grid gap-4">
          <Callout tone="met" live title={sent.sends ? `The mail to ${sent.email} is on its way.` : `The mail to ${sent.email} waits in the outbox.`}>
            {sent.sends ? 'The outbox shows whether it was delivered to your mail server.' : 'No mail server is set up here, so send the link yourself.'}
          </Callout>
          <div className="grid gap-1">
            <span className="text-sm font-medium">Link</span>
            <CopyLink link={sent.link} />
            <p className="text-xs text-ink-3">It is shown this once, works for 14 days and for one person. Whoever holds it can begin to answer.</p>
          </div>
          <Facts
            items={[
              ['Program', sent.program],
              ['Asked', `${sent.asked} criteria`],
            ]}
          />
          <div className="flex flex-wrap gap-2">
            <ButtonLink href={`/assessments/${sent.id}`} kind="primary">
              Open {sent.code}
            </ButtonLink>
            <ButtonLink href="/outbox">Outbox</ButtonLink>
            <ButtonLink href="/portfolio" kind="quiet">
              Portfolio
            </ButtonLink>
          </div>
        </PanelBody>
      </Panel>
    </div>
  )
}
