import { testCriterion } from '../../test-criterion'
import { cloudTrailFacts, programFacts, rosterFacts, rosterRow, topics } from '../../testing/facts'
import criterion from './criterion'

const answers = { removal: 'within-day', cadence: 'yearly', triggers: ['role', 'status', 'name', 'contract', 'return'], notice: 'ticket', unused: 'ninety' }
const removedOn = (day: string) => rosterFacts({ rows: [rosterRow({ removedOn: day })] })

testCriterion(criterion, {
  pass: [
    { name: 'everything in time', answers },
    { name: 'nothing after removal, last act on the day itself', answers, facts: { roster: removedOn('2026-11-20'), cloudtrail: cloudTrailFacts() }, says: /None of the 1 removed rows/ },
    { name: 'nobody was ever removed', answers, facts: { roster: rosterFacts(), cloudtrail: cloudTrailFacts() }, says: /nothing could be compared/ },
    { name: 'the manual says so', answers, facts: { 'compliance-program': programFacts() }, says: /met: The written program says when/ },
  ],
  fail: [
    { name: 'acting the day after removal', answers, facts: { roster: removedOn('2026-11-19'), cloudtrail: cloudTrailFacts() }, says: /was removed on 2026-11-19/, knockOuts: ['KO-3'] },
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
