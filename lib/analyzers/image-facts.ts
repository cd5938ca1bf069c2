import * as z from 'zod'
import { Place } from './log-facts'
import { Download, FilesRead, HostPlace, HostUse, SecretsFound } from './supply-facts'

/** A reference to a container image, once for each spelling and use (domain.md 3.5, 5.10). */
export const ImageReference = z.object({
  /** As it is pulled: variables with a known value filled in. */
  image: z.string(),
  /** Where it stands: `from`, `copy-from`, `mount-from`, `syntax`, `manifest`, `helm`, `compose`, `zarf`, `flux`, `kustomize`, `list`, `base`, `job`, `service`, `action`. */
  use: z.string(),
  /** Null when the reference cannot be resolved. A name without a registry is docker.io. */
  registry: z.string().nullable(),
  repository: z.string(),
  tag: z.string().nullable(),
  digest: z.string().nullable(),
  /** Fixed by a whole SHA-256 digest. */
  pinned: z.boolean(),
  origin: z.enum(['scratch', 'iron-bank', 'hardened', 'private', 'public', 'foreign', 'unresolved']),
  /** `none`: built from nothing. `unknown`: a private registry, or a variable nobody resolved. */
  tier: z.enum(['T1', 'T2', 'T3', 'T4', 'none', 'unknown']),
  place: HostPlace,
  /** Cloud region in the name of the registry; empty without one. */
  region: z.string(),
  /** What the tier also needs and the file does not show: `digest`, `signature`, `mirror`, `original`, `review`. */
  open: z.array(z.string()),
  /** One sentence. */
  why: z.string(),
  count: z.number(),
  at: Place,
})
export type ImageReference = z.infer<typeof ImageReference>

/** Base, inputs and owners of an Iron Bank container, from its hardening_manifest.yaml. */
export const HardeningManifest = z.object({
  name: z.string(),
  tags: z.array(z.string()),
  base: z.string(),
  baseTag: z.string(),
  resources: z.number(),
  /** Inputs without a SHA-256 or SHA-512, so that anything could be fetched in their place. */
  unhashed: z.number(),
  resourceHosts: z.array(z.string()),
  maintainers: z.number(),
  missing: z.array(z.string()),
  at: Place,
})
export type HardeningManifest = z.infer<typeof HardeningManifest>

/** One Dockerfile: its stages and who runs in the last one. */
export const BuildFile = z.object({
  file: z.string(),
  stages: z.number(),
  /** The last USER of the final stage; null when none is set there, so that the base image decides. */
  user: z.string().nullable(),
  root: z.enum(['yes', 'no', 'unknown']),
  at: Place,
})

/** What Dockerfiles, manifests, image lists and hardening manifests say of images. All analyzers of `image-manifests` give it. */
export const ImageFacts = z.object({
  format: z.string(),
  ...FilesRead.shape,
  /** At most 2,000; `imagesOmitted` says how many more there were. */
  images: z.array(ImageReference),
  imagesOmitted: z.number(),
  /** References by tier. */
  tiers: z.record(z.string(), z.number()),
  pinned: z.number(),
  unpinned: z.number(),
  unresolved: z.number(),
  buildFiles: z.array(BuildFile),
  /** Downloads piped to a shell, or fetched by ADD or in a RUN. */
  downloads: z.array(Download),
  hosts: z.array(HostUse),
  hardening: z.array(HardeningManifest),
  secrets: SecretsFound,
})
export type ImageFacts = z.infer<typeof ImageFacts>
