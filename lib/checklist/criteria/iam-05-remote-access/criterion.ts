import { choiceCheck, sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check } from '../../criterion'
import { documentCheck } from '../../documents'
import { foreignCountry, logSamples } from '../../log-samples'
import { fromObservations, judge } from '../../verdict'
import { questions } from './questions'
import { sourcesIn } from './sources'

export default defineCriterion({
  id: 'IAM-05',
  section: 'access',
  chapter: 'access',
  title: 'Remote access and location',
  failureTitle: 'Nobody controls from which country the data is opened.',
  why: 'Opening technical data abroad can be an export. A U.S. person on travel may be covered by an exemption, which has to be recorded, and never in a proscribed country.',
  basis: 'LAW',
  cites: ['22 CFR 125.4(b)(9)', '22 CFR 120.15(e)', 'NIST SP 800-171 r2 3.1.12', 'NIST SP 800-171 r2 3.1.13', 'NIST SP 800-171 r2 3.1.14'],
  trace: ['area:iam'],
  weight: 1,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-3', decidedBy: 'reviewer', when: 'someone acts from a country named in 22 CFR 126.1 and it is not explained' }],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'cloudtrail', ask: 'A CloudTrail sample of seven days or more with source addresses.', grade: 'E3', freshDays: 90 },
    { kind: 'procedure', ask: 'The travel and remote access rule, and the register of exemptions used.', grade: 'E2', freshDays: 365 },
  ],
  onPremises: {
    evidence: [
      { kind: 'audit-log', ask: 'A VPN or gateway log of seven days or more with source addresses.', grade: 'E3', freshDays: 90 },
      { kind: 'procedure', ask: 'The travel and remote access rule, and the register of exemptions used.', grade: 'E2', freshDays: 365 },
    ],
  },
  facts: ['cloudtrail', 'audit-log'],
  evaluate(given) {
    const found = logSamples(given).map((sample) => sourcesIn(sample, given.reference, given.answers['remote'] === 'us-recorded'))
    const checks: Check[] = [...found.flatMap((one) => one.checks), ...fromObservations({ observations: given.observations.filter(({ observation }) => foreignCountry(observation) === null) })]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(
        choiceCheck(
          given,
          'way-in',
          {
            managed: ['met', 'People connect with managed devices over one way in.'],
            none: ['met', 'Nobody connects from outside.'],
            vpn: ['partial', 'Any device may connect.'],
            direct: ['not-met', 'People connect directly over the internet.'],
          },
          'Nobody has said how people connect from outside.',
        ),
        documentCheck(given, ['procedure'], 'the travel and remote access rule'),
      )
    }
    const says = sentenceFor(
      given,
      'remote',
      { 'us-policy': 'Only a policy keeps access inside the United States.', anywhere: 'People may reach this environment from anywhere.' },
      'Nobody has said from where people may reach this environment.',
    )
    return judge(given, checks, { met: 'Access is held inside the United States or under a record.', claim: says }, found.flatMap((one) => one.knockOuts))
  },
})
