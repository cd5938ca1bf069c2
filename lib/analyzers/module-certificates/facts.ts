import * as z from 'zod'
import { Place } from '../log-facts'

/** One validated module as a list or a CMVP page gives it. Dates ISO. Null where the source says nothing. */
export const ModuleCertificate = z.object({
  certificate: z.string().nullable(),
  module: z.string().nullable(),
  version: z.string().nullable(),
  /** From its own column only: the number never tells (domain.md 3.4). */
  standard: z.enum(['140-2', '140-3']).nullable(),
  level: z.number().nullable(),
  status: z.enum(['active', 'historical', 'revoked', 'in-process', 'none']).nullable(),
  sunset: z.string().nullable(),
  checkedOn: z.string().nullable(),
  store: z.string().nullable(),
  since: z.string().nullable(),
  environment: z.string().nullable(),
  plan: z.string().nullable(),
  at: Place,
})
export type ModuleCertificate = z.infer<typeof ModuleCertificate>

export const ModuleCertificatesFacts = z.object({
  rows: z.array(ModuleCertificate),
  missingColumns: z.array(z.string()),
  /** Words that claim validation without a certificate ("FIPS compliant", "FIPS mode"). */
  claims: z.array(z.object({ text: z.string(), at: Place })),
  earliestSunset: z.string().nullable(),
  newestDate: z.string().nullable(),
})
export type ModuleCertificatesFacts = z.infer<typeof ModuleCertificatesFacts>
