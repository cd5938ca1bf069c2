import type { Gates } from '../../case'
import { testCriterion } from '../../test-criterion'
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
  ],
  fail: [
    { name: 'no audit', answers: { audits: 'none' } },
    { name: 'examined by those who run it', answers: { ...yes, audits: 'own' }, outcome: 'partial' },
    { name: 'an outside audit a day over 36 months', answers: log({ date: '2023-11-23' }), says: /no longer speaks/ },
    { name: 'an internal audit a day over 12 months', answers: { ...log({ kind: 'Internal', date: '2025-11-23' }), audits: 'internal' } },
    { name: 'a penetration test does not last 36 months, whoever did it', answers: log({ kind: 'External penetration test', date: '2025-06-01' }) },
    { name: 'said to be outside, but only an internal one is listed', answers: log({ kind: 'Internal', date: '2026-02-01' }), outcome: 'partial', says: /list holds none/ },
    { name: 'an audit from the future', answers: log({ date: '2026-12-01' }), outcome: 'partial', says: /carry no date/ },
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
    { name: 'a three-point item', answers: open([['3.3.5', '3']]), says: /1-point/ },
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
  ],
})
