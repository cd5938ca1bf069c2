import { sentenceFor } from '../../answer-checks'
import { defineCriterion, type Given, type KnockOutHit } from '../../criterion'
import { acceptedDocuments, documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { documentChecks } from './checks'
import { besidesManual, manualsOf, offTopicCheck } from './manual'
import { questions } from './questions'

export default defineCriterion({
  id: 'PRG-01',
  section: 'program',
  chapter: 'program',
  title: 'Written ITAR compliance program',
  failureTitle: 'There is no written program to hold anyone to.',
  why: 'Being familiar with the ITAR is not a program. A prime needs to see, in writing, who decides, who checks and what is kept, before technical data changes hands.',
  basis: 'GUIDE',
  cites: ['DDTC Guidelines el. 1B', 'DDTC Guidelines el. 8'],
  trace: ['Q1', 'D1'],
  weight: 4,
  bestGrade: 'E2',
  knockOuts: [{ id: 'KO-1', decidedBy: 'rule', when: 'There is no written program, or what was sent as one is not about export control.' }],
  cloud: 'either',
  questions,
  evidence: [
    {
      kind: 'compliance-program',
      ask: 'The whole program or manual with its approval page, as PDF with text, DOCX, Markdown or plain text. Take out technical data and names of programs first.',
      grade: 'E2',
      freshDays: 365,
    },
  ],
  facts: ['compliance-program'],
  evaluate(given) {
    const manuals = manualsOf(given)
    const offTopic = offTopicCheck(given)
    const checks = [...offTopic, ...manuals.flatMap((manual) => documentChecks(given, manual)), ...fromObservations(besidesManual(given))]
    const accepted = acceptedDocuments(given, ['compliance-program'])
    if (manuals.length === 0 && offTopic.length === 0) checks.push(documentCheck(given, ['compliance-program'], 'the written program'))
    const says = {
      met: 'A written, approved program about export control is in force and was read.',
      claim: sentenceFor(
        given,
        'program',
        {
          partly: 'The program is written but only partly in use.',
          planned: 'The program is planned; nothing is in force.',
          none: 'There is no written ITAR compliance program.',
        },
        'Nobody has said whether there is a written ITAR compliance program.',
      ),
    }
    const verdict = judge(given, checks, says, knockOuts(given, offTopic.flatMap((check) => check.at)))
    const claimedUnseen = given.claim === 'met' || given.claim === 'partial'
    if (claimedUnseen && manuals.length === 0 && offTopic.length === 0 && accepted.length === 0) {
      // KO-1 rests on the document itself: a program that nobody has read is neither there nor absent.
      return { ...verdict, outcome: 'missing', because: 'A written program is claimed, but nobody has been able to read one yet.' }
    }
    return verdict
  },
})

function knockOuts(given: Given<'compliance-program'>, offTopicAt: KnockOutHit['at']): KnockOutHit[] {
  if (given.claim === 'not-met') {
    return [{ id: 'KO-1', because: 'The firm says that it has no written program in force.', at: [given.answer('program')] }]
  }
  if (offTopicAt.length === 0) return []
  return [{ id: 'KO-1', because: 'What was sent as the program is not about export control.', at: offTopicAt }]
}
