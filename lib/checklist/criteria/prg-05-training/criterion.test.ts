import type { RosterRow } from '../../../analyzers/roster/facts'
import { testCriterion } from '../../test-criterion'
import { programFacts, rosterFacts, rosterRow, topics } from '../../testing/facts'
import criterion from './criterion'

const yes = { training: 'everyone', tiers: ['staff', 'management', 'export', 'compliance'], cadence: 'yearly', completion: 100 }
const rows = (...partials: Partial<RosterRow>[]) => ({ roster: rosterFacts({ rows: partials.map((row, i) => rosterRow({ ref: `E-${1001 + i}`, ...row })) }) })
const manual = (...absent: Parameters<typeof topics>[0] & object) => ({ 'compliance-program': programFacts({ topics: topics(absent) }) })
const { trainedOn: _, ...untrained } = rosterRow()

testCriterion(criterion, {
  pass: [
    { name: 'everyone trained before access and within the year', answers: yes, facts: { ...rows({}, {}), ...manual() }, says: /all 2 with access/ },
    { name: 'trained exactly 12 months ago', answers: yes, facts: rows({ trainedOn: '2025-11-24', grantedOn: '2025-12-01' }) },
    { name: 'trained on the day access was granted', answers: yes, facts: rows({ trainedOn: '2026-01-20', grantedOn: '2026-01-20' }) },
    { name: 'a refresher long after access', answers: yes, facts: rows({ trainedOn: '2026-03-02', grantedOn: '2023-05-10' }) },
    { name: 'a leaver without training', answers: yes, facts: rows({}, { trainedOn: '2023-01-01', removedOn: '2026-09-01' }) },
    { name: 'a service identity without training', answers: yes, facts: { roster: rosterFacts({ rows: [rosterRow(), { ...untrained, ref: 'S-1', kind: 'service' }] }) } },
    {
      name: 'a roster without training dates and an accepted export',
      answers: yes,
      facts: { roster: rosterFacts({ rows: [untrained] }) },
      evidence: [{ kind: 'training-export', accepted: true }],
      says: /export instead/,
    },
    { name: 'late on the roster, explained by an accepted export', answers: yes, facts: rows({ trainedOn: '2026-01-21' }), evidence: [{ kind: 'training-export', accepted: true }] },
  ],
  fail: [
    { name: 'no training', answers: { training: 'none' } },
    { name: 'one of three out of date by a day', answers: yes, facts: rows({}, {}, { trainedOn: '2025-11-23', grantedOn: '2024-01-01' }), outcome: 'partial', says: /1 of 3 .* E-1003/ },
    { name: 'half of them out of date', answers: yes, facts: rows({}, { trainedOn: '2024-06-01', grantedOn: '2022-01-01' }), says: /1 of 2/ },
    { name: 'one without any date', answers: yes, facts: { roster: rosterFacts({ rows: [rosterRow(), rosterRow({ ref: 'E-2' }), { ...untrained, ref: 'E-3' }] }) }, outcome: 'partial', says: /E-3/ },
    { name: 'a training date that has not come yet', answers: yes, facts: rows({}, {}, { trainedOn: '2026-12-01' }), outcome: 'partial' },
    { name: 'someone who leaves tomorrow still has access', answers: yes, facts: rows({}, {}, { trainedOn: '2024-01-01', grantedOn: '2022-01-01', removedOn: '2026-11-25' }), outcome: 'partial' },
    { name: 'trained the day after access', answers: yes, facts: rows({ trainedOn: '2026-01-21', grantedOn: '2026-01-20' }), outcome: 'partial', says: /after access was granted/ },
    { name: 'a roster without training dates', answers: yes, facts: { roster: rosterFacts({ rows: [untrained] }) }, outcome: 'partial', says: /no training dates/ },
    { name: 'an empty roster', answers: yes, facts: { roster: rosterFacts({ rows: [] }) }, outcome: 'partial', says: /nobody with access/ },
    { name: 'the compliance tier left out', answers: { ...yes, tiers: ['staff', 'management', 'export'] }, outcome: 'partial', says: /Empowered Official and compliance staff/ },
    { name: 'only once', answers: { ...yes, cadence: 'once' }, outcome: 'partial', says: /never repeated/ },
    { name: 'every two years', answers: { ...yes, cadence: 'longer' }, outcome: 'partial' },
    { name: '80 percent in date', answers: { ...yes, completion: 80 }, outcome: 'partial', says: /80 %/ },
    { name: '79 percent in date', answers: { ...yes, completion: 79 }, says: /79 %/ },
    { name: 'the manual asks for no yearly training', answers: yes, facts: manual('trainingAnnual'), outcome: 'partial', says: /every year/ },
    { name: 'the manual knows no groups', answers: yes, facts: manual('trainingTiers'), outcome: 'partial', says: /which group/ },
    { name: 'an export that a reviewer refused', answers: yes, evidence: [{ kind: 'training-export', accepted: false }], outcome: 'partial' },
  ],
})
