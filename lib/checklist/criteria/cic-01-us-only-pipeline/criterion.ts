import { choiceCheck, sentenceFor, type OptionChecks } from '../../answer-checks'
import { defineCriterion, type Check, type EvidenceSlot, type KnockOutHit } from '../../criterion'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { memberChecks } from './members'
import { namedChecks } from './named'
import { placeChecks, runnerChecks } from './pipelines'
import { onSite, questions } from './questions'

const pipelineCode: EvidenceSlot = {
  kind: 'pipeline-code',
  ask: 'The workflow or pipeline files, with the inventory of build machines and their locations. Remove tokens and secrets, and code that is technical data.',
  grade: 'E3',
  freshDays: 180,
}
const memberExport: EvidenceSlot = {
  kind: 'identity-export',
  ask: 'The member export of the code host with roles, outside collaborators included. Names and roles only.',
  grade: 'E2',
  freshDays: 90,
}

const choices: { question: string; options: OptionChecks; unanswered: string }[] = [
  {
    question: 'repository',
    options: {
      'own-approved': ['met', 'The code is said to be on a server of the firm in the approved place.'],
      'authorized-service': ['met', 'The code is said to be with a service authorized for it.'],
      'commercial-us': ['partial', 'The code is with a commercial service whose staff nobody verified, though stored in the United States.'],
      commercial: ['not-met', 'The code is with a commercial service that does not say where it is stored or who can read it.'],
    },
    unanswered: 'Nobody has said where the code is hosted.',
  },
  {
    question: 'runners',
    options: {
      'own-approved': ['met', 'Builds are said to run on machines of the firm in the approved place.'],
      'own-us': ['partial', 'Builds run in the United States, outside the approved place.'],
      'shared-group': ['partial', 'Build machines are shared with other work.'],
      hosted: ['not-met', 'Builds run on machines of the code host, whose location is not guaranteed.'],
    },
    unanswered: 'Nobody has said where the builds run.',
  },
  {
    question: 'artifacts',
    options: {
      approved: ['met', 'Build results and logs are said to stay in the approved place.'],
      us: ['partial', 'Build results or logs leave the approved place, within the United States.'],
      anywhere: ['not-met', 'Build results or logs go to a service whose location is not controlled.'],
    },
    unanswered: 'Nobody has said where build results and logs go.',
  },
  {
    question: 'members',
    options: {
      all: ['met', 'Everyone who can read the code is said to be on the roster.'],
      'not-compared': ['partial', 'The readers of the code were not compared with the roster.'],
      'not-all': ['not-met', 'Some people who can read the code are not on the roster.'],
    },
    unanswered: 'Nobody has said whether every reader of the code is on the roster.',
  },
  {
    question: 'credentials',
    options: {
      'short-lived': ['met', 'Builds are said to use short-lived credentials.'],
      'stored-keys': ['partial', 'Builds use stored keys, which work from anywhere.'],
    },
    unanswered: 'Nobody has said how builds get their rights.',
  },
  {
    question: 'strangers',
    options: {
      no: ['met', 'Code from outside the team is said not to run.'],
      approved: ['met', 'Code from outside runs only after approval, without secrets.'],
      yes: ['not-met', 'Code from outside the team can run in the pipeline.'],
    },
    unanswered: 'Nobody has said whether code from outside can run.',
  },
]

export default defineCriterion({
  id: 'CIC-01',
  section: 'pipeline',
  chapter: 'pipeline',
  title: 'Pipeline in U.S.-only infrastructure',
  failureTitle: 'Nobody knows where the code is built, or who can read it.',
  why: 'A pipeline holds all the code and the keys to the environment. Where it runs and who reaches it decides who has the data.',
  basis: 'CONTRACT',
  cites: ['NIST SP 800-171 r2 3.4.5', '22 CFR 120.33', '22 CFR 120.56'],
  trace: ['Q4', 'area:pipeline'],
  weight: 3,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-3', decidedBy: 'reviewer', when: 'People who are not on the roster can read controlled code.' }],
  cloud: 'either',
  questions,
  evidence: [pipelineCode, memberExport],
  onPremises: { title: 'Build machines on site, U.S. persons only', questions: onSite, evidence: [pipelineCode, memberExport] },
  facts: ['pipeline-code', 'identity-export', 'audit-log', 'roster'],
  compared: ['audit-log', 'roster'],
  holds: ['a member of the code host against the roster', 'an owner of code against the roster', 'an approver of deployments against the roster', 'somebody let through by a condition against the roster'],
  evaluate(given) {
    const members = memberChecks(given)
    const checks: Check[] = [...runnerChecks(given), ...placeChecks(given), ...members.checks, ...namedChecks(given), ...fromObservations(given, ['GA-01'])]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(
        ...choices.map(({ question, options, unanswered }) => choiceCheck(given, question, options, unanswered)),
        ...(given.readings['pipeline-code'].length === 0 ? [documentCheck(given, ['pipeline-code'], 'the pipeline definitions')] : []),
        ...(members.checks.length === 0 ? [documentCheck(given, ['identity-export'], 'the member export of the code host')] : []),
      )
    }
    const knockOuts: KnockOutHit[] = [...members.knockOuts]
    if (given.answers['members'] === 'not-all') knockOuts.push({ id: 'KO-3', because: 'The firm says that people who are not on the roster can read program code.', at: [given.answer('members')] })
    const claim = sentenceFor(
      given,
      'pipeline',
      { some: 'Some parts of the pipeline are outside the approved place or reached by others.', no: 'The pipeline is not in U.S.-only infrastructure with U.S.-person access.' },
      'Nobody has said where the pipeline runs and who reaches it.',
    )
    return judge(given, checks, { met: 'The pipeline runs in the approved place, and its readers are on the roster.', claim }, knockOuts)
  },
})
