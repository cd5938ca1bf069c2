import { buttonClass, ButtonLink } from '@/components/ui/button'
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
        <KeyDownload className={buttonClass()} href={`${base}/report.pdf`}>
          Report PDF
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
