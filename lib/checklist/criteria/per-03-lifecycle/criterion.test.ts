import { testCriterion } from '../../test-criterion'
import { auditLogFacts } from '../../testing/audit-log-facts'
import { cloudTrailFacts, programFacts, rosterFacts, rosterRow, topics } from '../../testing/facts'
import { procedureFacts } from '../../testing/document-facts'
import { accessReviewFacts, identityAccount, identityExportFacts } from '../../testing/table-facts'
import criterion from './criterion'

const answers = { removal: 'within-day', cadence: 'yearly', triggers: ['role', 'status', 'name', 'contract', 'return'], notice: 'ticket', unused: 'ninety' }
const removedOn = (day: string) => rosterFacts({ rows: [rosterRow({ removedOn: day })] })

const leaver = (partial: Parameters<typeof identityAccount>[0], removed: string | null = '2026-11-10') => ({ roster: removed === null ? rosterFacts() : removedOn(removed), 'identity-export': identityExportFacts({ accounts: [identityAccount(partial)] }) })
const tickets = (...hours: number[]) => ({ 'access-review': accessReviewFacts({ rows: [], removals: hours.map((one, i) => ({ account: `e-${i}`, hours: one, at: { row: i + 2 } })) }) })
const allows = (...hours: number[]) => ({ procedure: procedureFacts({ removalHours: hours.map((one) => ({ hours: one, text: 'Access ends.', at: { page: 2 } })) }) })

testCriterion(criterion, {
  pass: [
    { name: 'everything in time', answers },
    { name: 'nothing after removal, last act on the day itself', answers, facts: { roster: removedOn('2026-11-20'), cloudtrail: cloudTrailFacts() }, says: /None of the 1 removed rows/ },
    { name: 'nothing after removal at the identity provider', answers, facts: { roster: removedOn('2026-11-20'), 'audit-log': auditLogFacts() }, says: /None of the 1 removed rows/ },
    { name: 'the account of a leaver is disabled', answers, facts: leaver({ enabled: false }) },
    { name: 'everyone in the export still works here', answers, facts: leaver({}, null), says: /No enabled account in the identity export/ },
    { name: 'tickets within a day', answers, facts: tickets(0.3, 24), says: /within 24 hours/ },
    { name: 'a procedure that says a day', answers, facts: allows(24), says: /within 24 hours/ },
    { name: 'nobody was ever removed', answers, facts: { roster: rosterFacts(), cloudtrail: cloudTrailFacts() }, says: /nothing could be compared/ },
    { name: 'the manual says so', answers, facts: { 'compliance-program': programFacts() }, says: /met: The written program says when/ },
  ],
  fail: [
    { name: 'acting the day after removal', answers, facts: { roster: removedOn('2026-11-19'), cloudtrail: cloudTrailFacts() }, says: /was removed on 2026-11-19/, knockOuts: ['KO-3'] },
    { name: 'signing in the day after removal', answers, facts: { roster: removedOn('2026-11-19'), 'audit-log': auditLogFacts() }, says: /was removed on 2026-11-19/, knockOuts: ['KO-3'] },
    { name: 'an account enabled after removal', answers, facts: leaver({}), says: /still enabled .* E-1001/ },
    { name: 'an account listed after removal', outcome: 'partial', answers, facts: leaver({ enabled: null }), says: /does not say whether they are enabled/ },
    { name: 'an export of strangers', outcome: 'partial', answers, facts: leaver({ id: 'x@other.example' }), says: /Use the same accounts/ },
    { name: 'a ticket of three days', outcome: 'partial', answers, facts: tickets(0.3, 69), says: /at most 69 hours\. The answer says within a day/ },
    { name: 'a procedure that allows a week', outcome: 'partial', answers, facts: allows(168), says: /allows 168 hours/ },
    { name: 'a procedure with two times', outcome: 'partial', answers, facts: allows(24, 72), says: /Which holds/ },
    { name: 'a procedure without a time', outcome: 'partial', answers, facts: allows(), says: /names no time/ },
    { name: 'forgotten access', answers: { ...answers, removal: 'slower' }, says: /late/ },
    { name: 'within a week', outcome: 'partial', answers: { ...answers, removal: 'within-week' } },
    { name: 'verified once', outcome: 'partial', answers: { ...answers, cadence: 'once' } },
    { name: 'cards checked again', outcome: 'partial', answers: { ...answers, triggers: [...answers.triggers, 'card-expiry'] }, says: /does not end with the card/ },
    { name: 'a card rule in the manual', outcome: 'partial', answers, facts: { 'compliance-program': programFacts({ redFlags: [{ what: 'green card must be unexpired', at: { page: 8 }, text: 'Cards must be unexpired.' }] }) }, says: /checks documents again/ },
    { name: 'no look at a change of role', outcome: 'partial', answers: { ...answers, triggers: ['status', 'contract', 'return'] }, says: /a change of role/ },
    { name: 'word of mouth', outcome: 'partial', answers: { ...answers, notice: 'informal' } },
    { name: 'unused accounts stay', outcome: 'partial', answers: { ...answers, unused: 'never' } },
    { name: 'a silent manual', outcome: 'partial', answers, facts: { 'compliance-program': programFacts({ topics: topics(['deprovision']) }) }, says: /does not say when access is removed/ },
    { name: 'nobody knows', outcome: 'missing', answers: { removal: 'unknown' } },
  ],
})
