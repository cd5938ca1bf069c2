import { sentenceFor } from '../../answer-checks'
import { rowsOf } from '../../answer-values'
import { defineCriterion, type Check, type Given, type KnockOutHit } from '../../criterion'
import { documentCheck } from '../../documents'
import { judge } from '../../verdict'
import { checkOf, foreignStorage, limbsOf, type CarveOut, type LimbId } from './carve-out'
import { observedLimbs } from './observed'
import { questions } from './questions'

/** The questions that each limb rests on. */
const asked: Record<LimbId, string[]> = {
  unclassified: ['unclassified'],
  'end-to-end': ['design', 'recipient'],
  'no-third-party': ['third-party'],
  strength: ['strength'],
  'not-to': ['places'],
  'not-from': ['places'],
}

export default defineCriterion({
  id: 'CRY-04',
  section: 'encryption',
  chapter: 'encryption',
  title: 'Valid use of the encryption carve-out',
  failureTitle: 'The firm relies on an exception that does not cover what it does.',
  why: 'When the carve-out fails, what was "not an export" was one.',
  basis: 'LAW',
  cites: ['22 CFR 120.54(a)(5)', '22 CFR 120.54(b)', '22 CFR 126.1'],
  trace: ['area:encryption'],
  weight: 1,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-4', decidedBy: 'rule', when: 'Data is plainly stored abroad, and the only defense is a carve-out that does not hold.' }],
  cloud: 'either',
  questions,
  evidence: [
    {
      kind: 'architecture',
      ask: 'The design of the end-to-end encryption: where data is encrypted and opened, who holds keys, and the countries it touches. No technical data.',
      grade: 'E2',
      freshDays: 365,
    },
    { kind: 'key-policy', ask: 'The key flow and the policies of the keys that open the data, as exported. Never include key material.', grade: 'E3', freshDays: 180 },
  ],
  facts: ['infrastructure-code', 'key-policy'],
  compared: ['infrastructure-code', 'key-policy'],
  evaluate(given) {
    if (given.answers['relies'] === 'no') {
      return { outcome: 'not-applicable', because: 'The firm does not rely on the encryption carve-out.', checks: [], knockOuts: [] }
    }
    const claims = given.claim === 'met' || given.claim === 'partial'
    const carveOut = carveOutOf(given)
    const limbs = claims ? limbsOf(carveOut, given.reference) : []
    const checks: Check[] = limbs.map((limb) => checkOf(limb, asked[limb.id].map(given.answer)))
    if (claims) checks.push(...observedLimbs(given), documentCheck(given, ['architecture', 'key-policy'], 'the design of the encryption'))
    const knockOuts: KnockOutHit[] = []
    const abroad = foreignStorage(carveOut.places, given.reference)
    if (abroad.length > 0 && given.answers['otherwise'] === 'not-abroad') {
      checks.push({ outcome: 'not-met', says: `The answers contradict each other: data is stored in ${abroad.join(', ')}, and nothing is said to be stored abroad.`, at: [given.answer('places'), given.answer('otherwise')] })
    }
    const broken = limbs.find((limb) => limb.state === 'fails')
    if (broken && abroad.length > 0 && given.answers['otherwise'] === 'nothing') {
      knockOuts.push({
        id: 'KO-4',
        because: `Data is stored in ${abroad.join(', ')}, and the carve-out that should allow it does not hold: ${broken.says}`,
        at: [given.answer('places'), given.answer('otherwise'), ...asked[broken.id].map(given.answer)],
      })
    }
    const claim = sentenceFor(
      given,
      'relies',
      { unchecked: 'The firm relies on the carve-out without having checked every condition.', fails: 'The firm relies on the carve-out though a condition may not hold.' },
      'Nobody has said whether the firm relies on the encryption carve-out.',
    )
    return judge(given, checks, { met: 'All six points of the carve-out hold.', claim }, knockOuts)
  },
})

function carveOutOf(given: Pick<Given, 'answers'>): CarveOut {
  const choice = (question: string) => {
    const value = given.answers[question]
    return typeof value === 'string' ? value : ''
  }
  return {
    unclassified: choice('unclassified'),
    design: choice('design'),
    recipient: choice('recipient'),
    thirdParty: choice('third-party'),
    strength: choice('strength'),
    places: rowsOf(given, 'places').map((row) => ({ country: row['country'] ?? '', use: row['use'] ?? '' })),
  }
}
