import * as z from 'zod'
import { ComplianceProgramFacts } from '../compliance-program/facts'
import { DocumentFacts, Passage } from '../document-facts'

/** What a procedure is about; a document can be about several. */
export const procedureSubjects = ['verification', 'lifecycle', 'records', 'training', 'screening', 'incident', 'access', 'encryption'] as const

/** Facts of a written procedure, policy or schedule (domain.md PER-01, PER-03, PRG-06, PRG-07). */
export const ProcedureFacts = DocumentFacts.extend({
  subjects: z.array(z.enum(procedureSubjects)),
  topics: ComplianceProgramFacts.shape.topics,
  /** A role that answers for it, not a name. */
  owner: z.string().nullable(),
  /** How long access may go on after the reason has ended, in hours, as the text says. */
  removalHours: z.array(z.object({ hours: z.number(), text: z.string(), at: Passage.shape.at })),
  /** Years records are kept, as the text says. */
  retentionYears: z.array(z.object({ years: z.number(), text: z.string(), at: Passage.shape.at })),
  /** Copies of identity papers are kept. */
  keepsCopies: z.array(Passage),
  redFlags: z.array(z.object({ what: z.string(), rule: z.string(), at: Passage.shape.at, text: z.string() })),
})
export type ProcedureFacts = z.infer<typeof ProcedureFacts>
