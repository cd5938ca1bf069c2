import type { AnalyzerInput, Reading } from '../analyzer'
import { observationBook } from '../log-rules/log-rule'
import { isoOf, timeOf } from '../log-model'
import { chainFacts, chainsOf, proveBySuccessor, worstVerdict } from './chain'
import type { CloudTrailDigestFacts } from './facts'
import { matchLogs } from './match-logs'
import { observe } from './observe'
import { proveDigests, type Proof } from './prove'
import type { Digest } from './read-digest'
import { readItem } from './read-item'

const mostListed = 20_000

/**
 * Checks digests, their chain, and the logs they list, offline (domain.md 5.2, "Digest verification").
 * @throws UnreadableEvidence when any file cannot be read for what it is. Never a partial result.
 */
export async function verifyDigests(input: AnalyzerInput): Promise<Reading<CloudTrailDigestFacts>> {
  const item = await readItem(input)
  const { digests, clashes, repeated } = onePerObject(item.digests)
  const newestFirst = digests.toSorted((a, b) => b.end - a.end)
  const { proofs, unmatched } = proveDigests(newestFirst, item.keys, item.signatures)
  const chains = chainsOf(digests)
  for (const chain of chains) proveBySuccessor(chain, proofs)
  const isProven = (digest: Digest) => ['signature', 'successor'].includes(proofs.get(digest)?.kind ?? '')
  const ordered = chains.flatMap((chain) => chain.digests)
  const matched = matchLogs(ordered, isProven, item.logs)
  const facts = chains.map((chain) => chainFacts(chain, proofs, chain.digests.some((digest) => matched.differs.has(digest))))
  const count = (status: string) => matched.matches.filter(({ listed }) => listed.status === status).length
  const result: CloudTrailDigestFacts = {
    verdict: worstVerdict([...facts.map(({ verdict }) => verdict), ...(clashes.length > 0 ? (['invalid'] as const) : [])]),
    digests: digests.length,
    from: facts.map(({ from }) => from).sort()[0] ?? '',
    to: facts.map(({ to }) => to).sort().at(-1) ?? '',
    lastEvent: lastEvent(digests),
    chains: facts,
    logs: {
      listed: matched.matches.length,
      supplied: item.logs.length,
      proven: count('proven'),
      agrees: count('agrees'),
      differs: count('differs'),
      notSupplied: count('not-supplied'),
      unlisted: matched.unlisted.length,
    },
    listed: matched.matches.slice(0, mostListed).map(({ listed }) => listed),
    listedOmitted: Math.max(0, matched.matches.length - mostListed),
    keys: { supplied: item.keys.length, usable: item.keys.filter(({ key }) => key !== null).length, used: usedKeys(proofs) },
    signatures: { supplied: item.signatures.length, unmatched: unmatched.length },
  }
  const book = observationBook()
  observe(book.noteFor, { item, digests, clashes, repeated, proofs, chains, facts: result, matched, unmatched })
  return { facts: result, observations: book.list() }
}

/** The same digest supplied twice counts once; two different ones under one key contradict each other. */
function onePerObject(all: readonly Digest[]) {
  const first = new Map<string, Digest>()
  const clashes: Digest[] = []
  const repeated: Digest[] = []
  for (const digest of all) {
    const key = `${digest.digestS3Bucket}/${digest.digestS3Object}`
    const known = first.get(key)
    if (!known) first.set(key, digest)
    else if (known.sha256 === digest.sha256) repeated.push(digest)
    else clashes.push(digest)
  }
  return { digests: [...first.values()], clashes, repeated }
}

function lastEvent(digests: readonly Digest[]): string {
  const times = digests.map(({ newestEventTime, end }) => (newestEventTime == null ? end : (timeOf(newestEventTime) ?? end)))
  return isoOf(Math.max(...times))
}

function usedKeys(proofs: ReadonlyMap<Digest, Proof>): CloudTrailDigestFacts['keys']['used'] {
  const used = new Map<string, { fingerprint: string; sha256: string }>()
  for (const proof of proofs.values()) {
    if (proof.kind !== 'signature' || proof.key.key === null) continue
    used.set(proof.key.fingerprint, { fingerprint: proof.key.fingerprint, sha256: proof.key.sha256 })
  }
  return [...used.values()].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1))
}
