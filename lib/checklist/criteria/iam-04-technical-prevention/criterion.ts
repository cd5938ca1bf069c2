import { choiceCheck, sentenceFor } from '../../answer-checks'
import { chosenIn } from '../../answer-values'
import { defineCriterion, type Check, type Given, type KnockOutHit } from '../../criterion'
import { documentCheck } from '../../documents'
import { scannerChecks } from '../../scanner-checks'
import { fromObservations, judge } from '../../verdict'
import { codedLayers } from './code'
import { anonymousChecks, refusalCheck, reportOnlyChecks } from './refusals'
import { questions } from './questions'

type Mine = Given<'cloudtrail' | 'audit-report' | 'infrastructure-code' | 'denied-test' | 'audit-log'>

const identityLayers = ['group', 'conditional', 'boundary']
const placeLayers = ['organization', 'endpoint', 'resource']

export default defineCriterion({
  id: 'IAM-04',
  section: 'access',
  chapter: 'access',
  title: 'Technical prevention of foreign access',
  failureTitle: 'Nothing but a rule on paper keeps foreign persons out.',
  why: 'Letting a foreign person reach technical data is an export, meant or not. What counts is the control that makes it impossible, and a refusal that shows it works.',
  basis: 'LAW',
  cites: ['22 CFR 120.50(a)(2)', '22 CFR 120.56(b)', 'NIST SP 800-171 r2 3.1.1'],
  trace: ['Q2', 'area:iam', 'D3'],
  weight: 4,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-3', decidedBy: 'reviewer', when: 'storage, images or snapshots are open to the public or to unknown accounts' }],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'denied-test', ask: 'The record of a test in which access was refused, with the log line.', grade: 'E3', freshDays: 180 },
    { kind: 'infrastructure-code', ask: 'The policies that refuse: organization, endpoint, conditional access or resource policies.', grade: 'E3', freshDays: 180 },
    { kind: 'cloudtrail', ask: 'A CloudTrail sample of seven days or more that holds refusals.', grade: 'E3', freshDays: 90 },
  ],
  onPremises: {
    evidence: [
      { kind: 'denied-test', ask: 'The record of a test at the door, the network or the server in which access was refused, with the log line.', grade: 'E3', freshDays: 180 },
      { kind: 'infrastructure-code', ask: 'Firewall, directory and file server rules that refuse.', grade: 'E3', freshDays: 180 },
      { kind: 'audit-log', ask: 'A log of seven days or more of the file servers or the directory that holds refusals.', grade: 'E2', freshDays: 90 },
    ],
  },
  facts: ['cloudtrail', 'audit-report', 'infrastructure-code', 'denied-test', 'audit-log'],
  compared: ['audit-report', 'audit-log'],
  evaluate(given) {
    const claimed = given.claim === 'met' || given.claim === 'partial'
    const checks: Check[] = [...(claimed ? [...layerChecks(given), ...codedLayers(given)] : []), ...anonymousChecks(given), ...reportOnlyChecks(given), ...scannerChecks(given, 'AR-13'), ...fromObservations(given, ['AR-13'])]
    const says = sentenceFor(
      given,
      'prevention',
      {
        one: 'One layer stands between a mistake and an export.',
        policy: 'Only a policy keeps foreign persons out; nothing technical does.',
        nothing: 'Nothing keeps foreign persons out yet.',
      },
      'Nobody has said what stops a person without verification.',
    )
    return judge(given, checks, { met: 'Two layers refuse access on their own, and a refusal shows it.', claim: says }, publicHits(given))
  },
})

function layerChecks(given: Mine): Check[] {
  const layers = chosenIn(given, 'layers')
  const identity = layers.some((layer) => identityLayers.includes(layer))
  const place = layers.some((layer) => placeLayers.includes(layer))
  const at = [given.answer('layers')]
  const both: Check =
    identity && place
      ? { outcome: 'met', says: 'One layer asks who it is, another from where or to which resource.', at }
      : { outcome: layers.length === 0 ? 'unknown' : 'partial', says: layers.length === 0 ? 'No layer is named.' : identity ? 'Identity is checked; no layer checks network or resource.' : 'Network or resource is checked; no layer checks identity.', at }
  return [
    both,
    choiceCheck(
      given,
      'mode',
      {
        enforced: ['met', 'All layers are enforced.'],
        some: ['partial', 'Some layers only report.'],
        report: ['not-met', 'The layers only report; they stop nobody.'],
      },
      'Nobody has said whether the layers are enforced.',
    ),
    choiceCheck(
      given,
      'public',
      {
        blocked: ['met', 'Public access is blocked for the whole account.'],
        no: ['partial', 'Nothing is public, but nothing blocks it either.'],
        yes: ['not-met', 'Something in this environment is open to the public or to unknown accounts.'],
      },
      'Nobody has said whether anything is open to the public.',
    ),
    refusalCheck(given),
    documentCheck(given, ['infrastructure-code'], 'proof of the policies that refuse'),
  ]
}

/** Public storage, images or snapshots: said by the firm itself, done in the log (CT-10) or written in the code (IAC-06), critical. */
function publicHits(given: Mine): KnockOutHit[] {
  const hits: KnockOutHit[] = []
  if (given.answers['public'] === 'yes') hits.push({ id: 'KO-3', because: 'The firm says that something in this environment is open to the public or to unknown accounts.', at: [given.answer('public')] })
  const shared = given.observations.filter(({ observation }) => (observation.rule === 'CT-10' || observation.rule === 'IAC-06') && observation.severity === 'critical')
  if (shared.length > 0) hits.push({ id: 'KO-3', because: shared[0]?.observation.message ?? '', at: shared.slice(0, 20).map(({ at }) => at) })
  return hits
}
