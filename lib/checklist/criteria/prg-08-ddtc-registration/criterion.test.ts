import type { Subcontractor } from '../../case'
import { addDays } from '../../dates'
import { testCriterion } from '../../test-criterion'
import { registrationLetterFacts } from '../../testing/document-facts'
import criterion from './criterion'

const today = '2026-11-24'
/** A registration that runs so many days from today, in the answer and in the profile. */
function running(days: number, answers: Record<string, string> = {}) {
  const expiresOn = addDays(today, days)
  return {
    answers: { registration: 'active', 'expires-on': expiresOn, 'letter-name': 'Ridgeline Cloud Works LLC', ...answers },
    subcontractor: { registration: { status: 'registered' as const, maskedCode: 'M•••12', expiresOn } },
  }
}
const profile = (status: Subcontractor['registration']['status'], expiresOn: string | null = null) => ({ registration: { status, maskedCode: null, expiresOn } })
const notRequired = { registration: 'not-required', basis: 'Production of unclassified technical data only, 22 CFR 122.1(b)(2).' }
const requires = { policy: { requiresRegistration: true, requiresHardwareMfa: true } }
const letter = (effectiveTo: string, accepted: boolean | null = null) => ({ kind: 'registration-letter' as const, effectiveTo, accepted })

const read = (partial: Parameters<typeof registrationLetterFacts>[0] = {}) => ({ facts: { 'registration-letter': registrationLetterFacts({ expiresOn: addDays(today, 188), ...partial }) } })
const memo = (partial: Parameters<typeof registrationLetterFacts>[0] = {}) =>
  ({ facts: { 'registration-letter': registrationLetterFacts({ document: 'exemption-memo', fromDdtc: false, entity: null, maskedCode: null, codes: 0, expiresOn: null, basis: { cites: ['122.1(b)(2)'], passages: [] }, ...partial }) } })

testCriterion(criterion, {
  pass: [
    { name: 'six months to run', ...running(188), says: /runs until/ },
    { name: '61 days to run', ...running(61) },
    { name: '45 days to run with the renewal filed', ...running(45, { renewal: 'submitted' }), says: /renewal is filed/ },
    { name: 'the name differs in legal form only', ...running(188, { 'letter-name': 'RIDGELINE CLOUD WORKS, L.L.C.' }) },
    { name: 'an accepted letter agrees', ...running(188), evidence: [letter(addDays(today, 188), true)] },
    { name: 'not required, with the reason', answers: notRequired, subcontractor: profile('not-required') },
    { name: 'not required, with an accepted memo', answers: { registration: 'not-required' }, subcontractor: profile('not-required'), evidence: [letter('2027-03-01', true)] },
    { name: 'not required, and the profile says nothing', answers: notRequired, subcontractor: profile('unknown') },
    { name: 'the letter was read and agrees', ...running(188), ...read(), says: /read is in the name of Ridgeline/ },
    { name: "the parent's letter lists the firm", ...running(188, { 'letter-name': 'Harbor Group Holdings Inc.' }), ...read({ entity: 'Harbor Group Holdings Inc.', listed: ['Ridgeline Cloud Works, LLC'] }), says: /lists Ridgeline/ },
    { name: 'a memo that was read', answers: { registration: 'not-required' }, subcontractor: profile('not-required'), ...memo(), says: /122\.1\(b\)\(2\)/ },
    { name: 'registered where the prime requires it', ...running(188), program: requires },
  ],
  fail: [
    { name: 'a letter that ends before it begins', ...running(188), ...read({ effectiveFrom: addDays(today, 300) }), outcome: 'partial', says: /ends on .* and begins on/ },
    { name: 'not registered although it must', answers: { registration: 'absent' }, subcontractor: profile('not-registered'), knockOuts: ['KO-8'] },
    { name: 'expired yesterday', ...running(-1), knockOuts: ['KO-8'], says: /expired on 2026-11-23/ },
    { name: 'expired although a renewal is filed', ...running(-1, { renewal: 'submitted' }), knockOuts: ['KO-8'] },
    { name: 'expires today', ...running(0), says: /expires today/ },
    { name: '29 days without a renewal', ...running(29), says: /in 29 days.*no renewal/ },
    { name: '29 days with the renewal filed', ...running(29, { renewal: 'submitted' }), outcome: 'partial', says: /not granted/ },
    { name: '29 days with the renewal in preparation', ...running(29, { renewal: 'preparing' }) },
    { name: '30 days', ...running(30), outcome: 'partial', says: /renewal is due/ },
    { name: '59 days', ...running(59), outcome: 'partial' },
    { name: '60 days', ...running(60), outcome: 'partial', says: /in 60 days/ },
    { name: 'the letter expired, whatever was said', ...running(188), evidence: [letter('2026-05-31')], knockOuts: ['KO-8'], says: /different expiry dates/ },
    { name: 'the letter runs, the profile was never updated', ...running(188), subcontractor: profile('registered', '2026-05-31'), evidence: [letter(addDays(today, 188), true)], outcome: 'partial', says: /different/ },
    { name: 'no letter, and the profile says it expired', ...running(188), subcontractor: profile('registered', '2026-05-31'), knockOuts: ['KO-8'] },
    { name: 'a refused letter decides nothing', ...running(188), evidence: [letter('2026-05-31', false)], outcome: 'partial', says: /did not accept/ },
    { name: "the parent's letter", ...running(188, { 'letter-name': 'Harbor Group Holdings Inc.' }), says: /not of Ridgeline/ },
    { name: 'a code in full', ...running(188, { 'masked-code': 'M-12345' }), outcome: 'partial', says: /given in full/ },
    { name: 'a code in full in the profile', ...running(188), subcontractor: { registration: { status: 'registered', maskedCode: 'K1234', expiresOn: addDays(today, 188) } }, outcome: 'partial', says: /in full/ },
    { name: 'the letter that was read has expired', ...running(188), ...read({ expiresOn: addDays(today, -1) }), knockOuts: ['KO-8'], says: /different expiry dates/ },
    { name: 'the letter that was read is of another firm', ...running(188), ...read({ entity: 'Harbor Group Holdings Inc.' }), says: /which it does not list/ },
    { name: 'the answer names another firm than the letter', ...running(188, { 'letter-name': 'Ridgeline Federal LLC' }), ...read(), outcome: 'partial', says: /it names Ridgeline Cloud/ },
    { name: 'a letter without a name', ...running(188), ...read({ entity: null }), outcome: 'partial', says: /in one way/ },
    { name: 'an expiry that can be two days', ...running(188), ...read({ expiresOn: null, ambiguousDates: [{ text: '04/05/2027', at: { line: 7 } }] }), outcome: 'partial', says: /more than one day/ },
    { name: 'a letter without an expiry', ...running(188), ...read({ expiresOn: null }), outcome: 'partial', says: /No expiry date/ },
    { name: 'a renewal notice', ...running(188), ...read({ document: 'renewal-notice' }), outcome: 'partial', says: /renewal notice/ },
    { name: 'a period that has not begun', ...running(188), ...read({ effectiveFrom: '2026-12-01' }), outcome: 'partial', says: /begins only/ },
    { name: 'another code than in the profile', ...running(188), ...read({ maskedCode: 'M•••99' }), outcome: 'partial', says: /not the one in the profile/ },
    { name: 'another CAGE code', ...running(188), ...read({ cage: '1ABC2' }), outcome: 'partial', says: /CAGE/ },
    { name: 'a broker', ...running(188), ...read({ registrant: 'broker' }), outcome: 'partial', says: /broker/ },
    { name: 'registered, and a memo that it need not be', ...running(188), ...memo(), outcome: 'partial', says: /Which holds/ },
    { name: 'not required, and a letter', answers: notRequired, subcontractor: profile('not-required'), ...read(), outcome: 'partial', says: /Which holds/ },
    { name: 'a memo that names no paragraph', answers: notRequired, subcontractor: profile('not-required'), ...memo({ basis: { cites: ['120.1'], passages: [] } }), outcome: 'partial', says: /does not name the paragraph/ },
    { name: 'a memo nobody signed', answers: notRequired, subcontractor: profile('not-required'), ...memo({ signed: false }), outcome: 'partial', says: /no signature/ },
    { name: 'a memo about another firm', answers: notRequired, subcontractor: profile('not-required'), ...memo({ entity: 'Harbor Group Holdings Inc.' }), outcome: 'partial', says: /about Harbor/ },
    { name: 'applied for', answers: { registration: 'applied' }, subcontractor: profile('not-registered'), outcome: 'partial' },
    { name: 'applied for where the prime requires it', answers: { registration: 'applied' }, subcontractor: profile('not-registered'), program: requires, knockOuts: ['KO-8'] },
    { name: 'not required, without a reason', answers: { registration: 'not-required' }, subcontractor: profile('not-required'), outcome: 'partial', says: /not why/ },
    { name: 'not required, with hardly a reason', answers: { registration: 'not-required', basis: 'We are exempt.' }, subcontractor: profile('not-required'), outcome: 'partial', says: /too short/ },
    { name: 'not required, but the prime requires it', answers: notRequired, subcontractor: profile('not-required'), program: requires, knockOuts: ['KO-8'] },
    { name: 'the profile says not registered', ...running(188), subcontractor: profile('not-registered', addDays(today, 188)), outcome: 'partial', says: /profile says/ },
    { name: 'not answered', answers: {}, outcome: 'missing' },
  ],
})
