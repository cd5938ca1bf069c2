import type { CloudTrailFacts } from '../../../analyzers/cloudtrail/facts'
import type { CloudTrailDigestFacts } from '../../../analyzers/cloudtrail-digest/facts'
import type { ReferenceSet } from '../../../reference/reference'
import type { Check, KnockOutHit, ReadEvidence } from '../../criterion'

type Digests = ReadEvidence<CloudTrailDigestFacts>
type Sample = ReadEvidence<CloudTrailFacts>

/** Rules that say the same as the verdict does. */
export const saidByVerdict = ['DG-01', 'DG-02', 'DG-03', 'DG-04', 'DG-06', 'DG-07', 'DG-11']

/** What one check of digests shows (domain.md 5.2, "Digest verification"). */
export function digestChecks(digests: Digests, reference: Pick<ReferenceSet, 'cloudTrailKeys'>): Check[] {
  const { verdict, from, to, logs, digests: count } = digests.facts
  const stretch = `${count.toLocaleString('en-US')} digests from ${from} to ${to}`
  const checks: Check[] = []
  if (verdict === 'valid') checks.push({ outcome: 'met', says: `${stretch} are signed and linked without a gap.`, at: [digests.at({}, 'DG-01')] }, keyCheck(digests, reference))
  else if (verdict === 'hash-only') checks.push({ outcome: 'unknown', says: `The hashes of ${stretch} agree, and not every signature could be checked: whoever alters a log could make them agree again.`, at: [digests.at({}, 'DG-06')] })
  else if (verdict === 'broken-chain') checks.push({ outcome: 'partial', says: `The chain of ${stretch} is broken: what was logged in between cannot be shown to be unaltered.`, at: [digests.at({}, 'DG-04')] })
  else checks.push({ outcome: 'not-met', says: altered(digests), at: [digests.at({}, 'DG-01')] })
  if (logs.supplied > 0) {
    checks.push({ outcome: 'info', says: `Of ${logs.supplied.toLocaleString('en-US')} logs supplied with the digests, ${logs.proven.toLocaleString('en-US')} are proven to be as delivered.`, at: [digests.at({}, 'DG-02')] })
  }
  return checks
}

/** A signature or hash that does not match decides by itself (KO-5). */
export function tampered(readings: readonly Digests[]): KnockOutHit[] {
  return readings.filter(({ facts }) => facts.verdict === 'invalid').map((digests) => ({ id: 'KO-5', because: altered(digests), at: [digests.at({}, 'DG-01')] }))
}

const altered = ({ facts }: Digests) =>
  facts.logs.differs > 0 ? `${facts.logs.differs.toLocaleString('en-US')} of the logs differ from what CloudTrail delivered.` : 'A signature or hash of the digests does not match: something was altered.'

/** Keys come with the upload. Only those that Veritar has pinned show that AWS, and not the firm, signed. */
function keyCheck({ facts, at }: Digests, { cloudTrailKeys }: Pick<ReferenceSet, 'cloudTrailKeys'>): Check {
  const unknown = facts.keys.used.filter(({ fingerprint, sha256 }) => !cloudTrailKeys.some((pinned) => pinned.fingerprint === fingerprint && pinned.sha256 === sha256))
  return unknown.length === 0
    ? { outcome: 'met', says: 'Every key that signed is pinned as one of AWS.', at: [at({}, 'DG-07')] }
    : { outcome: 'info', says: `The keys came with the upload and are not pinned (${unknown.map(({ fingerprint }) => fingerprint).join(', ')}): compare them with a list the prime fetches itself.`, at: [at({}, 'DG-07')] }
}

/** Holds the files of log samples against what digests list: the same bytes, or the same name with other bytes. */
export function joinChecks(samples: readonly Sample[], readings: readonly Digests[]): Check[] {
  const listed = readings.flatMap(({ facts }) => facts.listed)
  if (listed.length === 0) return []
  const signed = new Set(listed.filter((log) => log.signed).map((log) => log.sha256))
  const names = new Map(listed.filter((log) => log.signed).map((log) => [stem(log.object), log.sha256]))
  return samples.flatMap((sample): Check[] => {
    const hashed = sample.facts.files.filter((file) => file.sha256 !== undefined)
    const proven = hashed.filter(({ sha256 }) => signed.has(sha256 ?? '')).length
    const other = hashed.find(({ name, sha256 }) => !signed.has(sha256 ?? '') && names.has(stem(name)))
    const checks: Check[] = []
    if (proven > 0) checks.push({ outcome: proven === sample.facts.files.length ? 'met' : 'info', says: `${proven.toLocaleString('en-US')} of ${sample.facts.files.length.toLocaleString('en-US')} files of "${sample.title}" are as CloudTrail delivered them, by signed digests.`, at: [sample.at({})] })
    if (other) checks.push({ outcome: 'unknown', says: `A file of "${sample.title}" has the name of a delivered log and another content: it was masked or altered since. Ask which.`, at: [sample.at({ file: other.name })] })
    return checks
  })
}

/** A name without folders and without what unpacking takes off. */
const stem = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.json)?(?:\.gz)?$/, '')
