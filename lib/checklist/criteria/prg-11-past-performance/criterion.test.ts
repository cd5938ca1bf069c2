import { testCriterion } from '../../test-criterion'
import criterion from './criterion'

const row = { customer: 'Halberd Systems Inc.', role: 'Platform operations', cloud: 'AWS GovCloud (US)', from: '2024-03', to: '2026-02', category: 'XI(d)', contact: 'contracts@halberd.example' }
const with_ = (...rows: Partial<typeof row>[]) => ({ performance: 'referenced', programs: rows.map((partial) => ({ ...row, ...partial })) })
const without = (key: keyof typeof row) => ({ performance: 'referenced', programs: [Object.fromEntries(Object.entries(row).filter(([name]) => name !== key))] })

testCriterion(criterion, {
  pass: [
    { name: 'one program with someone to call', answers: with_({}), says: /One program is listed in full/ },
    { name: 'a program that still runs', answers: with_({ to: '' }) },
    { name: 'a program that ended exactly five years ago', answers: with_({ from: '2019-01', to: '2021-11' }) },
    { name: 'an older program beside a recent one, with one contact', answers: with_({ from: '2012-01', to: '2014-01', contact: '' }, {}) },
    { name: 'a firm that is older than its programs', answers: { ...with_({}), incorporated: '2019-04' } },
    { name: 'an ECCN', answers: with_({ category: '9A610.x' }) },
    { name: 'a category in words is only noted', answers: with_({ category: 'radar things' }), says: /neither a USML category/ },
    { name: 'a reference that the prime confirmed', answers: with_({}), evidence: [{ kind: 'references', accepted: true, independent: true }], says: /confirmed a reference itself/ },
  ],
  fail: [
    { name: 'will not say', answers: { performance: 'withheld' } },
    { name: 'new to the ITAR, which is no bar', answers: { performance: 'new' }, outcome: 'partial', says: /no bar/ },
    { name: 'no reference', answers: { ...with_({}), performance: 'unreferenced' }, outcome: 'partial' },
    { name: 'other federal work', answers: { ...with_({}), performance: 'related' }, outcome: 'partial' },
    { name: 'nothing listed', answers: { performance: 'referenced' }, outcome: 'partial', says: /No program is listed/ },
    ...(['role', 'cloud', 'from', 'category'] as const).map((key) => ({ name: `${key} left out`, answers: without(key), outcome: 'partial' as const, says: /lacks:/ })),
    { name: 'nobody to call', answers: with_({ contact: '' }), outcome: 'partial', says: /no program listed says whom/ },
    { name: 'ended five years and a month ago', answers: with_({ from: '2019-01', to: '2021-10' }), outcome: 'partial', says: /last 5 years/ },
    { name: 'begins before the firm did', answers: { ...with_({}), incorporated: '2024-04' }, outcome: 'partial', says: /before the firm did in 2024-04/ },
    { name: 'begins next month', answers: with_({ from: '2026-12', to: '' }), outcome: 'partial', says: /not come yet/ },
    { name: 'ends before it begins', answers: with_({ from: '2026-02', to: '2024-03' }), outcome: 'partial', says: /ends before/ },
    { name: 'a period in words', answers: with_({ from: 'spring 2024' }), outcome: 'partial', says: /year and month/ },
    { name: 'a reference that a reviewer refused', answers: with_({}), evidence: [{ kind: 'references', accepted: false }], outcome: 'partial' },
  ],
})
