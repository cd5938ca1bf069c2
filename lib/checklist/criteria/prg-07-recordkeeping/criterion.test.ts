import { testCriterion } from '../../test-criterion'
import { procedureFacts } from '../../testing/document-facts'
import { programFacts, topics } from '../../testing/facts'
import { logConfigurationFacts, logStore } from '../../testing/table-facts'
import { infrastructureFacts } from '../../testing/infrastructure'
import criterion from './criterion'

const yes = { records: 'scheduled', years: 7, 'counted-from': 'expiry', place: 'us', alteration: 'locked' }
const { years: _, ...yearless } = yes
const manual = (...absent: Parameters<typeof topics>[0] & object) => ({ 'compliance-program': programFacts({ topics: topics(absent) }) })

const schedule = (...years: number[]) => ({ procedure: procedureFacts({ subjects: ['records'], retentionYears: years.map((one) => ({ years: one, text: 'Records are kept.', at: { page: 2 } })) }) })
const store = (partial: Parameters<typeof logStore>[0]) => ({ 'log-configuration': logConfigurationFacts({ stores: [logStore(partial)] }) })
const lock = (days: number, mode: 'compliance' | 'governance' = 'compliance') => ({ 'infrastructure-code': infrastructureFacts({ retention: [{ address: 'records', kind: 'object-lock', days, forever: false, mode, logs: 'unknown', at: { file: 'plan.json' } }] }) })
const traced = { ...yes, alteration: 'traced' }
const named = { ...traced, stores: 'The bucket ridgeline-export-records, in GovCloud' }
const bucket = (name: string, days: number, kind: 'object-lock' | 'lifecycle' = 'object-lock') => ({ 'infrastructure-code': infrastructureFacts({ retention: [{ address: 'aws_s3_bucket.r', kind, days, forever: false, mode: kind === 'lifecycle' ? 'none' : 'compliance', logs: 'unknown', stores: [name], at: { file: 'main.tf', line: 7 } }] }) })
const scheduled = (text: string) => ({ procedure: procedureFacts({ subjects: ['records'], retentionYears: [{ years: 7, text, at: { page: 2 } }] }) })

testCriterion(criterion, {
  pass: [
    { name: 'a lock on the named store as long as is claimed', answers: named, facts: bucket('ridgeline-export-records', 2_557) },
    { name: 'a short lock on a store that the answer does not name', answers: named, facts: bucket('ridgeline-builds', 30) },
    { name: 'a store whose name only begins alike', answers: named, facts: bucket('ridgeline-export-records-tmp', 30) },
    { name: 'deletion in another store', answers: named, facts: bucket('ridgeline-builds', 30, 'lifecycle') },
    { name: 'a lock in code as long as is claimed', answers: yes, facts: lock(2_557), says: /locks these stores against everyone: records/ },
    { name: 'seven years by schedule', answers: yes, facts: manual(), says: /kept for 7 years/ },
    { name: 'exactly five years, changes traced', answers: { ...yes, years: 5, alteration: 'traced' } },
    { name: 'every kind of record', answers: { ...yes, types: ['transfers', 'authorizations', 'exemptions', 'screening', 'training'] } },
    { name: 'a schedule and a locked store that were read', answers: yes, facts: { ...schedule(5), ...store({}) }, says: /lock ridgeline-audit-logs for five years/ },
    { name: 'a silent manual and an accepted schedule', answers: yes, facts: manual('retentionFiveYears', 'retentionFromExpiry'), evidence: [{ kind: 'procedure', accepted: true }] },
  ],
  fail: [
    { name: 'a short lock on the named store, records not said to be locked', outcome: 'partial', answers: named, facts: bucket('ridgeline-export-records', 365), says: /kept 7 years in ridgeline-export-records, and the plan locks that store for 365 days/ },
    { name: 'a short lock on the store that the schedule names', outcome: 'partial', answers: traced, facts: { ...scheduled('Export records are kept seven years in ridgeline-export-records.'), ...bucket('ridgeline-export-records', 365) }, says: /locks that store for 365 days/ },
    { name: 'a short lock on a store that nobody names is asked about', outcome: 'partial', answers: traced, facts: bucket('ridgeline-export-records', 365), says: /Say whether they keep export records/ },
    { name: 'a short lock on a store without a resolved name is asked about', outcome: 'partial', answers: named, facts: lock(365), says: /Say whether they keep export records/ },
    { name: 'deletion in the named store', answers: named, facts: bucket('ridgeline-export-records', 365, 'lifecycle'), says: /deletes there after 365 days/ },
    { name: 'deletion after five of seven years', outcome: 'partial', answers: named, facts: bucket('ridgeline-export-records', 1_826, 'lifecycle'), says: /deletes there after 1,826 days/ },
    { name: 'settings of the named store that delete', answers: { ...named, stores: 'ridgeline-audit-logs' }, facts: store({ retentionDays: 400, lock: null, lockDays: null }), says: /its settings keep them 400 days/ },
    { name: 'settings of the named store that lock too short', outcome: 'partial', answers: { ...named, stores: 'ridgeline-audit-logs' }, facts: store({ lockDays: 2_000 }), says: /its settings lock them for 2,000 days/ },
    { name: 'a schedule of three years', answers: yes, facts: schedule(3), says: /keeps records for 3 years/ },
    { name: 'a schedule of two periods', answers: yes, facts: schedule(3, 7), outcome: 'partial', says: /Which holds for export records/ },
    { name: 'a schedule without years', answers: yes, facts: schedule(), outcome: 'partial', says: /names no number/ },
    { name: 'a schedule counted from creation', answers: yes, facts: { procedure: procedureFacts({ subjects: ['records'], retentionYears: [{ years: 5, text: 'Five years.', at: {} }], topics: topics(['retentionFromExpiry']) }) }, outcome: 'partial', says: /does not count the years/ },
    { name: 'locked by answer, open by settings', answers: yes, facts: store({ lock: 'governance' }), outcome: 'partial', says: /answer says that records cannot be changed/ },
    { name: 'a store in a region nobody approved', answers: yes, facts: store({ region: 'eu-west-1' }), outcome: 'partial', says: /eu-west-1.*in which country/ },
    { name: 'a lock in code that is shorter than claimed', outcome: 'partial', answers: yes, facts: lock(365), says: /less than the 7 years/ },
    { name: 'a lock in code that can be lifted', outcome: 'partial', answers: yes, facts: lock(3_000, 'governance'), says: /can be lifted/ },
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
