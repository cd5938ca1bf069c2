import type { Metadata } from 'next'
import { ClosedNote } from '@/components/portal/closed-note'
import { ReadinessPanel } from '@/components/portal/readiness-panel'
import { RequestTabs } from '@/components/portal/request-tabs'
import { SignForm } from '@/components/portal/sign-form'
import { stageWords } from '@/components/portal/view'
import { Callout } from '@/components/ui/callout'
import { Crumbs } from '@/components/ui/crumbs'
import { Said } from '@/components/ui/message'
import { Page, PageHead } from '@/components/ui/page'
import { Panel, PanelBody, PanelHead } from '@/components/ui/panel'
import { When } from '@/components/ui/when'
import { findRequest } from '@/lib/assessments/portal-queries'
import { submitStatement } from '@/lib/assessments/schema'
import { refuse } from '@/lib/auth/denial'
import { requireActor } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Review and submit' }

/** The gaps, the statement and the signature; after it, what happens next. */
export default async function SubmitPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor('subcontractor')
  const { id } = await params
  const request = (await findRequest(actor, id, new Date())) ?? (await refuse(actor, 'assessment:read', id))
  const { assessment, program, evidence } = request
  const prime = assessment.prime.legalName
  const signed = assessment.attestation as { name: string; statement: string } | null
  const pending = evidence.filter((item) => item.status === 'pending').length
  const unfinished = request.uploads.filter(({ state }) => state !== 'refused').length
  return (
    <Page wide={false}>
      <PageHead
        crumbs={<Crumbs items={[{ href: '/portal', label: 'Requests' }, { href: `/portal/${id}`, label: program.name }]} />}
        title="Review and submit"
        lead={assessment.stage === 'answering' ? `${assessment.answered} of ${assessment.asked} criteria answered, ${evidence.length} pieces of evidence.` : stageWords[assessment.stage]?.word}
      />
      <RequestTabs requestId={id} current="submit" evidence={evidence.length} />
      {!request.open && <ClosedNote actor={actor} assessmentId={id} />}
      {assessment.stage === 'answering' ? (
        <>
          {pending > 0 && (
            <Callout tone="partial" className="mx-4 md:mx-0" title={`${pending} ${pending === 1 ? 'piece of evidence is' : 'pieces of evidence are'} still being read.`}>
              You can sign now; what is read later counts all the same.
            </Callout>
          )}
          {unfinished > 0 && (
            <Callout tone="partial" className="mx-4 md:mx-0" title={`${unfinished} ${unfinished === 1 ? 'upload has' : 'uploads have'} not finished.`}>
              They are no part of what you sign. Go on with them on the evidence page, or give them up there.
            </Callout>
          )}
          <ReadinessPanel request={request} all />
          <Panel labelledBy="h-sign">
            <PanelHead id="h-sign" title="Sign" meta={`goes to ${prime}`} />
            <PanelBody>
              <SignForm assessmentId={id} statement={submitStatement} prime={prime} />
            </PanelBody>
          </Panel>
        </>
      ) : (
        <Panel labelledBy="h-signed">
          <PanelHead id="h-signed" title={`Signed and submitted to ${prime}`} />
          <PanelBody className="grid gap-3">
            <Callout tone="met" title="Your answers and evidence are with the reviewer." >
              They cannot be changed now. Questions and findings appear on the overview. If something must be corrected, write a message: the reviewer can send it back to you.
            </Callout>
            {signed && (
              <>
                <Said>{signed.statement}</Said>
                <p className="text-xs text-ink-3">
                  {signed.name}
                  {assessment.submittedAt && (
                    <>
                      , <When at={assessment.submittedAt} withTime />
                    </>
                  )}
                </p>
              </>
            )}
          </PanelBody>
        </Panel>
      )}
    </Page>
  )
}
