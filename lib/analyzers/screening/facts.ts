import * as z from 'zod'
import { Place } from '../log-facts'

/** One party screened. Companies by name, people by reference only; null when the log gives nothing but a name of a person. */
export const Screened = z.object({
  party: z.string().nullable(),
  kind: z.enum(['company', 'person', 'unclear']),
  lists: z.array(z.string()),
  listDate: z.string().nullable(),
  screenedOn: z.string().nullable(),
  result: z.enum(['clear', 'hit', 'unclear']),
  resolution: z.enum(['ruled-out', 'confirmed', 'open', 'not-needed']),
  resolvedBy: z.boolean(),
  at: Place,
})
export type Screened = z.infer<typeof Screened>

/** Facts of a screening result log (domain.md PRG-10, 5.15). */
export const ScreeningFacts = z.object({
  rows: z.array(Screened),
  companies: z.number(),
  people: z.number(),
  /** Canonical lists named: csl, aeca, sdn, bis, sam ... */
  lists: z.array(z.string()),
  hits: z.number(),
  openHits: z.number(),
  confirmedHits: z.number(),
  oldestListDate: z.string().nullable(),
  newestDate: z.string().nullable(),
})
export type ScreeningFacts = z.infer<typeof ScreeningFacts>
