import { choiceCheck, sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check, type EvidenceSlot, type Given } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { codedIdentity, judgedFromCode } from './code'
import { exportedGate, exportedPasswords } from './exported'
import { gateChecks } from './gates'
import { questions, siteQuestions } from './questions'

type Mine = Given<'cloudtrail' | 'audit-log' | 'infrastructure-code' | 'identity-export'>

const groups: EvidenceSlot = { kind: 'identity-export', ask: 'The group rule and the group members as your identity provider exports them, without personal fields.', grade: 'E3', freshDays: 90 }

export default defineCriterion({
  id: 'IAM-01',
  section: 'access',
  chapter: 'access',
  title: 'Access follows verified U.S.-person status',
  failureTitle: 'The sign-in does not know who has been verified.',
  why: 'The check on persons and the sign-in have to be one chain. Where they are not, an unverified person is one click away from access.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.1.1', 'NIST SP 800-171 r2 3.5.1'],
  trace: ['area:iam', 'D3'],
  weight: 3,
  bestGrade: 'E3',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence: [
    groups,
    { kind: 'infrastructure-code', ask: 'Infrastructure code that sets up single sign-on and role assignment, without secrets.', grade: 'E3', freshDays: 180 },
    { kind: 'cloudtrail', ask: 'A CloudTrail sample with console sign-ins, seven days or more.', grade: 'E3', freshDays: 90 },
  ],
  onPremises: {
    title: 'Directory access follows verified status',
    questions: siteQuestions,
    evidence: [{ ...groups, ask: 'The group rule and members as the directory server exports them, without personal fields.' }, { kind: 'audit-log', ask: 'A sign-in log of the directory server, seven days or more.', grade: 'E3', freshDays: 90 }],
  },
  // Changes to who vouches for people come out of other logs as located observations.
  facts: ['cloudtrail', 'audit-log', 'infrastructure-code', 'identity-export'],
  compared: ['audit-log', 'identity-export'],
  holds: ['a gate said to be filled by the check against the code'],
  evaluate(given) {
    const checks: Check[] = [...given.readings.cloudtrail.flatMap((sample) => [...signInChecks(sample), ...changeChecks(sample)]), ...codedIdentity(given), ...exportedPasswords(given), ...exportedGate(given), ...gateChecks(given), ...fromObservations(given, ['CT-06', ...judgedFromCode])]
    if (given.claim === 'met' || given.claim === 'partial') checks.push(...practiceChecks(given), documentCheck(given, ['identity-export', 'infrastructure-code'], 'proof of the group rule'))
    const claim = sentenceFor(
      given,
      'gate',
      { manual: 'People are added to the group by hand after the check.', none: 'The check on persons and the sign-in are not connected.' },
      'Nobody has said how the check decides who gets access.',
    )
    return judge(given, checks, { met: 'Every role asks for a group that the verification fills.', claim })
  },
})

type Sample = Mine['readings']['cloudtrail'][number]
const times = (count: number, what: string) => (count === 1 ? `1 ${what}` : `${count.toLocaleString('en-US')} ${what}s`)

/** The share of console sign-ins that came through the identity provider. */
function signInChecks(sample: Sample): Check[] {
  const { withMfa, withoutMfa, federated } = sample.facts.consoleSignIns
  const own = withMfa + withoutMfa
  const at = [sample.at({})]
  if (own > 0) return [{ outcome: 'partial', says: `${times(own, 'console sign-in')} in this sample used a password of the cloud account, past the identity provider; ${times(federated, 'sign-in')} came through it.`, at }]
  const untold = ['second factor', 'kind of identity'].some((topic) => sample.facts.notCarried?.includes(topic))
  if (untold) return [{ outcome: 'unknown', says: 'The export of this sample does not carry what tells a password of the cloud account from the identity provider at every sign-in.', at: [sample.at({}, 'CT-22')] }]
  if (federated > 0) return [{ outcome: 'met', says: `All ${times(federated, 'console sign-in')} in this sample came through the identity provider.`, at }]
  return [{ outcome: 'info', says: 'This sample holds no console sign-ins.', at }]
}

const ownCredentials = /^(CreateLoginProfile|CreateAccessKey|CreateUser|CreateSAMLProvider|UpdateSAMLProvider|DeleteSAMLProvider)$/

/** Changes that let someone in past the identity provider (CT-13), unless located observations say more. */
function changeChecks(sample: Sample): Check[] {
  if (sample.observations.some(({ rule }) => rule === 'CT-13')) return []
  return Object.entries(sample.facts.identityChanges)
    .filter(([name, succeeded]) => succeeded > 0 && ownCredentials.test(name))
    .map(([name, succeeded]) => ({ outcome: 'partial', says: `${name} succeeded ${succeeded === 1 ? 'once' : `${succeeded} times`} in this sample: say who got in by it.`, at: [sample.at({}, 'CT-13')] }))
}

function practiceChecks(given: Mine): Check[] {
  return [
    choiceCheck(
      given,
      'setter',
      {
        verifier: ['met', 'Only the role that verifies can change the group.'],
        two: ['met', 'Changes of the group need approval by the role that verifies.'],
        administrators: ['partial', 'Any administrator can change the group and skip the check.'],
      },
      'Nobody has said who can change the group.',
    ),
    choiceCheck(
      given,
      'bypass',
      {
        no: ['met', 'Nobody can be given access past the group.'],
        emergency: ['info', 'Only a sealed emergency account lies past the group.'],
        yes: ['partial', 'Access can be given directly, past the group.'],
      },
      'Nobody has said whether access can be given past the group.',
    ),
    choiceCheck(
      given,
      'local-users',
      {
        none: ['met', 'There are no accounts beside the common sign-in.'],
        emergency: ['info', 'Only a sealed emergency account lies beside the common sign-in.'],
        yes: ['partial', 'There are accounts with their own passwords beside the common sign-in.'],
      },
      'Nobody has said whether there are accounts beside the common sign-in.',
    ),
  ]
}
