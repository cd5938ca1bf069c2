import type { ProcedureFacts } from '../../../analyzers/procedure/facts'
import type { Check, Given, GivenEvidence, ReadEvidence } from '../../criterion'
import { placed } from '../../place'
import { manualsOf, passagesOn, topicChecks, type Expectation } from '../prg-01-written-program/manual'

export type Mine = Given<'compliance-program' | 'roster' | 'procedure'>
type Procedure = ReadEvidence<ProcedureFacts>

type Asked = Pick<Given<'compliance-program' | 'procedure'>, 'readings'>

/** Procedures that are about a subject; one about anything else says nothing of it. */
export function proceduresOn(given: Asked, subject: ProcedureFacts['subjects'][number]): Procedure[] {
  return given.readings.procedure.filter(({ facts }) => facts.subjects.includes(subject))
}

const inProcedure = (says: string) => says.replace(/(?:written )?program/, 'procedure')

/** Each topic in a procedure or in the written program, whichever treats it; what no text treats is partial. */
export function procedureTopics(given: Asked, expectations: Expectation[], accepted: GivenEvidence[], subject: ProcedureFacts['subjects'][number] = 'verification'): Check[] {
  const procedures = proceduresOn(given, subject)
  if (procedures.length === 0) return topicChecks(given, expectations, accepted)
  const manuals = manualsOf(given)
  return expectations.map((expectation): Check => {
    const { topic, found, absent, outcome } = expectation
    const treating = procedures.filter(({ facts }) => facts.topics[topic].found)
    if (treating.length > 0) {
      const at = treating.flatMap((one) => one.facts.topics[topic].passages.slice(0, 3).map((passage) => one.at(placed(passage.at, passage.text))))
      return { outcome: 'met', says: inProcedure(found), at }
    }
    const inManual = passagesOn(manuals, topic)
    if (inManual) return { outcome: 'met', says: found, at: inManual }
    return { outcome: outcome ?? 'partial', says: inProcedure(absent), at: procedures.map((one) => one.at({})) }
  })
}

/** Red flags and copies of papers in procedures (domain.md 2.2). What is high here is a fault by law, not a gap. */
export function procedureFlags(given: Mine): Check[] {
  return given.readings.procedure.flatMap((procedure): Check[] => [
    ...procedure.facts.redFlags.slice(0, 10).map(({ what, rule, at, text }): Check => ({ outcome: rule === 'CP-10' || (rule === 'CP-07' && given.program.gates.flowDowns?.citizenshipOnly === true) ? 'info' : rule === 'CP-08' || rule === 'CP-09' ? 'partial' : 'not-met', says: `The procedure: ${what.charAt(0).toLowerCase()}${what.slice(1)}.`, at: [procedure.at(placed(at, text), 'PR-05')] })),
    ...(procedure.facts.keepsCopies[0] ? [{ outcome: 'partial' as const, says: 'The procedure keeps copies of identity papers; they are inspected and handed back.', at: procedure.facts.keepsCopies.slice(0, 5).map((passage) => procedure.at(placed(passage.at, passage.text), 'PR-06')) }] : []),
  ])
}
