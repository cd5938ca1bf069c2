import * as z from 'zod'
import { DocumentFacts, Topic } from '../document-facts'

/** Facts of a certification by a staffing agency, vendor or provider (domain.md PER-05; 22 CFR 120.64). */
export const AgencyCertificationFacts = DocumentFacts.extend({
  /** The firm that certifies. */
  firm: z.string().nullable(),
  topics: z.object({ usPersons: Topic, verified: Topic, notice: Topic, noAccess: Topic, flowDown: Topic, nonDisclosure: Topic }),
  /** Number of the clause or contract it rests on. */
  clause: z.string().nullable(),
  expiresOn: z.string().nullable(),
})
export type AgencyCertificationFacts = z.infer<typeof AgencyCertificationFacts>
