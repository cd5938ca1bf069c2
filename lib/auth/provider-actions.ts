'use server'

import * as z from 'zod'
import { heldBack } from './held-back'
import { providerOfDomain } from './identity-providers'

/** What of a work address says where its people sign in; who they are is left out. */
const Domain = z.string().trim().min(3).max(253)

export type FoundProvider = { ok: true; id: string; name: string } | { ok: false; error: string }

/** The identity provider of the people of a domain. Whoever asks has to name the domain: there is no list of them. */
export async function findProvider(given: string): Promise<FoundProvider> {
  const held = await heldBack()
  if (held) return { ok: false, error: held }
  const domain = Domain.safeParse(given)
  const found = domain.success ? providerOfDomain(domain.data) : undefined
  return found ? { ok: true, id: found.id, name: found.name } : { ok: false, error: 'No identity provider here serves this domain. Check the address, or ask who invited you.' }
}
