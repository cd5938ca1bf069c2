import type { AnalyzerInput, Reading } from '../analyzer'
import { accountIn, dayIn, isoIn, newestOf, readColumns, type ColumnRow } from '../read-columns'
import { tallyOf } from '../tally'
import { reviewShape, type ReviewField } from './columns'
import type { AccessReviewFacts, ReviewedAccess } from './facts'
import { reviewRules } from './rules'

/** Hours within which access of a leaver ends (domain.md 2.3). */
const REMOVED_WITHIN = 24

/**
 * Reads the record of an access review, or leaver tickets with both times (domain.md IAM-03, PER-03). Names are not kept.
 * @throws UnreadableEvidence when no table holds accounts with decisions, or with the two times.
 */
export async function readReview(input: AnalyzerInput): Promise<Reading<AccessReviewFacts>> {
  const { rows, found } = await readColumns(input, reviewShape)
  const tally = tallyOf(reviewRules)
  const reviewing = found.has('decision')
  const removals: AccessReviewFacts['removals'] = []
  let selfReviewed = 0
  const read = rows.map((row) => {
    const one = reviewedOf(row, reviewing)
    const { account, decision, reviewer, doneOn, at } = one
    if (account === '') tally.hit('AR-08', at)
    if (reviewing && isOwn(row.cells)) {
      selfReviewed++
      tally.hit('AR-01', at)
    }
    if (reviewing && reviewer === null && decision !== 'open') tally.hit('AR-02', at)
    if (decision === 'open') tally.hit('AR-03', at)
    if (reviewing && decision === 'remove' && doneOn === null) tally.hit('AR-04', at)
    for (const cell of [row.cells.reviewedOn, row.cells.leftOn, row.cells.doneOn]) {
      const date = dayIn(cell)
      if ('unreadable' in date && date.unreadable === 'ambiguous') tally.hit('AR-07', at)
    }
    const hours = hoursBetween(row.cells.leftOn, row.cells.doneOn)
    if (hours !== null) {
      removals.push({ account, hours, at })
      if (hours > REMOVED_WITHIN) tally.hit('AR-06', at)
    }
    return one
  })
  const tallied = (decision: ReviewedAccess['decision']) => read.filter((row) => row.decision === decision).length
  if (reviewing && read.length > 4 && tallied('keep') === read.length) for (const { at } of read) tally.hit('AR-05', at)
  const facts: AccessReviewFacts = {
    rows: read,
    accounts: new Set(read.map((row) => row.account).filter((account) => account !== '')).size,
    reviewers: new Set(read.flatMap((row) => (row.reviewer ? [row.reviewer] : []))).size,
    selfReviewed,
    decisions: { keep: tallied('keep'), change: tallied('change'), remove: tallied('remove'), open: tallied('open') },
    removals,
    newestDate: newestOf(read.flatMap((row) => [row.reviewedOn, row.doneOn])),
  }
  return { facts, observations: tally.observations() }
}

function reviewedOf({ cells, at }: ColumnRow<ReviewField>, reviewing: boolean): ReviewedAccess {
  return {
    account: accountIn(cells.account) || accountIn(cells.alias),
    role: cells.role?.slice(0, 200) ?? null,
    decision: reviewing ? decisionIn(cells.decision ?? '') : 'remove',
    reviewer: reviewerIn(cells.reviewer) ?? reviewerIn(cells.reviewerAlias),
    reviewedOn: isoIn(cells.reviewedOn),
    doneOn: isoIn(cells.doneOn),
    at,
  }
}

/** Whether the reviewer is who is reviewed, under any of the names that the row gives of both. */
function isOwn({ account, alias, reviewer, reviewerAlias }: ColumnRow<ReviewField>['cells']): boolean {
  const named = (...cells: (string | undefined)[]) => cells.filter((cell) => reviewerIn(cell) !== null).map((cell) => (cell ?? '').trim().toLowerCase()).filter((name) => name !== '')
  const own = new Set(named(account, alias))
  return named(reviewer, reviewerAlias).some((name) => own.has(name))
}

/** A reviewer named by a person's name is there, and not kept: the empty account. Nobody and a robot are none. */
function reviewerIn(cell: string | undefined): string | null {
  if (cell === undefined || /^(?:-+|n\/?a|none|system|auto(?:matic|matically applied)?|aad access review)$/i.test(cell.trim())) return null
  return accountIn(cell)
}

function decisionIn(cell: string): ReviewedAccess['decision'] {
  const text = cell.trim().toLowerCase()
  if (/\b(?:un|dis|not |never )approv|\bdo(?:es)? not (?:keep|retain|maintain|need|approve)|\bno longer\b|\bno (?:access|need)\b|\bnot? (?:needed|required|valid|appropriate|justified)\b|\b(?:in|un)valid|\b(?:in|un)appropriate/.test(text)) return 'remove'
  if (/\bnot\b|\bun(?:certif|confirm|verif)/.test(text) && !/review/.test(text)) return 'open'
  if (text === '' || /not (?:yet )?review|don'?t ?know|dontknow|pending|no decision|no response|undecided|in progress/.test(text)) return 'open'
  if (/den(?:y|ied)|remov|revok|terminat|disabl|delet|reject|deprovision/.test(text)) return 'remove'
  if (/modif|chang|reduc|downgrad|adjust|limit/.test(text) && !/no change|unchanged/.test(text)) return 'change'
  return /approv|keep|kept|retain|certif|confirm|maintain|no change|unchanged|accept|still need|valid|ok\b|yes/.test(text) ? 'keep' : 'open'
}

/** Hours from one cell to the other; days count 24 hours. Null when either is no time, or the second is not stated. */
function hoursBetween(from: string | undefined, to: string | undefined): number | null {
  const start = instantOf(from)
  const end = instantOf(to)
  if (start === null || end === null) return null
  return Math.round(((end - start) / 3_600_000) * 10) / 10
}

/** The instant a cell names, as UTC when it names no zone; both ends of a ticket use one clock. */
function instantOf(cell: string | undefined): number | null {
  const day = isoIn(cell)
  if (day === null) return null
  const time = /[T ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([AaPp][Mm])?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec((cell ?? '').trim())
  if (!time) return Date.parse(`${day}T00:00:00Z`)
  const half = time[4]?.toLowerCase()
  const hour = (Number(time[1]) % (half ? 12 : 24)) + (half === 'pm' ? 12 : 0)
  const zone = time[5] && time[5] !== 'Z' ? time[5].replace(/^([+-]\d{2})(\d{2})$/, '$1:$2') : 'Z'
  const at = Date.parse(`${day}T${String(hour).padStart(2, '0')}:${time[2]}:${time[3] ?? '00'}${zone}`)
  return Number.isNaN(at) ? null : at
}
