import { sentenceFor } from '../../answer-checks'
import { defineCriterion, type Check } from '../../criterion'
import { acceptedDocuments, documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { besidesManual } from '../prg-01-written-program/manual'
import { accessWithoutProcedure, practiceChecks, redFlagChecks } from './checks'
import { procedureFlags, procedureTopics } from './procedure'
import { questions } from './questions'

export default defineCriterion({
  id: 'PER-01',
  section: 'personnel',
  chapter: 'personnel',
  title: 'U.S.-person verification procedure',
  failureTitle: 'Nobody checks who is a U.S. person before access begins.',
  why: 'Releasing technical data to a foreign person in the United States is an export. A check done the wrong way is discrimination. A written procedure avoids both.',
  basis: 'LAW',
  cites: ['22 CFR 120.62', '22 CFR 120.63', '8 USC 1324b', 'NIST SP 800-171 r2 3.9.1'],
  trace: ['area:personnel', 'D2'],
  weight: 4,
  bestGrade: 'E2',
  knockOuts: [{ id: 'KO-3', decidedBy: 'reviewer', when: 'no procedure is documented and access has already been given' }],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'procedure', ask: 'The verification procedure and the blank form. Never a filled-in form.', grade: 'E2', freshDays: 365 },
    { kind: 'compliance-program', ask: 'The compliance program, when the procedure is part of it.', grade: 'E2', freshDays: 365 },
  ],
  facts: ['compliance-program', 'roster', 'procedure', 'technology-control-plan'],
  compared: ['technology-control-plan'],
  evaluate(given) {
    const checks: Check[] = [...redFlagChecks(given), ...procedureFlags(given), ...fromObservations(besidesManual(given), ['PR-05', 'PR-06'])]
    if (given.claim === 'met' || given.claim === 'partial') {
      const procedures = acceptedDocuments(given, ['procedure'])
      checks.push(
        ...practiceChecks(given),
        ...procedureTopics(
          given,
          [
            { topic: 'beforeAccess', found: 'The written program asks for verification before access.', absent: 'The written program does not say that verification comes before access.' },
            { topic: 'fourClasses', found: 'The written program names all four classes of U.S. persons.', absent: 'The written program does not name all four classes of U.S. persons.' },
            { topic: 'i9Separation', found: 'The written program keeps verification apart from Form I-9.', absent: 'The written program does not keep verification apart from Form I-9.' },
            { topic: 'nonUsPersonOutcome', found: 'The written program says what happens when someone is not a U.S. person.', absent: 'The written program does not say what happens when someone is not a U.S. person.' },
          ],
          procedures,
        ),
        documentCheck(given, ['procedure'], 'the verification procedure'),
      )
    }
    return judge(
      given,
      checks,
      {
        met: 'U.S.-person status is verified before access, by a written procedure that treats everyone alike.',
        claim: sentenceFor(
          given,
          'procedure',
          {
            unwritten: 'People are verified, but nothing is written down.',
            after: 'Some people are verified only after access has begun.',
            none: 'The firm does not verify who is a U.S. person.',
          },
          'Nobody has said how U.S.-person status is verified.',
        ),
      },
      accessWithoutProcedure(given),
    )
  },
})
