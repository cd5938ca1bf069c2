import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { env } from '../env'
import { isLoopback } from './loopback'
import { parseOperatorList } from './operator-list'

const issuer = z.url().refine((address) => {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || isLoopback(hostname)
}, 'An issuer is an https address.')

const Provider = z.strictObject({
  /** Part of its redirect address. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'An id is of small letters, digits and hyphens, 40 at the most.').refine((id) => !['demo', 'oidc'].includes(id), 'This id is taken.'),
  /** How the sign-in button calls it. */
  name: z.string().trim().min(1).max(100),
  issuer,
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** Domains of the work addresses whose people sign in there. With some, no page names the provider to anybody else. */
  domains: z.array(z.string().trim().toLowerCase().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'A domain has the form example.com.')).default([]),
})
export type IdentityProvider = z.infer<typeof Provider>

const twice = (values: string[]) => new Set(values).size < values.length
const Providers = z
  .strictObject({ providers: z.array(Provider) })
  .refine(({ providers }) => !twice(providers.map(({ id }) => id)), 'An id is given twice.')
  .refine(({ providers }) => !twice(providers.map((one) => one.issuer)), 'An issuer is listed twice.')
  .refine(({ providers }) => !twice(providers.flatMap(({ domains }) => domains)), 'A domain is listed twice.')

/**
 * The operator's list, from its JSON.
 * @throws Error with a sentence that says what is wrong; no value of it is in there
 */
export const parseProviders = (json: string): IdentityProvider[] => parseOperatorList(json, Providers, 'identity providers').providers

/** What of the environment names identity providers. */
export type ProviderEnv = { OIDC_ISSUER?: string | undefined; OIDC_CLIENT_ID?: string | undefined; OIDC_CLIENT_SECRET?: string | undefined; OIDC_NAME: string; OIDC_PROVIDERS?: string | undefined }

/**
 * The identity provider of the environment, then those of the operator's list.
 * @throws Error when the list cannot be read or used, or names the issuer of the environment again
 */
export function configuredProviders({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, OIDC_PROVIDERS }: ProviderEnv): IdentityProvider[] {
  const one = OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET ? [{ id: 'oidc', name: OIDC_NAME, issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET, domains: [] }] : []
  const listed = OIDC_PROVIDERS ? parseProviders(readFileSync(OIDC_PROVIDERS, 'utf8')) : []
  if (twice([...one, ...listed].map((each) => each.issuer))) throw new Error('The list of identity providers names the one of OIDC_ISSUER again.')
  return [...one, ...listed]
}

/**
 * Every identity provider of this installation; read at each use, so that taking one off counts at once. With a list that
 * cannot be used nobody signs in through a provider; why is in the log of the server.
 */
export function identityProviders(): IdentityProvider[] {
  try {
    return configuredProviders(env())
  } catch (error) {
    console.error(`No identity provider counts: ${error instanceof Error ? error.message : String(error)}`)
    return []
  }
}

/** Whether anybody may know of it. */
export const isOpen = ({ domains }: IdentityProvider): boolean => domains.length === 0

/** The provider of the people of a domain. */
export const providerOfDomain = (domain: string): IdentityProvider | undefined => identityProviders().find(({ domains }) => domains.includes(domain.toLowerCase()))
