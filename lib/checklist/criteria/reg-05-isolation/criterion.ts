import { choiceCheck, sentenceFor } from '../../answer-checks'
import { rowsOf } from '../../answer-values'
import { defineCriterion, type Check, type EvidenceSlot, type Given, type KnockOutHit } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { codedTrust, judgedFromCode } from './code'
import { pipelineChecks } from './pipeline-checks'
import { cloudQuestions, siteQuestions } from './questions'

type Mine = Given<'cloudtrail' | 'infrastructure-code' | 'pipeline-code'>

const architecture: EvidenceSlot = { kind: 'architecture', ask: 'A diagram of shared services and of what each can reach.', grade: 'E2', freshDays: 365 }
const groups: EvidenceSlot = { kind: 'identity-export', ask: 'The administrators of each shared tool as exported. Account names are enough.', grade: 'E3', freshDays: 90 }

export default defineCriterion({
  id: 'REG-05',
  section: 'regions',
  chapter: 'regions',
  title: 'Isolated from shared platforms',
  failureTitle: 'A shared platform opens the environment to strangers.',
  why: 'A perfect environment is worth little when the sign-in, the pipeline or the monitoring in front of it is run by people nobody has verified.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.1.3', 'NIST SP 800-171 r2 3.1.20', '22 CFR 120.56'],
  trace: ['F1', 'area:regions', 'D3'],
  weight: 4,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-10', decidedBy: 'reviewer', when: 'administrators who are not verified U.S. persons can reach the environment through a shared tool' }],
  cloud: 'either',
  questions: cloudQuestions,
  evidence: [
    { kind: 'infrastructure-code', ask: 'Trust policies, guest settings and role definitions as code or export. Remove secrets.', grade: 'E3', freshDays: 180 },
    groups,
    architecture,
    { kind: 'pipeline-code', ask: 'The pipeline files you gave for the pipeline count here as well: they show which roles are assumed from where.', grade: 'E2', freshDays: 180 },
    { kind: 'cloudtrail', ask: 'The CloudTrail sample you gave for the regions counts here as well.', grade: 'E3', freshDays: 90 },
  ],
  onPremises: { title: 'Isolated from the company network', questions: siteQuestions, evidence: [groups, { ...architecture, ask: 'The network diagram with every system the rest of the firm uses as well.' }] },
  facts: ['cloudtrail', 'pipeline-code', 'infrastructure-code', 'audit-log', 'identity-export', 'architecture'],
  compared: ['pipeline-code', 'audit-log', 'identity-export', 'architecture'],
  evaluate(given) {
    const { checks: listed, knockOuts } = toolChecks(given)
    const coded = codedTrust(given)
    knockOuts.push(...coded.knockOuts)
    const checks: Check[] = [...listed, ...coded.checks, ...accountChecks(given), ...pipelineChecks(given), ...fromObservations(given, judgedFromCode)]
    if (given.claim === 'met' || given.claim === 'partial') checks.push(...reachChecks(given), documentCheck(given, ['architecture', 'identity-export', 'infrastructure-code'], 'proof of isolation'))
    if (given.answers['isolation'] === 'shared' || given.answers['isolation'] === 'global') {
      knockOuts.push({ id: 'KO-10', because: 'The firm says that administrators who are not verified reach the environment through shared tools.', at: [given.answer('isolation')] })
    }
    const claim = sentenceFor(
      given,
      'isolation',
      {
        'shared-verified': 'Shared tools reach the environment; all their administrators are said to be verified U.S. persons.',
        shared: 'Shared tools reach the environment, and not all their administrators are verified.',
        global: 'A platform run from elsewhere reaches the environment.',
      },
      'Nobody has said which shared tools reach the environment.',
    )
    return judge(given, checks, { met: 'The environment has tools of its own.', claim }, knockOuts)
  },
})

/** Shared tools, each by who administers it and from where. "yes" is the only answer that verifies. */
function toolChecks(given: Mine): { checks: Check[]; knockOuts: KnockOutHit[] } {
  const checks: Check[] = []
  const knockOuts: KnockOutHit[] = []
  const at = [given.answer('tools')]
  for (const row of rowsOf(given, 'tools')) {
    const tool = row['tool'] ?? ''
    const country = (row['country'] ?? '').toUpperCase()
    const verified = (row['verified'] ?? '').toLowerCase()
    const abroad = /^[A-Z]{2}$/.test(country) && !given.reference.isUnitedStates(country)
    if (verified === 'no') {
      checks.push({ outcome: 'not-met', says: `${tool}: not every administrator is a verified U.S. person.`, at })
      knockOuts.push({ id: 'KO-10', because: `Administrators of ${tool} who are not verified U.S. persons can reach the environment.`, at })
    } else if (abroad) {
      checks.push({ outcome: 'not-met', says: `${tool} is administered from ${country}, outside the United States.`, at })
      knockOuts.push({ id: 'KO-10', because: `${tool}, which reaches the environment, is administered from ${country}.`, at })
    } else if (verified === 'yes' && given.reference.isUnitedStates(country)) checks.push({ outcome: 'met', says: `${tool} is administered from the United States by verified U.S. persons.`, at })
    else checks.push({ outcome: 'unknown', says: `${tool}: it is not clear who administers it from where.`, at })
  }
  return { checks, knockOuts }
}

/** Other accounts that act in the sample (CT-11). Where a located observation says which, that is judged instead. */
function accountChecks(given: Mine): Check[] {
  return given.readings.cloudtrail.flatMap((sample): Check[] => {
    const { crossAccountEvents: count } = sample.facts
    if (count === 0 || sample.observations.some(({ rule }) => rule === 'CT-11')) return []
    return [{ outcome: 'partial', says: `${count === 1 ? '1 event' : `${count.toLocaleString('en-US')} events`} in this sample come from another account: say whose it is and who administers it.`, at: [sample.at({}, 'CT-11')] }]
  })
}

function reachChecks(given: Mine): Check[] {
  return [
    choiceCheck(
      given,
      'trust',
      {
        none: ['met', 'Nothing outside is trusted.'],
        own: ['met', 'Only the firm’s own accounts or networks are trusted, each on a list.'],
        partners: ['partial', 'Accounts or networks of other firms are trusted.'],
        anyone: ['not-met', 'Some trust is open to anyone.'],
      },
      'Nobody has said what is trusted from outside.',
    ),
    choiceCheck(
      given,
      'commercial-pipeline',
      given.onPremises
        ? { no: ['met', 'Nobody acts in the network from outside.'], yes: ['partial', 'People act in the network from outside.'] }
        : { no: ['met', 'Nothing in a commercial cloud can act in the environment.'], yes: ['partial', 'Something in a commercial cloud can act in the environment.'] },
      'Nobody has said whether something outside can act in the environment.',
    ),
  ]
}
