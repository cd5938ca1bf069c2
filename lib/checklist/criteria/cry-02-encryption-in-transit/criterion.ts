import type { CloudTrailFacts } from '../../../analyzers/cloudtrail/facts'
import { choiceCheck, sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check, type EvidenceSlot, type Given, type ReadEvidence } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { codedTransport } from './code'
import { questions } from './questions'

/** Rules of the analyzer that are judged here from its facts. */
const judgedHere = ['CT-14']

const settings: EvidenceSlot = {
  kind: 'procedure',
  ask: 'The listener and protocol settings of servers and load balancers, or the hardening procedure that sets them. A reviewer reads it. Never include private keys.',
  grade: 'E2',
  freshDays: 365,
}

export default defineCriterion({
  id: 'CRY-02',
  section: 'encryption',
  chapter: 'encryption',
  title: 'Encryption in transit',
  failureTitle: 'Data crosses a network in a form that others can read.',
  why: 'Data is easiest to copy while it travels, and nobody notices.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.13.8', 'NIST SP 800-171 r2 3.13.11'],
  trace: ['area:encryption'],
  weight: 1,
  bestGrade: 'E3',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence: [
    {
      kind: 'infrastructure-code',
      ask: 'The infrastructure code or plan of listeners, load balancers and bucket policies. Remove secrets; never upload state files.',
      grade: 'E3',
      freshDays: 180,
    },
    settings,
  ],
  onPremises: { evidence: [settings] },
  // The CloudTrail sample of LOG-01 is held against the answers. It shows calls to AWS, not the firm's own listeners, so it is no proof by itself.
  facts: ['cloudtrail', 'infrastructure-code', 'audit-log'],
  compared: ['audit-log'],
  evaluate(given) {
    const checks: Check[] = [...given.readings.cloudtrail.flatMap((sample) => tlsChecks(sample, given)), ...codedTransport(given), ...fromObservations(given, judgedHere)]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(...answerChecks(given), documentCheck(given, ['infrastructure-code', 'procedure'], 'the protocol settings'))
    }
    const claim = sentenceFor(
      given,
      'in-transit',
      { 'outside-only': "Some traffic between the firm's own systems is not encrypted.", no: 'Program data sometimes travels without encryption.' },
      'Nobody has said whether data is encrypted when it travels.',
    )
    return judge(given, checks, { met: 'Data travels over TLS 1.2 or later, and plain connections are refused.', claim })
  },
})

/** TLS of the calls in one sample. A host name without "fips" may still be validated in a government region. */
function tlsChecks(sample: ReadEvidence<CloudTrailFacts>, given: Pick<Given, 'answers'>): Check[] {
  const { weak, fipsHost, plainHost, unknown } = sample.facts.tls
  const at = [sample.at({}, 'CT-14')]
  const count = (events: number) => events.toLocaleString('en-US')
  const checks: Check[] = []
  if (weak > 0) checks.push({ outcome: 'not-met', says: `${count(weak)} ${weak === 1 ? 'call' : 'calls'} in this sample used TLS older than 1.2.`, at })
  else if (fipsHost + plainHost > 0) checks.push({ outcome: 'met', says: `No call in this sample used TLS older than 1.2 (${count(unknown)} do not say).`, at })
  else checks.push({ outcome: 'info', says: 'This sample does not say which TLS versions were used.', at })
  if (plainHost > 0) {
    const documented = given.answers['fips-endpoints'] === 'documented'
    checks.push({
      outcome: documented ? 'info' : 'unknown',
      says: `${count(plainHost)} calls in this sample went to endpoints without FIPS in their name${documented ? '; the firm says that the provider documents them as validated' : ''}.`,
      at,
    })
  }
  return checks
}

/** CUI, or silence about CUI, makes a validated module binding for the connection too (gate G-03). */
function answerChecks(given: Pick<Given, 'answers' | 'answer' | 'program'>): Check[] {
  const required = given.program.gates.flowDowns?.handlesCui !== 'no'
  return [
    choiceCheck(
      given,
      'minimum',
      {
        '1.3': ['met', 'Every endpoint is said to ask for TLS 1.3.'],
        '1.2': ['met', 'Every endpoint is said to ask for TLS 1.2 or later.'],
        lower: ['not-met', 'Some endpoints accept TLS older than 1.2.'],
      },
      'Nobody has said which TLS versions are accepted.',
    ),
    choiceCheck(
      given,
      'plaintext',
      {
        refused: ['met', 'Plain connections are said to be refused.'],
        redirected: ['partial', 'Plain connections are answered with a redirect, so the first request travels in the clear.'],
        accepted: ['not-met', 'Some plain connections are accepted.'],
      },
      'Nobody has said what happens to a plain connection.',
    ),
    choiceCheck(
      given,
      'fips-endpoints',
      {
        named: ['met', 'FIPS endpoints are said to be used.'],
        documented: ['met', 'The endpoints used are said to be documented as FIPS-validated.'],
        some: ['partial', 'Some connections end in modules that are not validated.'],
        no: required ? ['not-met', 'Connections that carry CUI end in modules that are not validated.'] : ['partial', 'Connections end in modules that are not validated; this program does not handle CUI.'],
      },
      'Nobody has said whether connections end in validated modules.',
    ),
  ]
}
