import { choiceCheck, sentenceFor } from '../../answer-checks'
import { chosenIn } from '../../answer-values'
import { defineCriterion, type Check, type Given, type KnockOutHit } from '../../criterion'
import { acceptedDocuments, documentCheck } from '../../documents'
import { logSamples } from '../../log-samples'
import { fromObservations, judge } from '../../verdict'
import { reconciled } from '../per-02-roster/reconcile'
import { besidesManual, manualsOf, topicChecks } from '../prg-01-written-program/manual'
import { lingeringAccounts, removalTimes } from './accounts'
import { deprovisionChecks } from './procedures'
import { questions } from './questions'

type Mine = Given<'roster' | 'cloudtrail' | 'audit-log' | 'compliance-program' | 'identity-export' | 'access-review' | 'procedure'>

export default defineCriterion({
  id: 'PER-03',
  section: 'personnel',
  chapter: 'personnel',
  title: 'Changes, leavers and re-verification',
  failureTitle: 'Access goes on after the reason for it has ended.',
  why: 'Verification is not a single event. People leave, change role or change contract, and access has to follow the same day.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.9.2', 'NIST SP 800-171 r2 3.5.6'],
  trace: ['area:personnel', 'D2'],
  weight: 2,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-3', decidedBy: 'reviewer', when: 'someone acts in the log after the day their access was removed' }],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'roster', ask: 'The roster, with the dates on which access was granted and removed.', grade: 'E3', freshDays: 90 },
    { kind: 'procedure', ask: 'The procedure for changes and leavers.', grade: 'E2', freshDays: 365 },
    { kind: 'access-review', ask: 'Two or three leaver tickets with both times, names blackened, or your last access review.', grade: 'E2', freshDays: 365 },
  ],
  facts: ['roster', 'cloudtrail', 'compliance-program', 'identity-export', 'access-review', 'procedure', 'audit-log'],
  compared: ['audit-log'],
  holds: ['activity after removal'],
  evaluate(given) {
    const { checks: logChecks, knockOuts } = afterRemoval(given)
    const checks: Check[] = [...logChecks, ...expiryRules(given), ...lingeringAccounts(given), ...removalTimes(given), ...deprovisionChecks(given), ...fromObservations(besidesManual(given), ['AR-06', 'PR-01', 'PR-02', 'PR-03', 'PR-04'])]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(
        ...practiceChecks(given),
        ...topicChecks(given, [{ topic: 'deprovision', found: 'The written program says when access is removed.', absent: 'The written program does not say when access is removed.' }], acceptedDocuments(given, ['procedure'])),
        documentCheck(given, ['procedure', 'access-review'], 'the procedure or tickets for leavers'),
      )
    }
    const claim = sentenceFor(given, 'removal', { 'within-week': 'Access is removed within a week, not within a day.', slower: 'Access is removed late or has been forgotten.' }, 'Nobody has said how fast access is removed.')
    return judge(given, checks, { met: 'Access is removed within a day, and people are confirmed every year.', claim }, knockOuts)
  },
})

/** Activity after the end of the UTC day on which access was removed. The day itself is within it. */
function afterRemoval(given: Mine): { checks: Check[]; knockOuts: KnockOutHit[] } {
  const { roster: rosters } = given.readings
  const samples = logSamples(given)
  if (rosters.length === 0 || samples.length === 0) return { checks: [], knockOuts: [] }
  const removed = rosters.flatMap((roster) => roster.facts.rows).filter((row) => row.removedOn !== undefined).length
  const late = reconciled(rosters, samples).filter(({ status }) => status === 'after-removal')
  if (late.length === 0) {
    const says = removed === 0 ? 'The roster shows nobody whose access was removed, so nothing could be compared.' : `None of the ${removed} removed rows acts in this sample after the removal.`
    return { checks: [{ outcome: removed === 0 ? 'info' : 'met', says, at: rosters.slice(0, 1).map((roster) => roster.at({})) }], knockOuts: [] }
  }
  const says = late.slice(0, 5).map(({ principal, found }) => `${principal.display || principal.id} acts until ${principal.last.slice(0, 10)} and was removed on ${found?.row.removedOn}`)
  const at = late.flatMap((one) => one.at).slice(0, 20)
  return { checks: [{ outcome: 'not-met', says: `Access went on after removal: ${says.join('; ')}.`, at }], knockOuts: [{ id: 'KO-3', because: `Someone acts in the log after the day their access was removed: ${says.join('; ')}.`, at }] }
}

/** A rule that checks cards again when they expire is an IER risk (8 USC 1324b; domain.md 2.3). */
function expiryRules(given: Mine): Check[] {
  return manualsOf(given).flatMap((manual) =>
    manual.facts.redFlags
      .filter(({ what }) => /expir/i.test(what))
      .map(({ at, text }): Check => ({ outcome: 'partial', says: 'The written program checks documents again when they expire; status does not end with the card.', at: [manual.at({ ...at, quote: text.slice(0, 240) })] })),
  )
}

function practiceChecks(given: Mine): Check[] {
  return [
    choiceCheck(
      given,
      'cadence',
      {
        yearly: ['met', 'Everyone on the roster is confirmed every year and on change.'],
        'on-change': ['partial', 'People are confirmed only when something changes, not every year.'],
        once: ['partial', 'People are verified once and never again.'],
      },
      'Nobody has said how often people are confirmed.',
    ),
    triggersCheck(given),
    choiceCheck(
      given,
      'notice',
      {
        automatic: ['met', 'Leavers reach the accounts automatically.'],
        ticket: ['met', 'Leavers reach the accounts by a ticket.'],
        informal: ['partial', 'Leavers are passed on by word or e-mail, which is easily forgotten.'],
      },
      'Nobody has said how leavers become known.',
    ),
    choiceCheck(
      given,
      'unused',
      {
        ninety: ['met', 'Unused accounts are turned off after 90 days at most.'],
        longer: ['partial', 'Unused accounts stay on for more than 90 days.'],
        never: ['partial', 'Unused accounts are never turned off.'],
      },
      'Nobody has said when unused accounts are turned off.',
    ),
  ]
}

const needed = { role: 'a change of role', status: 'a change of status', contract: 'a change or end of contract', return: 'a return after a break' }

function triggersCheck(given: Mine): Check {
  const chosen = chosenIn(given, 'triggers')
  const at = [given.answer('triggers')]
  if (chosen.length === 0) return { outcome: 'unknown', says: 'Nobody has said which events make the firm look again.', at }
  if (chosen.includes('card-expiry')) return { outcome: 'partial', says: 'Documents are checked again when they expire; status does not end with the card, and asking can be discrimination.', at }
  const lacking = Object.entries(needed).filter(([value]) => !chosen.includes(value))
  if (lacking.length === 0) return { outcome: 'met', says: 'Every event that matters makes the firm look again.', at }
  return { outcome: 'partial', says: `These events do not make the firm look again: ${lacking.map(([, name]) => name).join(', ')}.`, at }
}
