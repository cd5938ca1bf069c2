import * as z from 'zod'

/**
 * What the offline check of digest files comes to (domain.md 5.2), best first. `hash-only`: hashes agree, and no signature
 * could be checked. `broken-chain`: a digest between two others is missing, or the chain was started anew. `invalid`: a
 * signature or a hash does not match.
 */
export const DigestVerdict = z.enum(['valid', 'hash-only', 'broken-chain', 'invalid'])
export type DigestVerdict = z.infer<typeof DigestVerdict>

/** Digests of one trail in one region of one account, in order of time. Backfill digests are a chain of their own. */
export const DigestChain = z.object({
  account: z.string(),
  region: z.string(),
  /** Name of the trail as the name of the digests tells it; empty when it does not. */
  trail: z.string(),
  backfill: z.boolean(),
  verdict: DigestVerdict,
  /** Start of the first and end of the last hour, ISO UTC. */
  from: z.string(),
  to: z.string(),
  digests: z.number(),
  /** Digests whose signature, or whose hash in a signed successor, was checked and is right. */
  proven: z.number(),
  /** Stretches within the chain that no digest covers. */
  missing: z.array(z.object({ from: z.string(), to: z.string() })),
  /** Ends of digests that start a chain: log file validation was switched on or logging resumed. */
  starts: z.array(z.string()),
  /** Stretches in which no log file was delivered. */
  empty: z.array(z.object({ from: z.string(), to: z.string() })),
})
export type DigestChain = z.infer<typeof DigestChain>

/** A log file that a digest lists. Only one that is `proven` was shown to be as CloudTrail delivered it. */
export const ListedLog = z.object({
  object: z.string(),
  /** SHA-256 of the unpacked log in hex, as the digest says. */
  sha256: z.string(),
  account: z.string(),
  region: z.string(),
  /** Times of the first and last event in it, as the digest says. */
  first: z.string().nullable(),
  last: z.string().nullable(),
  /** The digest that lists it is proven. */
  signed: z.boolean(),
  /** `proven`: supplied and of that hash, in a proven digest. `agrees`: the same in a digest that is not proven. */
  status: z.enum(['proven', 'agrees', 'differs', 'not-supplied']),
})
export type ListedLog = z.infer<typeof ListedLog>

/**
 * Facts of CloudTrail digests with their logs and keys. The public keys come from the firm. Alone they show that the chain
 * is of one piece; that AWS signed it is shown only for keys that Veritar has pinned, which is for the criterion to ask.
 */
export const CloudTrailDigestFacts = z.object({
  verdict: DigestVerdict,
  digests: z.number(),
  /** Window the digests cover, ISO UTC. */
  from: z.string(),
  to: z.string(),
  /** Newest event or, in a quiet window, the end of the last digest: the day this item speaks for. */
  lastEvent: z.string(),
  chains: z.array(DigestChain),
  logs: z.object({
    listed: z.number(),
    supplied: z.number(),
    proven: z.number(),
    agrees: z.number(),
    differs: z.number(),
    notSupplied: z.number(),
    /** Supplied logs that no supplied digest lists: nothing is proven of them. */
    unlisted: z.number(),
  }),
  /** At most 20,000, in order of the digests; `listedOmitted` says how many more there were. */
  listed: z.array(ListedLog),
  listedOmitted: z.number(),
  keys: z.object({
    supplied: z.number(),
    /** Well-formed, and of the fingerprint they claim. */
    usable: z.number(),
    /** Keys that proved a signature here: the fingerprint AWS gives them, and the SHA-256 of their DER bytes. */
    used: z.array(z.object({ fingerprint: z.string(), sha256: z.string() })),
  }),
  signatures: z.object({ supplied: z.number(), unmatched: z.number() }),
})
export type CloudTrailDigestFacts = z.infer<typeof CloudTrailDigestFacts>
