import * as z from 'zod'
import { Place } from '../log-facts'

/** One attempt that was made to see whether it is refused. `actor` is an account, lower case. */
export const AccessTest = z.object({
  actor: z.string().nullable(),
  action: z.string().nullable(),
  target: z.string().nullable(),
  layer: z.enum(['identity', 'network', 'resource', 'organization', 'unclear']),
  result: z.enum(['denied', 'allowed', 'unclear']),
  on: z.string().nullable(),
  at: Place,
})
export type AccessTest = z.infer<typeof AccessTest>

/** Facts of a record of a denied access test (domain.md IAM-04). */
export const DeniedTestFacts = z.object({ tests: z.array(AccessTest), denied: z.number(), allowed: z.number(), newestDate: z.string().nullable() })
export type DeniedTestFacts = z.infer<typeof DeniedTestFacts>
