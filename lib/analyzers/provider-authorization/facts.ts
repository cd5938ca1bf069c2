import * as z from 'zod'
import { Place } from '../log-facts'

/** One authorized offering. Dates ISO. */
export const AuthorizedOffering = z.object({
  offering: z.string(),
  provider: z.string().nullable(),
  fedramp: z.enum(['high', 'moderate', 'low', 'equivalent', 'ready', 'in-process', 'none']).nullable(),
  impactLevel: z.enum(['IL2', 'IL4', 'IL5', 'IL6']).nullable(),
  authorizedOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  at: Place,
})
export type AuthorizedOffering = z.infer<typeof AuthorizedOffering>

/** Facts of a provider authorization (domain.md REG-03, 3.3). */
export const ProviderAuthorizationFacts = z.object({
  form: z.enum(['letter', 'marketplace', 'table', 'contract', 'unclear']),
  offerings: z.array(AuthorizedOffering),
  /** Paragraphs (c) to (g) of DFARS 252.204-7012 accepted. */
  incidentTerms: z.boolean(),
  expiresOn: z.string().nullable(),
  newestDate: z.string().nullable(),
})
export type ProviderAuthorizationFacts = z.infer<typeof ProviderAuthorizationFacts>
