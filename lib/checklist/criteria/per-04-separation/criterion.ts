import { sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check } from '../../criterion'
import { acceptedDocuments, documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { besidesManual, topicChecks } from '../prg-01-written-program/manual'
import { foreignAdministrators, practiceChecks, rosterChecks } from './checks'
import { drawnTools, foreignInGroups, groupChecks, judgedHere, planReadChecks } from './groups'
import { questions } from './questions'

export default defineCriterion({
  id: 'PER-04',
  section: 'personnel',
  chapter: 'personnel',
  title: 'Separation from foreign persons',
  failureTitle: 'Colleagues without authorization can see controlled work.',
  why: 'A firm may employ anyone. Technical data may reach a foreign person only under a license or agreement, so systems have to keep the two apart.',
  basis: 'LAW',
  cites: ['22 CFR 120.50(a)(2)', '22 CFR 124.1', '22 CFR 126.18', 'DDTC Guidelines el. 3C'],
  trace: ['area:personnel', 'D2'],
  weight: 3,
  bestGrade: 'E3',
  knockOuts: [{ id: 'KO-3', decidedBy: 'reviewer', when: 'a foreign person administers these systems without a license or agreement' }],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'technology-control-plan', ask: 'The technology control plan, without technical data.', grade: 'E2', freshDays: 365 },
    { kind: 'identity-export', ask: 'The members of administrator groups as your identity provider exports them. Account names are enough.', grade: 'E3', freshDays: 90 },
    { kind: 'architecture', ask: 'A diagram that shows which systems are separate and which are shared.', grade: 'E2', freshDays: 365 },
  ],
  facts: ['roster', 'compliance-program', 'identity-export', 'technology-control-plan', 'architecture'],
  evaluate(given) {
    const checks: Check[] = [...rosterChecks(given), ...groupChecks(given), ...planReadChecks(given), ...drawnTools(given), ...fromObservations(besidesManual(given), judgedHere)]
    if (given.claim === 'met' || given.claim === 'partial') {
      checks.push(...practiceChecks(given))
      if (given.answers['separation'] !== 'all-us') {
        checks.push(
          ...topicChecks(
            given,
            [{ topic: 'technologyControlPlan', found: 'The written program has a technology control plan.', absent: 'The written program does not mention a technology control plan.' }],
            acceptedDocuments(given, ['technology-control-plan']),
          ),
        )
      }
      checks.push(documentCheck(given, ['technology-control-plan', 'identity-export', 'architecture'], 'proof of the separation'))
    }
    const claim = sentenceFor(
      given,
      'separation',
      { policy: 'Only instructions keep colleagues who are not U.S. persons away.', none: 'Nothing keeps colleagues who are not U.S. persons away.' },
      'Nobody has said what keeps colleagues who are not U.S. persons away.',
    )
    const met = given.answers['separation'] === 'all-us' ? 'Everyone who uses these systems is said to be a U.S. person, and nothing read here says otherwise.' : 'Colleagues who are not U.S. persons cannot reach the controlled work.'
    return judge(given, checks, { met, claim }, [...foreignAdministrators(given), ...foreignInGroups(given)])
  },
})
