import type { PlanItem } from '../../../analyzers/audit-report-facts'
import type { Gates } from '../../case'
import { testCriterion } from '../../test-criterion'
import { auditReportFacts, cloudTrailFacts, findings } from '../../testing/facts'
import { program } from '../../testing/world'
import criterion from './criterion'

const audit = { kind: 'External', auditor: 'Fairlead Compliance LLC', date: '2026-04-17', findings: '5', closed: '5' }
const yes = { audits: 'external', log: [audit], scope: 'yes', 'cmmc-status': 'L2-self', 'cmmc-date': '2026-06-01', sprs: 110, poam: 'none' }
const log = (...rows: Partial<typeof audit>[]) => ({ ...yes, log: rows.map((row) => ({ ...audit, ...row })) })
const open = (items: [string, string][], more: Record<string, string | number> = {}) => ({
  ...yes,
  sprs: 106,
  poam: 'open',
  'poam-items': items.map(([requirement, points]) => ({ requirement, points })),
  ...more,
})
type Cmmc = NonNullable<Gates['flowDowns']>['requiredCmmc']
const requires = (requiredCmmc: Cmmc) => ({ program: { gates: { flowDowns: { ...program().gates.flowDowns!, requiredCmmc } } } })
const account = (...ids: string[]) => ids.map((id) => ({ id, provider: 'aws' as const, at: { file: 'scan.csv', row: 2 } }))
const report = (partial: Partial<Parameters<typeof auditReportFacts>[0]> = {}) => ({ 'audit-report': auditReportFacts(partial) })
const scope = (...ids: string[]) => ({ ...auditReportFacts().scope, accounts: account(...ids) })
const scan = (...ids: string[]) => auditReportFacts({ type: 'scan', assessor: null, owner: null, independence: 'unknown', scope: scope(...ids) })
const item: PlanItem = { id: 'HF-1', requirements: ['3.4.9'], points: null, severity: 'low', state: 'open', opened: '2026-09-14', planned: '2026-12-15', closed: null, owned: true, at: { row: 2 } }
const plan = (partial: Partial<PlanItem> = {}) => [auditReportFacts(), auditReportFacts({ type: 'plan-of-action', findings: findings(), plan: [{ ...item, ...partial }] })]
const needed = { answers: open([['3.4.9', '1']]) }
const cmmc = { level: 2 as const, assessment: 'self' as const, status: 'final' as const, date: '2026-06-01', at: { page: 1 } }
const openHigh = (day: string) => report({ findings: findings({ high: { open: 1, oldestOpen: { day, at: { page: 4 } } } }) })
const { 'cmmc-status': _, 'cmmc-date': __, sprs: ___, poam: ____, ...unstated } = yes
const { sprs: _____, ...unscored } = yes

testCriterion(criterion, {
  pass: [
    { name: 'an outside audit, everything closed', answers: yes, says: /all 5 findings are closed/ },
    { name: 'an outside audit exactly 36 months old', answers: log({ date: '2023-11-24' }) },
    { name: 'an internal audit exactly 12 months old', answers: { ...log({ kind: 'Internal', date: '2025-11-24', auditor: 'Quality office' }), audits: 'internal' } },
    { name: 'a young audit with open findings', answers: log({ date: '2026-09-01', closed: '2' }), says: /3 of 5 findings are open/ },
    { name: 'no findings', answers: log({ findings: '0', closed: '' }) },
    { name: 'no CMMC status where none is required', answers: unstated, ...requires('none') },
    { name: 'Level 1 where Level 1 is required', answers: { ...unstated, 'cmmc-status': 'L1-self', 'cmmc-date': '2025-11-24', poam: 'none' }, ...requires('L1-self') },
    { name: 'Level 2 of exactly 36 months ago', answers: { ...yes, 'cmmc-date': '2023-11-24' } },
    { name: 'an accepted report of an independent assessor', answers: yes, evidence: [{ kind: 'audit-report', accepted: true, independent: true }], says: /found its author independent/ },
    { name: 'an outside report that says the same', answers: yes, facts: report(), says: /none of its 5 findings is open/ },
    { name: 'a report on the account of the log', answers: yes, facts: { 'audit-report': auditReportFacts({ scope: scope('111122223333') }), cloudtrail: cloudTrailFacts() }, says: /examined an account that the log is of/ },
    { name: 'a report with accounts, and no log to compare', answers: yes, facts: report({ scope: scope('999900001111') }) },
    { name: 'a high finding of exactly 30 days', answers: yes, facts: openHigh('2026-10-25'), says: /oldest for 30 days/ },
    { name: 'a low finding of exactly 180 days', answers: yes, facts: report({ findings: findings({ low: { open: 1, oldestOpen: { day: '2026-05-28', at: {} } } }) }) },
    { name: 'a closed plan', answers: yes, facts: { 'audit-report': plan({ state: 'closed', closed: '2026-10-12' }) }, says: /every item of the plan is closed/ },
    { name: 'a certificate that says the same', answers: yes, facts: report({ cmmc }), says: /states the same CMMC status/ },
    { name: 'a score that says the same', answers: yes, facts: report({ scores: [{ value: 110, date: '2026-06-01', at: { page: 2 } }] }), says: /the same score, 110 of 110/ },
    { name: 'a scanner finding, which bears on other criteria', answers: yes, facts: report(), observations: [{ rule: 'AR-12', severity: 'medium', message: '1 open finding is about MFA.' }] },
    { name: 'an undated report that was dated at upload', answers: yes, facts: report({ date: null }), observations: [{ rule: 'AR-03', severity: 'medium', message: 'No date.' }] },
  ],
  fail: [
    { name: 'no audit', answers: { audits: 'none' } },
    { name: 'examined by those who run it', answers: { ...yes, audits: 'own' }, outcome: 'partial' },
    { name: 'an outside audit a day over 36 months', answers: log({ date: '2023-11-23' }), says: /no longer speaks/ },
    { name: 'an internal audit a day over 12 months', answers: { ...log({ kind: 'Internal', date: '2025-11-23' }), audits: 'internal' } },
    { name: 'a penetration test does not last 36 months, whoever did it', answers: log({ kind: 'External penetration test', date: '2025-06-01' }) },
    { name: 'said to be outside, but only an internal one is listed', answers: log({ kind: 'Internal', date: '2026-02-01' }), outcome: 'partial', says: /list holds none/ },
    { name: 'an audit from the future', answers: log({ date: '2026-12-01' }), outcome: 'partial', says: /carr(?:y|ies) no date/ },
    { name: 'a date in words beside a good row', answers: log({}, { date: 'last spring' }), outcome: 'partial', says: /1 of 2 audits/ },
    { name: 'external by itself', answers: log({ auditor: 'Ridgeline Cloud Works' }), outcome: 'partial', says: /examined itself/ },
    { name: 'open findings after 181 days', answers: log({ date: '2026-05-27', closed: '4' }), outcome: 'partial', says: /1 of 5 findings are still open after 181 days/ },
    { name: 'findings not told', answers: log({ findings: '', closed: '' }), outcome: 'partial', says: /does not say how many/ },
    { name: 'more closed than found', answers: log({ closed: '6' }), outcome: 'partial' },
    { name: 'another environment', answers: { ...yes, scope: 'no' }, says: /not examined/ },
    { name: 'part of the environment', answers: { ...yes, scope: 'partly' }, outcome: 'partial' },
    { name: 'no status where Level 2 is required', answers: { ...unstated, 'cmmc-status': 'none' }, says: /requires CMMC Level 2 \(Self\)/ },
    { name: 'Level 2 (Self) where C3PAO is required', answers: yes, ...requires('L2-c3pao') },
    { name: 'status not told where one is required', answers: unstated, outcome: 'partial', says: /nobody has said which status/ },
    { name: 'Level 1 a day over a year', answers: { ...unstated, 'cmmc-status': 'L1-self', 'cmmc-date': '2025-11-23', poam: 'none' }, ...requires('L1-self'), says: /lapsed/ },
    { name: 'Level 2 a day over three years', answers: { ...yes, 'cmmc-date': '2023-11-23' }, says: /lapsed/ },
    { name: 'a status from the future', answers: { ...yes, 'cmmc-date': '2027-01-01' }, outcome: 'partial' },
    { name: 'a score below 110 with nothing open', answers: { ...yes, sprs: 109 }, outcome: 'partial', says: /yet nothing is said/ },
    { name: 'no score', answers: unscored, outcome: 'partial', says: /score behind the status/ },
    { name: 'one-point items open', answers: open([['3.4.9', '1'], ['AC.L2-3.1.9', '1']]), outcome: 'partial', says: /3\.1\.9 is open, as the rules allow/ },
    { name: 'encrypted, but not by a validated module', answers: open([['3.13.11', '3']]), outcome: 'partial' },
    { name: 'not encrypted at all', answers: open([['3.13.11', '5']]), says: /3\.13\.11 is open at 5/ },
    { name: 'a three-point item', answers: open([['3.3.2', '3']]), says: /1-point/ },
    { name: 'a five-point item called worth one', answers: open([['3.3.5', '1']]), says: /it is worth 5/ },
    { name: 'multi-factor authentication, which costs three or five', answers: open([['3.5.3', '3']]), says: /3\.5\.3 is open at 3/ },
    ...['3.1.20', '3.1.22', '3.10.3', '3.10.4', '3.10.5', '3.12.4'].map((id) => ({ name: `${id} open`, answers: open([[id, '1']]), says: /may never be/ })),
    { name: 'an item that is no requirement', answers: open([['training', '1']]), outcome: 'partial', says: /no requirement with points/ },
    { name: 'a score of 88 with items open', answers: open([['3.4.9', '1']], { sprs: 88 }), outcome: 'partial' },
    { name: 'a score of 87 with items open', answers: open([['3.4.9', '1']], { sprs: 87 }), says: /needs 88/ },
    { name: 'full score with items open', answers: open([['3.4.9', '1']], { sprs: 110 }), outcome: 'partial', says: /yet something/ },
    { name: 'open for 180 days', answers: open([['3.4.9', '1']], { 'cmmc-date': '2026-05-28' }), outcome: 'partial' },
    { name: 'open for 181 days', answers: open([['3.4.9', '1']], { 'cmmc-date': '2026-05-27' }), says: /open for 181 days/ },
    { name: 'Level 1 with something open', answers: { ...open([['3.1.1', '1']]), 'cmmc-status': 'L1-self' }, ...requires('L1-self'), says: /Level 1 allows nothing/ },
    { name: 'Level 3 with something open', answers: { ...open([['3.4.9', '1']]), 'cmmc-status': 'L3' }, outcome: 'partial', says: /rules of their own/ },
    { name: 'plan not known', answers: { ...yes, poam: 'unknown' }, outcome: 'partial' },
    { name: 'a report that a reviewer refused', answers: yes, evidence: [{ kind: 'audit-report', accepted: false }], outcome: 'partial' },
    { name: 'a scan of another account', answers: yes, facts: { 'audit-report': [auditReportFacts(), scan('999900001111')], cloudtrail: cloudTrailFacts() }, outcome: 'partial', says: /examined 999900001111, and the log is of 111122223333.*says nothing about this one/ },
    { name: 'findings of another account are not judged as ours', answers: yes, facts: { 'audit-report': [auditReportFacts(), { ...scan('999900001111'), ...openHigh('2025-01-01')['audit-report'], scope: scope('999900001111') }], cloudtrail: cloudTrailFacts() }, outcome: 'partial' },
    { name: 'an account in the log that nobody examined', answers: yes, facts: { 'audit-report': auditReportFacts({ scope: scope('111122223333') }), cloudtrail: cloudTrailFacts({ accounts: { '111122223333': 9, '444455556666': 2 } }) }, outcome: 'partial', says: /no report examined: 444455556666/ },
    { name: 'a copy of a published example', answers: yes, facts: report({ template: 'a copy of an example' }), observations: [{ rule: 'AR-01', severity: 'high', message: 'This is a copy of an example.' }], says: /copy of an example/ },
    { name: 'only a scan', answers: yes, facts: { 'audit-report': scan() }, outcome: 'partial', says: /no report of an audit/ },
    { name: 'an internal report where an outside one is claimed', answers: yes, facts: report({ independence: 'internal' }), outcome: 'partial', says: /no report supplied says that its assessor is independent/ },
    { name: 'a report on another firm', answers: yes, facts: report({ owner: { name: 'Harborfield Systems LLC', at: { page: 1 } } }), outcome: 'partial', says: /is about Harborfield Systems LLC/ },
    { name: 'an outside report by the firm itself', answers: yes, facts: report({ assessor: { name: 'Ridgeline Cloud Works', at: { page: 1 } } }), outcome: 'partial', says: /the firm itself as its assessor/ },
    { name: 'a high finding of 31 days', answers: yes, facts: openHigh('2026-10-24'), outcome: 'partial', says: /oldest for 31 days/ },
    { name: 'a high finding of 181 days', answers: yes, facts: openHigh('2026-05-27'), says: /oldest for 181 days/ },
    { name: 'a low finding of 181 days', answers: yes, facts: report({ findings: findings({ low: { open: 1, oldestOpen: { day: '2026-05-27', at: {} } } }) }), outcome: 'partial' },
    { name: 'nothing open, says the answer; the plan says otherwise', answers: yes, facts: { 'audit-report': plan() }, outcome: 'partial', says: /a requirement is open in the plan/ },
    { name: 'a plan as the rules allow', ...needed, facts: { 'audit-report': plan() }, outcome: 'partial', says: /3\.4\.9 is open, as the rules allow/ },
    { name: 'a plan that holds what may never be open', ...needed, facts: { 'audit-report': plan({ requirements: ['3.12.4'] }) }, says: /3\.12\.4 is open, and may never be/ },
    { name: 'a plan that holds a five-point requirement', ...needed, facts: { 'audit-report': plan({ requirements: ['3.4.6'] }) }, says: /3\.4\.6 is open at 5 points/ },
    { name: 'a plan that does not say how encryption fails', ...needed, facts: { 'audit-report': plan({ requirements: ['3.13.11'] }) }, outcome: 'partial', says: /whether at 3 points or at 5/ },
    { name: 'a plan item of 181 days', ...needed, facts: { 'audit-report': plan({ opened: '2026-05-27' }) }, says: /open for 181 days/ },
    { name: 'a plan item to be closed too late', ...needed, facts: { 'audit-report': plan({ planned: '2027-03-14' }) }, outcome: 'partial', says: /181 days after it was found/ },
    { name: 'a plan item past its day', ...needed, facts: { 'audit-report': plan({ planned: '2026-11-23' }) }, outcome: 'partial', says: /was to be closed by 2026-11-23/ },
    { name: 'a certificate of a lower status', answers: { ...yes, 'cmmc-status': 'L2-c3pao' }, facts: report({ cmmc }), says: /The answer says CMMC Level 2 \(C3PAO\); .* says Level 2 \(Self\)/ },
    { name: 'a certificate of another day', answers: yes, facts: report({ cmmc: { ...cmmc, date: '2026-05-01' } }), outcome: 'partial', says: /dates it 2026-05-01/ },
    { name: 'a certificate that has lapsed', answers: yes, facts: report({ cmmc: { ...cmmc, date: '2023-11-23' } }), says: /has lapsed/ },
    { name: 'a conditional status with nothing said to be open', answers: yes, facts: report({ cmmc: { ...cmmc, status: 'conditional' } }), outcome: 'partial', says: /conditional/ },
    { name: 'a lower score in the report', answers: yes, facts: report({ scores: [{ value: 101, date: null, at: { page: 2 } }] }), outcome: 'partial', says: /gives a score of 110; .* gives 101/ },
    { name: 'a score in the report below 88', answers: yes, facts: report({ scores: [{ value: 87, date: null, at: { page: 2 } }] }), says: /gives 87/ },
  ],
})
