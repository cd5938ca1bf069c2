import { defineAnalyzer, type Sample } from '../analyzer'
import { sampledFields } from '../read-columns'
import { proseOf } from '../sample-views'
import { listed } from '../tally'
import { reviewShape } from './columns'
import { AccessReviewFacts } from './facts'
import { readReview } from './read-review'
import { reviewRules } from './rules'

/** Who looked at which rights and what was decided, or how fast leavers lost theirs (domain.md IAM-03, PER-03). */
export default defineAnalyzer<AccessReviewFacts>({
  id: 'access-review',
  title: 'Access review record or leaver tickets',
  version: '5',
  accepts: 'CSV, an Excel workbook (.xlsx), JSON, or a table in DOCX',
  rules: listed(reviewRules),
  facts: AccessReviewFacts,
  recognize,
  analyze: readReview,
  describe: (facts) => [
    { label: 'Accounts', value: facts.accounts.toLocaleString('en-US') },
    ...(['keep', 'change', 'remove', 'open'] as const).map((decision) => ({ label: `Decided: ${decision}`, value: facts.decisions[decision].toLocaleString('en-US') })),
    { label: 'Reviewers', value: facts.reviewers.toLocaleString('en-US') },
    { label: 'Reviewed by oneself', value: facts.selfReviewed.toLocaleString('en-US') },
    { label: 'Leavers with both times', value: facts.removals.length.toLocaleString('en-US') },
    { label: 'Newest date', value: facts.newestDate ?? 'none' },
  ],
})

function recognize(sample: Sample): number {
  if (proseOf(sample) !== null) return 0
  const fields = sampledFields(sample, reviewShape)
  if (fields === null) return 0
  return fields.has('decision') ? 0.93 : 0.75
}
