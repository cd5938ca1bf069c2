import { testCriterion } from '../../test-criterion'
import { programFacts, topics } from '../../testing/facts'
import criterion from './criterion'

const yes = { records: 'scheduled', years: 7, 'counted-from': 'expiry', place: 'us', alteration: 'locked' }
const { years: _, ...yearless } = yes
const manual = (...absent: Parameters<typeof topics>[0] & object) => ({ 'compliance-program': programFacts({ topics: topics(absent) }) })

testCriterion(criterion, {
  pass: [
    { name: 'seven years by schedule', answers: yes, facts: manual(), says: /kept for 7 years/ },
    { name: 'exactly five years, changes traced', answers: { ...yes, years: 5, alteration: 'traced' } },
    { name: 'every kind of record', answers: { ...yes, types: ['transfers', 'authorizations', 'exemptions', 'screening', 'training'] } },
    { name: 'a silent manual and an accepted schedule', answers: yes, facts: manual('retentionFiveYears', 'retentionFromExpiry'), evidence: [{ kind: 'procedure', accepted: true }] },
  ],
  fail: [
    { name: 'no records', answers: { records: 'none' } },
    { name: 'a shorter time', answers: { ...yes, records: 'shorter', years: 3 } },
    { name: 'said to be five, but 4.9 years', answers: { ...yes, years: 4.9 }, says: /4\.9 years/ },
    { name: 'years not given', answers: yearless, outcome: 'partial' },
    { name: 'without a written schedule', answers: { ...yes, records: 'unscheduled' }, outcome: 'partial', says: /without a written/ },
    { name: 'counted from creation', answers: { ...yes, 'counted-from': 'creation' }, outcome: 'partial', says: /too early/ },
    { name: 'counted from nobody knows when', answers: { ...yes, 'counted-from': 'unknown' }, outcome: 'partial' },
    { name: 'partly abroad', answers: { ...yes, place: 'elsewhere' }, says: /outside the United States/ },
    { name: 'place unknown', answers: { ...yes, place: 'unknown' }, outcome: 'partial' },
    { name: 'changed without a trace', answers: { ...yes, alteration: 'untraced' }, says: /without a trace/ },
    { name: 'changes unknown', answers: { ...yes, alteration: 'unknown' }, outcome: 'partial' },
    { name: 'exemptions forgotten', answers: { ...yes, types: ['transfers', 'authorizations'] }, outcome: 'partial', says: /exemptions/ },
    { name: 'a manual without five years', answers: yes, facts: manual('retentionFiveYears'), outcome: 'partial', says: /kept five years/ },
    { name: 'a manual that does not say from when', answers: yes, facts: manual('retentionFromExpiry'), outcome: 'partial', says: /does not count/ },
    { name: 'a schedule that a reviewer refused', answers: yes, evidence: [{ kind: 'procedure', accepted: false }], outcome: 'partial' },
  ],
})
