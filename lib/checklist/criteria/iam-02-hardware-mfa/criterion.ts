import { choiceCheck, sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check, type EvidenceSlot, type Given, type Standing } from '../../criterion'
import { acceptedDocuments, documentCheck } from '../../documents'
import { scannerChecks } from '../../scanner-checks'
import { fromObservations, judge } from '../../verdict'
import { enrollmentChecks, everyoneEnrolled, judgedHere } from './enrollment'
import { factorRules, providerFactors, tellsFactors } from './provider-factors'
import { questions } from './questions'
import { factorsIn } from './sample'

type Mine = Given<'cloudtrail' | 'audit-log' | 'mfa-enrollment' | 'identity-export' | 'roster'>

const enrollment: EvidenceSlot = { kind: 'mfa-enrollment', ask: 'The sign-in policy and the enrollment report of your identity provider, with the kind of factor for each account.', grade: 'E3', freshDays: 90 }
const signIns: EvidenceSlot = { kind: 'audit-log', ask: 'A sign-in log of your identity provider, seven days or more.', grade: 'E3', freshDays: 90 }

export default defineCriterion({
  id: 'IAM-02',
  section: 'access',
  chapter: 'access',
  title: 'Hardware-token MFA for all',
  failureTitle: 'A stolen password is enough to get in.',
  why: 'Most intrusions start with a password. The contract asks for a second factor; the prime asks that it be hardware, which cannot be phished.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.5.3', 'NIST SP 800-171 r2 3.5.4'],
  trace: ['area:iam', 'D3'],
  weight: 3,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-3', decidedBy: 'reviewer', when: 'an administrator signs in without any second factor in the sample, unless it has been closed' }],
  cloud: 'either',
  questions,
  evidence: [enrollment, { kind: 'cloudtrail', ask: 'A CloudTrail sample with sign-ins, seven days or more.', grade: 'E3', freshDays: 90 }, signIns],
  onPremises: {
    evidence: [
      { ...enrollment, ask: 'The sign-in policy and the list of issued cards or keys of the directory server.' },
      { ...signIns, ask: 'A sign-in log of the directory server, seven days or more.' },
    ],
  },
  facts: ['cloudtrail', 'audit-log', 'mfa-enrollment', 'identity-export', 'roster', 'audit-report'],
  compared: ['audit-report'],
  holds: ['a second factor answered against the enrollment'],
  evaluate(given) {
    const accepted = acceptedDocuments(given, ['mfa-enrollment', 'audit-log']).length > 0 || everyoneEnrolled(given) || given.readings['audit-log'].some(tellsFactors)
    const enrolled = enrollmentChecks(given)
    const { requiresHardwareMfa } = given.program.policy
    const found = [...given.readings.cloudtrail.map((sample) => factorsIn(sample, accepted)), ...given.readings['audit-log'].map((sample) => providerFactors(sample, requiresHardwareMfa))]
    const checks: Check[] = [...found.flatMap((one) => one.checks), ...enrolled.checks, ...scannerChecks(given, 'AR-12'), ...fromObservations(given, ['CT-04', 'CT-05', 'CT-06', 'AR-12', ...factorRules, ...judgedHere])]
    const claim = claimUnderPolicy(given)
    if (claim === 'met' || claim === 'partial') checks.push(...practiceChecks(given), documentCheck(given, ['mfa-enrollment', 'audit-log'], 'proof of second factors'))
    const says = sentenceFor(
      given,
      'factor',
      {
        'hardware-admins': 'Only administrators use hardware; others use an app.',
        app: 'The second factor is an app or prompt, not hardware.',
        sms: 'The second factor is a code by text message or phone, which is easily taken over.',
        none: 'People sign in with a password alone.',
      },
      'Nobody has said what people use to sign in.',
    )
    const met = given.answers['factor'] === 'hardware' ? 'Everyone signs in with a hardware key or card.' : 'Everyone signs in with a second factor; this prime does not ask for hardware.'
    return judge({ claim }, checks, { met, claim: says }, [...found.flatMap((one) => one.knockOuts), ...enrolled.knockOuts])
  },
})

/** Hardware is the policy of the prime, not of NIST SP 800-171: where the prime does not ask for it, an app will do. */
function claimUnderPolicy(given: Mine): Standing | null {
  const { factor } = given.answers
  if (!given.program.policy.requiresHardwareMfa && (factor === 'app' || factor === 'hardware-admins')) return 'met'
  return given.claim
}

function practiceChecks(given: Mine): Check[] {
  return [
    choiceCheck(
      given,
      'enforced',
      {
        yes: ['met', 'A sign-in without the second factor is refused.'],
        exceptions: ['partial', 'Some sign-ins are excepted from the second factor.'],
        'report-only': ['not-met', 'A sign-in without the second factor is only reported.'],
        no: ['not-met', 'A sign-in without the second factor is let through.'],
      },
      'Nobody has said whether a sign-in without the second factor is refused.',
    ),
    choiceCheck(
      given,
      'emergency',
      {
        hardware: ['met', 'The emergency account is protected by a sealed hardware key.'],
        none: ['met', 'There is no emergency account.'],
        password: ['partial', 'The emergency account is protected by a password only.'],
      },
      'Nobody has said how the emergency account is protected.',
    ),
  ]
}
