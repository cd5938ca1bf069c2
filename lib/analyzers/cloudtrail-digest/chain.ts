import { isoOf } from '../log-model'
import type { DigestChain, DigestVerdict } from './facts'
import type { Proof } from './prove'
import { startsChain, type Digest } from './read-digest'

/** What stands between a digest and the one before it. `altered`: the hash it holds of that one is another. */
export type Link = { digest: Digest; before: Digest } & ({ kind: 'linked' | 'altered' } | { kind: 'missing' | 'restarted'; from: number; to: number })

/** Digests of one trail and region in order of time, with what links them. */
export type Chain = { key: string; digests: Digest[]; links: Link[] }

/** Puts digests in chains: by account, region, trail and home region; backfill digests apart. */
export function chainsOf(digests: readonly Digest[]): Chain[] {
  const groups = new Map<string, Digest[]>()
  for (const digest of digests) {
    const { region, trail, home, backfill } = digest.place
    const key = [digest.awsAccountId, region, trail, home, backfill].join('|')
    const group = groups.get(key)
    if (group) group.push(digest)
    else groups.set(key, [digest])
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => {
      const sorted = group.toSorted((a, b) => a.end - b.end || a.start - b.start || (a.digestS3Object < b.digestS3Object ? -1 : 1))
      return { key, digests: sorted, links: sorted.slice(1).map((digest, i) => linkOf(digest, sorted[i] as Digest)) }
    })
}

function linkOf(digest: Digest, before: Digest): Link {
  const [from, to] = [before.end, Math.max(before.end, digest.start)]
  if (startsChain(digest)) return { digest, before, kind: 'restarted', from, to }
  if (digest.previousDigestS3Object !== before.digestS3Object) return { digest, before, kind: 'missing', from, to }
  if (digest.previousDigestHashValue?.toLowerCase() !== before.sha256) return { digest, before, kind: 'altered' }
  // Backfill digests come when they are needed, so their hours need not join.
  if (!digest.place.backfill && digest.start !== before.end) return { digest, before, kind: 'missing', from, to }
  return { digest, before, kind: 'linked' }
}

/**
 * Marks digests proven through their successor: its hash of them is covered by its own signature. Digests whose own
 * signature was found wrong stay so.
 */
export function proveBySuccessor({ links }: Chain, proofs: Map<Digest, Proof>): void {
  for (const { kind, digest, before } of links.toReversed()) {
    const next = proofs.get(digest)?.kind
    if (kind === 'linked' && proofs.get(before)?.kind === 'none' && (next === 'signature' || next === 'successor')) proofs.set(before, { kind: 'successor' })
  }
}

/** Facts of a chain. `differs` says that a log listed in it was supplied with another content. */
export function chainFacts({ digests, links }: Chain, proofs: Map<Digest, Proof>, differs: boolean): DigestChain {
  const [first] = digests as [Digest]
  const kinds = digests.map((digest) => proofs.get(digest)?.kind ?? 'none')
  const proven = kinds.filter((kind) => kind === 'signature' || kind === 'successor').length
  const stretch = ({ start, end }: Digest) => ({ from: isoOf(start), to: isoOf(end) })
  const missing = links.flatMap((link) => ('from' in link && link.to > link.from ? [{ from: isoOf(link.from), to: isoOf(link.to) }] : []))
  const broken = links.some(({ kind }) => kind === 'missing' || kind === 'restarted')
  const wrong = differs || kinds.includes('failed') || links.some(({ kind }) => kind === 'altered')
  return {
    account: first.awsAccountId,
    region: first.place.region,
    trail: first.place.trail,
    backfill: first.place.backfill,
    verdict: wrong ? 'invalid' : broken ? 'broken-chain' : proven < digests.length ? 'hash-only' : 'valid',
    from: isoOf(Math.min(...digests.map(({ start }) => start))),
    to: isoOf(Math.max(...digests.map(({ end }) => end))),
    digests: digests.length,
    proven,
    missing,
    starts: digests.filter(startsChain).map(({ end }) => isoOf(end)),
    empty: joined(digests.filter(({ logFiles }) => logFiles.length === 0).map(stretch)),
  }
}

/** Stretches that follow each other without a break become one. */
function joined(stretches: { from: string; to: string }[]): { from: string; to: string }[] {
  const all: { from: string; to: string }[] = []
  for (const { from, to } of stretches) {
    const last = all.at(-1)
    if (last?.to === from) last.to = to
    else all.push({ from, to })
  }
  return all
}

const order: readonly DigestVerdict[] = ['valid', 'hash-only', 'broken-chain', 'invalid']

/** The worst of several verdicts. */
export const worstVerdict = (verdicts: readonly DigestVerdict[]): DigestVerdict =>
  verdicts.reduce<DigestVerdict>((worst, verdict) => (order.indexOf(verdict) > order.indexOf(worst) ? verdict : worst), 'valid')
