import * as z from 'zod'
import { Place } from './log-facts'

/** Where a host or registry keeps what it is sent, as far as its name tells. `unstated`: the name does not tell. */
export const HostPlace = z.enum(['government', 'united-states', 'foreign', 'unstated'])
export type HostPlace = z.infer<typeof HostPlace>

/** A host that pipelines, Dockerfiles or manifests name, once for each host and use. `count` is how often. */
export const HostUse = z.object({
  host: z.string(),
  /** `code`: repositories. `other`: none of the kinds in the host list. */
  use: z.enum(['registry', 'packages', 'service', 'code', 'storage', 'other']),
  /** The product, from the host list; empty when it does not know the host. */
  name: z.string(),
  place: HostPlace,
  /** ISO country code when the place is foreign and the country is known. */
  country: z.string(),
  /** Where it is named: `run`, `action`, `env`, `with`, `image`, `variable` ... */
  via: z.string(),
  count: z.number(),
  at: Place,
})
export type HostUse = z.infer<typeof HostUse>

/** Something fetched by hand: `toShell` when it is run without having been looked at. */
export const Download = z.object({ host: z.string(), toShell: z.boolean(), verified: z.boolean(), count: z.number(), at: Place })
export type Download = z.infer<typeof Download>

/** Which files of an item were read, and which were left. `looksLike` names the analyzer that could read one. */
export const FilesRead = z.object({
  /** At most 500; `read` is how many there are. */
  files: z.array(z.object({ name: z.string(), format: z.string() })),
  read: z.number(),
  notRead: z.object({ count: z.number(), names: z.array(z.object({ name: z.string(), looksLike: z.string() })) }),
})
export type FilesRead = z.infer<typeof FilesRead>

/** Secrets written into files: what they look like and where the first stands, never the value. */
export const SecretsFound = z.array(z.object({ kind: z.string(), count: z.number(), at: Place }))
