import * as z from 'zod'
import { Place } from '../log-facts'

export const Vendor = z.object({
  name: z.string(),
  service: z.string().nullable(),
  data: z.string().nullable(),
  /** ISO 3166 code, upper case; null when none or when the cell names no country we know. */
  country: z.string().nullable(),
  countryText: z.string().nullable(),
  authorization: z.string().nullable(),
  /** Whether U.S.-person assurance is named. */
  assurance: z.enum(['yes', 'no', 'unsaid']),
  hosts: z.array(z.string()),
  at: Place,
})
export type Vendor = z.infer<typeof Vendor>

/** Vendors and services that touch the work (domain.md PRG-10, CIC-03, PER-05). */
export const VendorListFacts = z.object({ rows: z.array(Vendor), missingColumns: z.array(z.string()), newestDate: z.string().nullable() })
export type VendorListFacts = z.infer<typeof VendorListFacts>
