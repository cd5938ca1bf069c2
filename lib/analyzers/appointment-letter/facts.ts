import * as z from 'zod'
import { DocumentFacts, Topic } from '../document-facts'

/** Facts of a management statement or an appointment letter (22 CFR 120.67, domain.md PRG-03). The person is not kept by name. */
export const AppointmentLetterFacts = DocumentFacts.extend({
  document: z.enum(['appointment', 'statement', 'both', 'unclear']),
  /** Whether a person is named as appointed, and the title given. */
  personNamed: z.boolean(),
  personTitle: z.string().nullable(),
  signerTitle: z.string().nullable(),
  /** The powers of 22 CFR 120.67 and the five points of a management statement (Guidelines el. 1A). */
  topics: z.object({
    appoints: Topic,
    employee: Topic,
    authority: Topic,
    inquire: Topic,
    verify: Topic,
    refuse: Topic,
    liability: Topic,
    commitment: Topic,
    noViolation: Topic,
    report: Topic,
    nonRetaliation: Topic,
    contact: Topic,
  }),
  /** Wording that the person is a consultant or comes from an agency. */
  outsider: Topic,
})
export type AppointmentLetterFacts = z.infer<typeof AppointmentLetterFacts>
