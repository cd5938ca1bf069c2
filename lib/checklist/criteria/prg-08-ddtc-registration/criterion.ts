import { sentenceFor } from '../../answer-checks'
import { textOf } from '../../answer-values'
import { defineCriterion, type Check, type KnockOutHit } from '../../criterion'
import { acceptedDocuments, documentCheck } from '../../documents'
import { isNamed } from '../../entity-names'
import { fromObservations, judge } from '../../verdict'
import { expiryChecks } from './expiry'
import { judgedHere, letterChecks, lettersOf, memoCheck, type Mine } from './letter'
import { questions } from './questions'

/** A reason shorter than this names no rule and no fact. */
const SHORTEST_BASIS = 30

export default defineCriterion({
  id: 'PRG-08',
  section: 'program',
  chapter: 'company',
  title: 'DDTC registration',
  failureTitle: 'The firm is not registered, and nobody can say why that is right.',
  why: 'One occasion of exporting a defense article or furnishing a defense service makes registration a duty. A lapsed or borrowed registration puts the prime at risk.',
  basis: 'LAW',
  cites: ['22 CFR 122.1', '22 CFR 122.2', '22 CFR 122.3', 'DDTC Guidelines el. 2A'],
  trace: ['D5'],
  weight: 3,
  bestGrade: 'E2',
  knockOuts: [
    { id: 'KO-8', decidedBy: 'rule', when: 'A registration claimed to be active has expired, or registration is required by law or by the prime and there is none.' },
  ],
  cloud: 'either',
  questions,
  evidence: [
    {
      kind: 'registration-letter',
      ask: 'The letter from DDTC as PDF or DOCX, with the code blackened. Its name and expiry date are read; enter the expiry date when the letter is a scan. If you need not register, the memo that says why, with the date until which it holds.',
      grade: 'E2',
      freshDays: null,
    },
  ],
  facts: ['registration-letter', 'compliance-program'],
  compared: ['compliance-program'],
  holds: ['the name in the letter against the profile', 'the CAGE code in the letter against the profile'],
  evaluate(given) {
    const expiry = given.answers['registration'] === 'active' ? expiryChecks(given) : { checks: [], knockOuts: [] }
    const checks: Check[] = [...expiry.checks]
    if (given.answers['registration'] === 'active') checks.push(...nameCheck(given), ...codeCheck(given), ...letterChecks(given))
    if (given.answers['registration'] === 'not-required') checks.push(basisCheck(given))
    if (given.claim !== null) checks.push(...fromObservations(given, judgedHere), ...profileCheck(given), documentCheck(given, ['registration-letter'], 'the registration letter or memo'))
    const absent = absentHits(given)
    checks.push(...absent.map((hit): Check => ({ outcome: 'not-met', says: hit.because, at: hit.at })))
    return judge(
      given,
      checks,
      {
        met: given.answers['registration'] === 'active' ? 'The registration is current and in the name of the firm.' : 'The firm need not register and says in writing why.',
        claim: sentenceFor(
          given,
          'registration',
          { applied: 'The firm has applied but is not registered yet.', absent: 'The firm is not registered although it thinks that it must be.' },
          'Nobody has said whether the firm is registered with DDTC.',
        ),
      },
      [...expiry.knockOuts, ...absent],
    )
  },
})

/**
 * The name that the answer gives, while no letter was read that says it. A difference is not decided here by rule: an affiliate listed on a parent's registration
 * is registered too, so a reviewer has to read the letter.
 */
function nameCheck(given: Mine): Check[] {
  if (lettersOf(given)[0]?.facts.entity) return []
  const name = textOf(given, 'letter-name')
  const at = [given.answer('letter-name'), { type: 'profile' as const, field: 'legalName' }]
  const { legalName } = given.subcontractor
  if (name === null) return [{ outcome: 'unknown', says: 'Nobody has said which name stands on the letter.', at }]
  if (isNamed(name, given.subcontractor)) return [{ outcome: 'met', says: `The letter is in the name of ${name}.`, at }]
  return [{ outcome: 'not-met', says: `The letter is in the name of ${name}, not of ${legalName}. Show that ${legalName} is listed on it.`, at }]
}

/** DDTC asks that registration codes be protected (Guidelines el. 2A): one in full must not stay here. */
function codeCheck(given: Mine): Check[] {
  const full = (code: string | null) => code !== null && given.reference.registrationCode.test(code.replace(/\s/g, '').toUpperCase())
  const says = 'A registration code was given in full. Replace it by its letter and last two digits.'
  const checks: Check[] = []
  if (full(textOf(given, 'masked-code'))) checks.push({ outcome: 'partial', says, at: [given.answer('masked-code')] })
  if (full(given.subcontractor.registration.maskedCode)) checks.push({ outcome: 'partial', says, at: [{ type: 'profile', field: 'registration.maskedCode' }] })
  return checks
}

function basisCheck(given: Mine): Check {
  const read = memoCheck(given)
  if (read !== null) return read
  const memo = acceptedDocuments(given, ['registration-letter'])
  if (memo.length > 0) return { outcome: 'met', says: 'A memo says why the firm need not register, and a reviewer accepted it.', at: memo.map((item) => item.at) }
  const basis = textOf(given, 'basis')
  const at = [given.answer('basis')]
  if (basis === null) return { outcome: 'partial', says: 'The firm says that it need not register, but not why.', at }
  if (basis.length < SHORTEST_BASIS) return { outcome: 'partial', says: 'The reason why the firm need not register is too short to name a rule and a fact.', at }
  return { outcome: 'met', says: 'The firm says in writing why it need not register.', at }
}

/** The profile against the answer; a profile that says nothing contradicts nothing. */
function profileCheck(given: Mine): Check[] {
  const { status } = given.subcontractor.registration
  const answered = given.answers['registration']
  const agreeing = status === 'registered' ? answered === 'active' : status === 'not-required' ? answered === 'not-required' : answered === 'applied' || answered === 'absent'
  if (status === 'unknown' || agreeing) return []
  const words = { registered: 'registered', 'not-required': 'not required to register', 'not-registered': 'not registered' }[status]
  return [{ outcome: 'partial', says: `The profile says that the firm is ${words}; the answer says otherwise.`, at: [{ type: 'profile', field: 'registration.status' }, given.answer('registration')] }]
}

function absentHits(given: Mine): KnockOutHit[] {
  const answered = given.answers['registration']
  const at = [given.answer('registration')]
  if (answered === 'absent') return [{ id: 'KO-8', because: 'The firm must register and is not registered.', at }]
  const unregistered = answered === 'applied' || answered === 'not-required'
  if (!unregistered || !given.program.policy.requiresRegistration) return []
  return [{ id: 'KO-8', because: 'The prime requires a DDTC registration for this program, and the firm has none.', at }]
}
