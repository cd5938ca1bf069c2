import type { RosterRow } from '../../../analyzers/roster/facts'
import { testCriterion } from '../../test-criterion'
import { programFacts, rosterFacts, rosterRow, topics } from '../../testing/facts'
import { completion, trainingExportFacts } from '../../testing/table-facts'
import criterion from './criterion'

const yes = { training: 'everyone', tiers: ['staff', 'management', 'export', 'compliance'], cadence: 'yearly', completion: 100 }
const rows = (...partials: Partial<RosterRow>[]) => ({ roster: rosterFacts({ rows: partials.map((row, i) => rosterRow({ ref: `E-${1001 + i}`, ...row })) }) })
const manual = (...absent: Parameters<typeof topics>[0] & object) => ({ 'compliance-program': programFacts({ topics: topics(absent) }) })
const { trainedOn: _, ...untrained } = rosterRow()

const joined = (roster: Partial<RosterRow>, ...done: Parameters<typeof completion>[0][]) => ({ ...rows(roster), 'training-export': trainingExportFacts({ rows: done.map((one) => completion(one)) }) })

testCriterion(criterion, {
  pass: [
    { name: 'everyone trained before access and within the year', answers: yes, facts: { ...rows({}, {}), ...manual() }, says: /all 2 with access/ },
    { name: 'the export agrees with the roster', answers: yes, facts: joined({}, {}), says: /export shows export-control training within 12 months for all 1/ },
    { name: 'matched by account', answers: yes, facts: joined({}, { ref: '48213', account: 'dana.reyes@ridgeline.example' }) },
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
    { name: 'the export holds an old completion only', answers: yes, facts: joined({}, { completedOn: '2025-06-01' }), says: /no export-control training within 12 months for 1 of 1/ },
    { name: 'only a course about something else', answers: yes, facts: joined({}, { course: 'Phishing basics', exportControl: false }), outcome: 'partial', says: /Nobody on the roster is found/ },
    { name: 'an export of strangers', answers: yes, facts: joined({}, { ref: 'e-9999' }), outcome: 'partial', says: /Nobody on the roster/ },
    { name: 'failed', answers: yes, facts: joined({}, { status: 'failed' }), outcome: 'partial' },
    { name: 'the first completion came after access', answers: yes, facts: joined({ grantedOn: '2026-01-10', trainedOn: '2026-01-10' }, { completedOn: '2026-02-15' }), outcome: 'partial', says: /first training in the export came after/ },
    { name: 'the roster knows a later training', answers: yes, facts: joined({ trainedOn: '2026-10-01' }, {}), outcome: 'partial', says: /later training than the export/ },
    { name: 'an export without a roster', answers: yes, facts: { 'training-export': trainingExportFacts() }, outcome: 'partial', says: /no roster/ },
    { name: 'an export that a reviewer refused', answers: yes, evidence: [{ kind: 'training-export', accepted: false }], outcome: 'partial' },
  ],
})
