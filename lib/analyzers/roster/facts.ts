import * as z from 'zod'
import { Place } from '../log-facts'

/** One row of the roster, only the fields of domain.md 2.4. Dates are ISO (YYYY-MM-DD). */
export const RosterRow = z.object({
  ref: z.string(),
  kind: z.enum(['human', 'service']),
  display: z.string().optional(),
  email: z.string().optional(),
  /** Identity-provider subjects and cloud principals, lower case. */
  principals: z.array(z.string()),
  role: z.string().optional(),
  tier: z.string().optional(),
  employer: z.enum(['employee', 'agency', 'contractor', 'unknown']),
  /** For people of another firm: the clause, agreement or certificate that assures their status. */
  assurance: z.string().optional(),
  /** `blank` when the cell is empty or says something we cannot place. */
  usPerson: z.enum(['yes', 'no', 'pending', 'blank']),
  licence: z.string().optional(),
  verifiedOn: z.string().optional(),
  verifiedBy: z.string().optional(),
  method: z.string().optional(),
  nextReview: z.string().optional(),
  grantedOn: z.string().optional(),
  removedOn: z.string().optional(),
  state: z.string().optional(),
  briefedOn: z.string().optional(),
  trainedOn: z.string().optional(),
  /** For a service identity: the roster reference of the person who owns it. */
  ownerRef: z.string().optional(),
  at: Place,
})
export type RosterRow = z.infer<typeof RosterRow>

/** Facts of a U.S.-person roster. `people` and `services` count rows. */
export const RosterFacts = z.object({
  rows: z.array(RosterRow),
  people: z.number(),
  services: z.number(),
  sheets: z.array(z.object({ name: z.string(), rows: z.number(), hidden: z.boolean() })),
  /** Columns found, as recognised: header text to field. */
  columns: z.record(z.string(), z.string()),
  /** Fields of section 2.4 that no column supplies. */
  missingColumns: z.array(z.string()),
  duplicateRefs: z.array(z.object({ ref: z.string(), at: Place })),
  /** Newest date in any row: how current the export is, when nobody says otherwise. */
  newestDate: z.string().nullable(),
})
export type RosterFacts = z.infer<typeof RosterFacts>
