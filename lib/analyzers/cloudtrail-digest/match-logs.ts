import type { ListedLog } from './facts'
import { stemOf } from './place-of-digest'
import type { Digest } from './read-digest'
import type { SuppliedLog } from './read-log'
import { isoOf, timeOf } from '../log-model'

/** A listed log with the digest that lists it and the supplied file it was held against. */
export type Match = { listed: ListedLog; digest: Digest; number: number; supplied: SuppliedLog | null }

/**
 * Holds supplied logs against listed ones, by hash first and else by name. A log of a listed name and another hash
 * `differs`; a supplied log of no listed hash and name is `unlisted`.
 */
export function matchLogs(digests: readonly Digest[], isProven: (digest: Digest) => boolean, supplied: readonly SuppliedLog[]) {
  const byHash = new Map(supplied.map((log) => [log.sha256, log]))
  const byName = new Map(supplied.map((log) => [stemOf(log.file), log]))
  const used = new Set<SuppliedLog>()
  const differs = new Set<Digest>()
  const matches: Match[] = []
  for (const digest of digests) {
    const signed = isProven(digest)
    digest.logFiles.forEach((entry, number) => {
      const sha256 = entry.hashValue.toLowerCase()
      const same = /^SHA-?256$/i.test(entry.hashAlgorithm) ? byHash.get(sha256) : undefined
      const log = same ?? byName.get(stemOf(entry.s3Object)) ?? null
      const status = same ? (signed ? 'proven' : 'agrees') : log ? 'differs' : 'not-supplied'
      if (log) used.add(log)
      if (status === 'differs') differs.add(digest)
      const listed: ListedLog = { object: entry.s3Object, sha256, account: digest.awsAccountId, region: digest.place.region, first: iso(entry.oldestEventTime), last: iso(entry.newestEventTime), signed, status }
      matches.push({ listed, digest, number, supplied: log })
    })
  }
  const hashes = new Set(matches.map(({ listed }) => listed.sha256))
  const unlisted = supplied.filter((log) => !used.has(log) && !hashes.has(log.sha256))
  return { matches, differs, unlisted }
}

const iso = (text: string | null | undefined): string | null => {
  const time = text == null ? null : timeOf(text)
  return time === null ? null : isoOf(time)
}
