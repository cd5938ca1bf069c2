import type { CloudTrailFacts } from '../../../analyzers/cloudtrail/facts'
import { sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check, type Given, type KnockOutHit, type ReadEvidence } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { answerChecks, unrostered } from './answer-checks'
import { judgedFromPolicies, keyHolders } from './holders'
import { onSite, questions } from './questions'

/** Rules of the analyzer that are judged here from its facts. */
const judgedHere = ['CT-12']

export default defineCriterion({
  id: 'CRY-03',
  section: 'encryption',
  chapter: 'encryption',
  title: 'Key custody by U.S. persons',
  failureTitle: 'Nobody has confirmed who can read these keys.',
  why: 'Access information is controlled like the data it opens: letting a foreign person decrypt is releasing the data.',
  basis: 'LAW',
  cites: ['22 CFR 120.55', '22 CFR 120.56', 'NIST SP 800-171 r2 3.13.10'],
  trace: ['area:encryption'],
  weight: 3,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-6', decidedBy: 'reviewer', when: 'Someone who is not a verified U.S. person, or an unknown outside principal, may decrypt or administer keys.' }],
  cloud: 'either',
  questions,
  evidence: [
    {
      kind: 'key-policy',
      ask: 'The policy and grants of each key that protects program data, as exported, with a note on who is in each role. Policies hold no secrets; never include key material.',
      grade: 'E3',
      freshDays: 180,
    },
    {
      kind: 'infrastructure-code',
      ask: 'The infrastructure code or plan that makes the keys and their policies. Remove secrets; never upload state files.',
      grade: 'E3',
      freshDays: 180,
    },
    { kind: 'procedure', ask: 'The key management procedure: who holds keys, changes, deletion, emergencies.', grade: 'E2', freshDays: 365 },
  ],
  onPremises: {
    title: 'Custody of keys on site by U.S. persons',
    questions: onSite,
    evidence: [
      {
        kind: 'key-policy',
        ask: 'The role and partition settings of your hardware module or key server, as exported, and the record of the key ceremony. Never include key material.',
        grade: 'E3',
        freshDays: 180,
      },
      { kind: 'procedure', ask: 'The key management procedure: who holds keys and backup parts, changes, deletion, emergencies.', grade: 'E2', freshDays: 365 },
    ],
  },
  facts: ['cloudtrail', 'key-policy', 'infrastructure-code', 'roster', 'pipeline-code', 'image-manifests', 'audit-log'],
  compared: ['roster', 'pipeline-code', 'image-manifests', 'audit-log'],
  holds: ['somebody at a key against the roster'],
  evaluate(given) {
    const holders = keyHolders(given)
    const checks: Check[] = [...given.readings.cloudtrail.flatMap(keyEventChecks), ...holders.checks, ...fromObservations(given, [...judgedHere, ...judgedFromPolicies])]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(...answerChecks(given), documentCheck(given, ['key-policy', 'infrastructure-code'], 'the key policies'))
    }
    const claim = sentenceFor(
      given,
      'custody',
      {
        'people-only': 'Not every service or role that holds a key has been checked.',
        unverified: 'Someone who was not verified as a U.S. person can use or administer the keys.',
      },
      'Nobody has confirmed who can read these keys.',
    )
    return judge(given, checks, { met: 'Only verified U.S. persons and their services hold the keys.', claim }, [...knockOutsOf(given), ...holders.knockOuts])
  },
})

/** KO-6 is proposed by the firm's own words or by a key shared outside in the log; a reviewer confirms. */
function knockOutsOf(given: Pick<Given, 'answers' | 'answer' | 'observations'> & Parameters<typeof unrostered>[0]): KnockOutHit[] {
  const hits: KnockOutHit[] = []
  if (given.answers['custody'] === 'unverified') {
    hits.push({ id: 'KO-6', because: 'The firm says that someone who was not verified can use or administer the keys.', at: [given.answer('custody')] })
  }
  if (given.answers['outside'] === 'someone') {
    hits.push({ id: 'KO-6', because: 'The firm says that someone outside who was not verified can decrypt or administer.', at: [given.answer('outside')] })
  }
  if (unrostered(given).length > 0) {
    hits.push({ id: 'KO-6', because: 'The firm lists roles with keys whose people or services are not on the roster.', at: [given.answer('holders')] })
  }
  for (const { observation, at } of given.observations) {
    const grave = observation.severity === 'critical' || observation.severity === 'high'
    if (observation.rule === 'CT-10' && grave) hits.push({ id: 'KO-6', because: `The log shows a key opened to others: ${observation.message}`, at: [at] })
  }
  return hits
}

function keyEventChecks(sample: ReadEvidence<CloudTrailFacts>): Check[] {
  return Object.entries(sample.facts.keyEvents).map(([name, succeeded]) => ({
    outcome: succeeded > 0 ? 'unknown' : 'info',
    says:
      succeeded > 0
        ? `${name} succeeded ${succeeded === 1 ? 'once' : `${succeeded} times`} in this sample: say which key and why.`
        : `${name} was tried in this sample and failed.`,
    at: [sample.at({}, 'CT-12')],
  }))
}
