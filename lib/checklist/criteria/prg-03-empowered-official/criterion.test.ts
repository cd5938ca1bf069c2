import type { RosterRow } from '../../../analyzers/roster/facts'
import { testCriterion } from '../../test-criterion'
import { appointmentLetterFacts, topic } from '../../testing/document-facts'
import { programFacts, rosterFacts, rosterRow, topics } from '../../testing/facts'
import criterion from './criterion'

const yes = {
  official: 'written',
  'name-and-title': 'R. Okafor, operations director',
  'roster-ref': 'E-1001',
  employment: 'employee',
  powers: ['sign', 'understands', 'inquire', 'verify', 'refuse'],
  'statement-dated': '2026-02-02',
}
const { 'statement-dated': _, ...undated } = yes
const { 'roster-ref': __, ...unreferenced } = yes
const { powers: ___, ...officer } = { ...yes, official: 'officer-only' }
const roster = (row: Partial<RosterRow>) => ({ roster: rosterFacts({ rows: [rosterRow(row)] }) })
const manual = (...absent: Parameters<typeof topics>[0] & object) => ({ 'compliance-program': programFacts({ topics: topics(absent) }) })

const letter = (partial: Parameters<typeof appointmentLetterFacts>[0] = {}, absent: Parameters<typeof appointmentLetterFacts>[1] = []) => ({ 'appointment-letter': appointmentLetterFacts({ date: '2026-02-02', ...partial }, absent) })

testCriterion(criterion, {
  pass: [
    { name: 'appointed in writing, on the roster and in the manual', answers: yes, facts: { ...roster({}), ...manual() }, says: /lists E-1001 as an employee/ },
    { name: 'a letter that was read gives every power', answers: yes, facts: letter(), says: /every power of 22 CFR 120\.67 \(Director/ },
    { name: 'a statement exactly 12 months old', answers: { ...yes, 'statement-dated': '2025-11-24' } },
    {
      name: 'the manual is silent but a reviewer accepted the letter',
      answers: yes,
      facts: manual('empoweredOfficial'),
      evidence: [{ kind: 'appointment-letter', accepted: true }],
    },
  ],
  fail: [
    { name: 'the letter leaves out the power to refuse', answers: yes, facts: letter({}, ['refuse']), outcome: 'partial', says: /does not give: the power to refuse/ },
    { name: 'the letter appoints a consultant', answers: yes, facts: letter({ outsider: topic() }), says: /consultant or agency/ },
    { name: 'the letter names nobody', answers: yes, facts: letter({ personNamed: false }), outcome: 'partial', says: /names no person/ },
    { name: 'the statement is of another day', answers: yes, facts: letter({ date: '2026-01-05' }), outcome: 'partial', says: /says 2026-01-05/ },
    { name: 'nobody appointed', answers: { official: 'none' } },
    { name: 'a consultant', answers: { ...yes, employment: 'consultant' }, says: /outside consultant/ },
    { name: 'agency staff', answers: { ...yes, employment: 'agency' } },
    { name: 'an employee of the parent', answers: { ...yes, employment: 'affiliate' }, outcome: 'partial' },
    { name: 'may not refuse', answers: { ...yes, powers: ['sign', 'understands', 'inquire', 'verify'] }, says: /may not refuse/ },
    { name: 'one other power lacking', answers: { ...yes, powers: ['sign', 'understands', 'inquire', 'refuse'] }, outcome: 'partial', says: /lacking/ },
    { name: 'a registrant with an officer only', answers: officer, says: /registered with DDTC but/ },
    { name: 'an officer only where no registration is needed', answers: officer, subcontractor: { registration: { status: 'not-required', maskedCode: null, expiresOn: null } }, outcome: 'partial' },
    { name: 'the roster lists a contractor', answers: yes, facts: roster({ employer: 'contractor' }), says: /a contractor/ },
    { name: 'the roster says not a U.S. person', answers: yes, facts: roster({ usPerson: 'no' }), says: /not a U.S. person/ },
    { name: 'the roster says pending', answers: yes, facts: roster({ usPerson: 'pending' }), outcome: 'partial', says: /does not yet say/ },
    { name: 'the roster does not say who employs', answers: yes, facts: roster({ employer: 'unknown' }), outcome: 'partial' },
    { name: 'left according to the roster', answers: yes, facts: roster({ removedOn: '2026-10-01' }), says: /left on 2026-10-01/ },
    { name: 'not on the roster', answers: yes, facts: roster({ ref: 'E-2000' }), outcome: 'partial', says: /no person with the reference/ },
    { name: 'a roster but no reference', answers: unreferenced, facts: roster({}), outcome: 'partial' },
    { name: 'a statement 12 months and a day old', answers: { ...yes, 'statement-dated': '2025-11-23' }, outcome: 'partial', says: /more than 12 months/ },
    { name: 'a statement from tomorrow', answers: { ...yes, 'statement-dated': '2026-11-25' }, outcome: 'partial' },
    { name: 'no statement', answers: undated, outcome: 'partial', says: /No date of a signed statement/ },
    { name: 'no protection for those who report', answers: yes, facts: manual('nonRetaliation'), outcome: 'partial', says: /retaliation/ },
    { name: 'no way to report', answers: yes, facts: manual('hotline'), outcome: 'partial', says: /no hotline/ },
    { name: 'the manual names no Empowered Official', answers: yes, facts: manual('empoweredOfficial'), outcome: 'partial' },
    { name: 'a letter that a reviewer refused', answers: yes, evidence: [{ kind: 'appointment-letter', accepted: false }], outcome: 'partial' },
  ],
})
