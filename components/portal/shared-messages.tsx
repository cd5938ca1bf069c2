import { Message, Thread } from '@/components/ui/message'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { When } from '@/components/ui/when'
import type { PortalRequest } from '@/lib/assessments/portal-queries'
import { askedCriteria } from '@/lib/assessments/progress'
import { catalog } from '@/lib/checklist/catalog'
import { WriteMessage } from './write-message'

/** What was said between the two sides, oldest first, and a place to write. Every message belongs to a criterion. */
export function SharedMessages({ request, actorId }: { request: PortalRequest; actorId: string }) {
  const { messages, assessment, program, nameOf } = request
  const prime = assessment.prime.legalName
  const criteria = askedCriteria(catalog.criteria, program).map(({ id, title }) => ({ id, title }))
  const last = messages.at(-1)?.criterionId ?? criteria[0]?.id ?? ''
  return (
    <Panel labelledBy="h-messages">
      <PanelHead id="h-messages" title="Messages" meta={`you and ${prime}`} />
      <PanelBody className="grid gap-4">
        {messages.length === 0 ? (
          <p className="text-sm text-ink-2">Nothing was written yet. Ask about a criterion here; the reviewer is told.</p>
        ) : (
          <Thread label="Messages">
            {messages.map((message) => (
              <Message key={message.id} by={message.byId === actorId ? 'You' : nameOf(message.byId)} them={message.byOrgId === assessment.primeId} at={<><span className="font-code">{message.criterionId}</span> <When at={message.at} withTime /></>} audience={{ kind: 'shared', with: message.byOrgId === assessment.primeId ? 'you' : prime }}>
                {message.body}
              </Message>
            ))}
          </Thread>
        )}
        <WriteMessage key={last} assessmentId={assessment.id} prime={prime} criteria={criteria} first={last} />
      </PanelBody>
    </Panel>
  )
}
