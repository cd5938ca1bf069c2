import { choiceCheck, sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check, type EvidenceSlot, type Given, type KnockOutHit } from '../../criterion'
import { rowsOf } from '../../answer-values'
import { acceptedDocuments, documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { besidesManual, topicChecks } from '../prg-01-written-program/manual'
import { questions, siteQuestions } from './questions'
import { countriesIn } from './sample'

type Mine = Given<'cloudtrail' | 'compliance-program'>

const procedure: EvidenceSlot = { kind: 'procedure', ask: 'The travel rule and, when an exemption was used, its record without technical data.', grade: 'E2', freshDays: 365 }

export default defineCriterion({
  id: 'IAM-05',
  section: 'access',
  chapter: 'access',
  title: 'Remote access and location',
  failureTitle: 'Program data can be opened from anywhere in the world.',
  why: 'Opening technical data abroad is an export. A foreign address is a question and not a violation: an exemption may cover it, except in the countries of 22 CFR 126.1.',
  basis: 'LAW',
  cites: ['22 CFR 125.4(b)(9)', '22 CFR 120.15(e)', '22 CFR 126.1', 'NIST SP 800-171 r2 3.1.12', 'NIST SP 800-171 r2 3.1.13', 'NIST SP 800-171 r2 3.1.14'],
  trace: ['area:iam', 'D3'],
  weight: 1,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-3', decidedBy: 'reviewer', when: 'someone acts from a country of 22 CFR 126.1 in the sample, until it is explained' }],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'cloudtrail', ask: 'A CloudTrail sample with the source addresses of people, seven days or more.', grade: 'E3', freshDays: 90 },
    { kind: 'audit-log', ask: 'A sign-in log of your identity provider with places, seven days or more.', grade: 'E3', freshDays: 90 },
    procedure,
  ],
  onPremises: {
    title: 'Remote access to the site',
    questions: siteQuestions,
    evidence: [{ kind: 'audit-log', ask: 'A log of the gateway for remote access, seven days or more, or the statement that there is none.', grade: 'E3', freshDays: 90 }, procedure],
  },
  facts: ['cloudtrail', 'compliance-program'],
  evaluate(given) {
    const found = countriesIn(given)
    const listed = tripChecks(given)
    const checks: Check[] = [...found.checks, ...listed.checks, ...fromObservations(besidesManual(given), ['CT-07'])]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(...practiceChecks(given), documentCheck(given, ['procedure', 'audit-log'], 'the travel rule or sign-in log'))
      checks.push(...topicChecks(given, [{ topic: 'remoteAccess', found: 'The written program treats remote access.', absent: 'The written program does not treat remote access.' }], acceptedDocuments(given, ['procedure'])))
    }
    const claim = sentenceFor(
      given,
      'travel',
      { rule: 'Access from abroad is forbidden, but nothing stops it.', open: 'Program data can be opened from abroad.' },
      'Nobody has said whether program data can be opened from abroad.',
    )
    const met = given.answers['travel'] === 'exemption' ? 'Access from abroad happens only under a recorded exemption.' : 'Access from outside the United States is refused.'
    return judge(given, checks, { met, claim }, [...found.knockOuts, ...listed.knockOuts])
  },
})

/** Trips that the firm lists. The exemption is never available in a country of 22 CFR 126.1 (22 CFR 125.4(a), 120.15(c)). */
function tripChecks(given: Mine): { checks: Check[]; knockOuts: KnockOutHit[] } {
  const at = [given.answer('trips')]
  const barred = rowsOf(given, 'trips').flatMap((row) => {
    const rule = given.reference.proscribed(row['country'] ?? '')
    return rule?.effect === 'deny' ? [rule] : []
  })
  return {
    checks: barred.map((rule) => ({ outcome: 'not-met', says: `The firm lists a connection from ${rule.name}, a country of 22 CFR ${rule.rule}. No exemption covers it.`, at })),
    knockOuts: barred.map((rule) => ({ id: 'KO-3', because: `The firm lists a connection from ${rule.name}, a country of 22 CFR ${rule.rule}.`, at })),
  }
}

function practiceChecks(given: Mine): Check[] {
  const way = choiceCheck(
    given,
    'way-in',
    {
      managed: ['met', 'There is one managed, encrypted way in.'],
      office: ['met', 'Nobody connects from outside.'],
      direct: ['partial', 'People connect directly over the internet.'],
    },
    'Nobody has said how people connect from outside.',
  )
  if (given.answers['travel'] !== 'exemption') return [way]
  const records = choiceCheck(
    given,
    'records',
    {
      yes: ['met', 'Every use of the exemption is recorded.'],
      unused: ['met', 'The exemption has not been used.'],
      no: ['not-met', 'Uses of the exemption are not recorded.'],
    },
    'Nobody has said whether uses of the exemption are recorded.',
  )
  return [way, records]
}
