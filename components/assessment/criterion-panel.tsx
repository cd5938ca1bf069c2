import { StatusBadge } from '@/components/ui/badge'
import { Callout } from '@/components/ui/callout'
import { Ladder } from '@/components/ui/ladder'
import { Message, Thread } from '@/components/ui/message'
import { When } from '@/components/ui/when'
import type { Review } from '@/lib/assessments/queries'
import type { Criterion } from '@/lib/checklist/criterion'
import type { CriterionResult } from '@/lib/checklist/scorecard'
import { dayWords, timesInWords } from '@/lib/day-words'
import { outcomeWords } from '@/lib/report/words'
import { ChecksList } from './checks-list'
import { Claim } from './claim'
import { Composer } from './composer'
import { CriterionEvidence } from './criterion-evidence'
import { actorIn, evidenceHref } from './pointer'
import { ReviewHistory } from './review-history'
import { KnockOutNotes } from './knock-out-notes'
import { VerdictFormula } from './verdict-formula'

const basisWords = { LAW: 'law', CONTRACT: 'contract', GUIDE: 'agency guidance', ARTICLE: 'good practice' } as const

function Section({ title, end, children }: { title: string; end?: React.ReactNode; children: React.ReactNode }) {
  return (
    <section className="grid gap-2.5 border-t border-line px-4 py-4 md:px-6">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h3>{title}</h3>
        {end && <span className="text-xs text-ink-3">{end}</span>}
      </div>
      {children}
    </section>
  )
}

type Props = { assessmentId: string; criterion: Criterion; result: CriterionResult; review: Review; other: string; orgId: string; mayWrite: boolean; mayReview: boolean; beside: number; besideOf: (check: number) => string | null; actions: React.ReactNode }

/** One criterion read side by side: claim, evidence, checks, verdict with its arithmetic, the law, and what was said. */
export function CriterionPanel({ assessmentId, criterion, result, review, other, orgId, mayWrite, mayReview, beside, besideOf, actions }: Props) {
  const titles = new Map(review.input.evidence.map((e) => [e.id, e.title]))
  const messages = review.messages.filter((m) => m.criterionId === result.id)
  return (
    <article aria-labelledby="criterion-title" className="min-w-0 bg-surface">
      <header className="grid gap-2 px-4 py-4 md:px-6">
        <div className="flex flex-wrap items-center justify-between gap-2 text-xs text-ink-3">
          <span>
            <span className="font-code text-ink-2">{result.id}</span> {result.title} · weight {result.weight} of 100
            {criterion.knockOuts.length > 0 && ` · can knock out (${criterion.knockOuts.map((k) => k.id).join(', ')})`}
          </span>
          <StatusBadge status={result.outcome} />
        </div>
        <h2 id="criterion-title" tabIndex={-1} className="scroll-mt-24 outline-none text-[1.1875rem] leading-snug font-semibold">
          {timesInWords(result.because)}
        </h2>
        {result.missing.length > 0 && <p className="text-sm text-ink-2">Missing: {result.missing.map((one) => timesInWords(one)).join('; ')}</p>}
      </header>

      <Section title="They claim" end={review.input.attestation ? `signed by ${review.input.attestation.by}, ${dayWords(review.input.attestation.at)}` : 'not signed'}>
        <Claim criterion={criterion} result={result} input={review.input} />
        <div className="mt-1 grid gap-1.5">
          <h4 className="text-sm font-semibold">Their evidence reaches</h4>
          <Ladder reached={result.formula.reached} best={result.formula.best} {...(result.formula.stale ? { says: 'stale' } : {})} />
        </div>
        <CriterionEvidence assessmentId={assessmentId} result={result} review={review} mayReview={mayReview} />
      </Section>

      <Section title="What the checks found" end={`${result.checks.length} ${result.checks.length === 1 ? 'check' : 'checks'}`}>
        {result.checks.length === 0 ? (
          <p className="text-sm text-ink-2">Nothing could be checked: there is an answer at most, and no evidence to hold it against.</p>
        ) : (
          <ChecksList checks={result.checks} titles={titles} beside={beside} besideOf={besideOf} hrefOf={(p, says) => (p.type === 'evidence' ? evidenceHref(assessmentId, p.evidence, p.revision, p.locator, p.rule, actorIn(says)) : null)} />
        )}
      </Section>

      <Section title="Verdict">
        <VerdictFormula result={result} />
        {result.override && (
          <Callout tone="partial" title={`${result.override.by} set this to ${outcomeWords[result.override.outcome].toLowerCase()}`}>
            {result.override.reason} Computed: {outcomeWords[result.computed].toLowerCase()}.
          </Callout>
        )}
        {result.notApplicable && (
          <Callout title={result.notApplicable.acceptedBy ? 'It does not apply' : 'They say it does not apply'}>
            {result.notApplicable.reason} {result.notApplicable.acceptedBy ? `Accepted by ${result.notApplicable.acceptedBy}.` : 'Until a reviewer accepts the reason it counts as unanswered.'}
          </Callout>
        )}
        <KnockOutNotes knockOuts={review.card.knockOuts} criterion={result.id} />
        <ReviewHistory review={review} criterionId={result.id} />
      </Section>

      <Section title="The law, and why it matters" end={`basis: ${basisWords[criterion.basis]}`}>
        <p className="text-sm text-ink-2">{criterion.why}</p>
        <ul className="flex flex-wrap gap-x-4 gap-y-1 font-code text-xs text-ink-2">
          {criterion.cites.map((cite) => (
            <li key={cite}>{cite}</li>
          ))}
          {criterion.trace.map((item) => (
            <li key={item} className="text-ink-3">
              article {item}
            </li>
          ))}
        </ul>
      </Section>

      <Section title="Clarification" end={`${messages.length} ${messages.length === 1 ? 'message' : 'messages'}`}>
        {messages.length > 0 && (
          <Thread label={`Messages on ${result.id}`}>
            {messages.map((m) => (
              <Message key={m.id} by={review.nameOf(m.byId)} at={<When at={m.at} withTime />} them={m.byOrgId !== orgId} audience={m.audience === 'internal' ? { kind: 'internal' } : { kind: 'shared', with: other }}>
                {m.body}
              </Message>
            ))}
          </Thread>
        )}
        {mayWrite && <Composer key={result.id} assessmentId={assessmentId} criterionId={result.id} other={other} mayKeepInternal />}
      </Section>
      {actions}
    </article>
  )
}
