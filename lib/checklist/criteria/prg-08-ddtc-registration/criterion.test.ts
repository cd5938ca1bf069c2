import type { Subcontractor } from '../../case'
import { addDays } from '../../dates'
import { testCriterion } from '../../test-criterion'
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
    { name: 'registered where the prime requires it', ...running(188), program: requires },
  ],
  fail: [
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
    { name: 'applied for', answers: { registration: 'applied' }, subcontractor: profile('not-registered'), outcome: 'partial' },
    { name: 'applied for where the prime requires it', answers: { registration: 'applied' }, subcontractor: profile('not-registered'), program: requires, knockOuts: ['KO-8'] },
    { name: 'not required, without a reason', answers: { registration: 'not-required' }, subcontractor: profile('not-required'), outcome: 'partial', says: /not why/ },
    { name: 'not required, with hardly a reason', answers: { registration: 'not-required', basis: 'We are exempt.' }, subcontractor: profile('not-required'), outcome: 'partial', says: /too short/ },
    { name: 'not required, but the prime requires it', answers: notRequired, subcontractor: profile('not-required'), program: requires, knockOuts: ['KO-8'] },
    { name: 'the profile says not registered', ...running(188), subcontractor: profile('not-registered', addDays(today, 188)), outcome: 'partial', says: /profile says/ },
    { name: 'not answered', answers: {}, outcome: 'missing' },
  ],
})
