import { ButtonLink } from '@/components/ui/button'
import type { Assessment } from '@/lib/assessments/queries'
import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/policy'
import { KeyDownload } from '../keys/key-download'
import { ReopenButton, SendButton } from './stage-buttons'

/** What can be done with the assessment as a whole: report, history, hand over, decide, give back. */
export function StageActions({ assessment, actor }: { assessment: Assessment; actor: Actor }) {
  const subject = { assessment }
  const base = `/assessments/${assessment.id}`
  return (
    <div className="flex flex-wrap gap-2">
      <ButtonLink href={`${base}/history`} kind="quiet">
        History
      </ButtonLink>
      {can(actor, 'report:read', subject) && (
        <KeyDownload className="contents" href={`${base}/report.pdf`}>
          <span className="inline-flex min-h-control items-center rounded-2 border border-line-strong bg-surface px-3 text-sm font-medium hover:bg-hover">Report PDF</span>
        </KeyDownload>
      )}
      {can(actor, 'assessment:reopen', subject) && <ReopenButton assessmentId={assessment.id} />}
      {can(actor, 'assessment:send-to-approver', subject) && <SendButton assessmentId={assessment.id} />}
      {(assessment.stage === 'with-approver' || assessment.stage === 'decided') && (
        <ButtonLink href={`${base}/decision`} kind={can(actor, 'determination:write', subject) ? 'primary' : 'plain'}>
          {can(actor, 'determination:write', subject) ? 'Decide' : 'Determination'}
        </ButtonLink>
      )}
    </div>
  )
}
