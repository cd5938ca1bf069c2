import * as z from 'zod'
import { Place } from '../log-facts'

/** One owner. Companies by name; a natural person is "Person 1", in the order of the table. */
export const Owner = z.object({
  name: z.string(),
  kind: z.enum(['person', 'entity', 'unclear']),
  /** Where an owner company is organized, ISO 3166 code; never the citizenship of a person. */
  country: z.string().nullable(),
  foreign: z.enum(['yes', 'no', 'unsaid']),
  percent: z.number().nullable(),
  /** Share of the votes, when the table tells it apart. */
  votingPercent: z.number().nullable(),
  at: Place,
})
export type Owner = z.infer<typeof Owner>

/** Facts of an owner table or an SF 328 (domain.md PRG-09). Percentages are 0 to 100. */
export const OwnershipFacts = z.object({
  form: z.enum(['table', 'sf-328', 'document']),
  owners: z.array(Owner),
  total: z.number().nullable(),
  foreignTotal: z.number().nullable(),
  /** SF 328: number of the question to the box that is checked. */
  sf328: z.array(z.object({ question: z.string(), answer: z.enum(['yes', 'no', 'unclear']), at: Place })),
  newestDate: z.string().nullable(),
})
export type OwnershipFacts = z.infer<typeof OwnershipFacts>
