import * as z from 'zod'
import { DocumentFacts, Passage } from '../document-facts'
import { Place } from '../log-facts'

/**
 * Facts of a DDTC registration letter, a renewal notice, or the memo that says why none is needed (domain.md PRG-08, 1.6).
 * The code is kept only as its letter and last two digits.
 */
export const RegistrationLetterFacts = DocumentFacts.extend({
  /** `unclear` when the text could be more than one of these. */
  document: z.enum(['letter', 'renewal-notice', 'exemption-memo', 'unclear']),
  /** True when the text names DDTC as its sender. */
  fromDdtc: z.boolean(),
  /** The registered legal entity, as the letter names it. */
  entity: z.string().nullable(),
  /** Subsidiaries and affiliates the letter lists as covered. */
  listed: z.array(z.string()),
  cage: z.string().nullable(),
  registrant: z.enum(['manufacturer', 'exporter', 'manufacturer-exporter', 'broker', 'unclear']),
  /** "M•••12"; null when no code stands in the text. */
  maskedCode: z.string().nullable(),
  /** How many different codes the text holds. */
  codes: z.number(),
  issuedOn: z.string().nullable(),
  effectiveFrom: z.string().nullable(),
  /** Null when no expiry stands there, or when two readings are possible (`ambiguousDates`). */
  expiresOn: z.string().nullable(),
  /** Dates as written that can be two days. */
  ambiguousDates: z.array(z.object({ text: z.string(), at: Place })),
  /** What an exemption memo rests on: sections of the ITAR it names. */
  basis: z.object({ cites: z.array(z.string()), passages: z.array(Passage) }),
  places: z.object({ entity: Place.nullable(), expiresOn: Place.nullable(), code: Place.nullable(), cage: Place.nullable().default(null) }),
})
export type RegistrationLetterFacts = z.infer<typeof RegistrationLetterFacts>
