import type { SuppliedKey } from './read-keys'
import { signedText, type Digest } from './read-digest'
import type { SuppliedSignature } from './read-signatures'
import { baseOf } from './place-of-digest'

/** Why a digest is not proven by a signature of its own. */
export type Unproven = 'no-signature' | 'no-key' | 'key-time' | 'algorithm'
/**
 * `signature`: a signature of this digest was checked. `successor`: its hash stands in a proven later digest.
 * `failed`: a signature that is said to be its own does not fit it.
 */
export type Proof = { kind: 'signature'; key: SuppliedKey } | { kind: 'successor' } | { kind: 'failed'; from: 'metadata' | 'successor' } | { kind: 'none'; why: Unproven }

/** Signatures without a name that are tried on every digest: more is refused to stay within bounded time. */
const mostTrials = 20_000

type Candidate = { hex: string; algorithm: string | null; generated: string | null; from: 'metadata' | 'successor' }

/**
 * How each digest is proven, and which supplied signatures fit none. A signature belongs to a digest when its file or its
 * `Key` names the digest, when the successor holds it, or when it verifies. Successors come first in `digests`: newest to oldest.
 */
export function proveDigests(digests: readonly Digest[], keys: readonly SuppliedKey[], signatures: readonly SuppliedSignature[]) {
  const byFingerprint = grouped(keys)
  const successorsOf = new Map<string, Digest[]>()
  for (const digest of digests) if (digest.previousDigestS3Object != null) push(successorsOf, digest.previousDigestS3Object, digest)
  const left = new Set(signatures)
  const proofs = new Map<Digest, Proof>()
  let trials = 0

  for (const digest of digests) {
    const named = signatures.filter((signature) => names(signature, digest))
    for (const signature of named) left.delete(signature)
    const candidates: Candidate[] = [
      ...named.map((signature) => ({ ...signature, from: 'metadata' as const })),
      ...(successorsOf.get(digest.digestS3Object) ?? [])
        .filter((next) => next.previousDigestSignature != null)
        .map((next) => ({ hex: next.previousDigestSignature as string, algorithm: null, generated: null, from: 'successor' as const })),
    ]
    proofs.set(digest, proofOf(digest, candidates, byFingerprint.get(digest.digestPublicKeyFingerprint.toLowerCase()) ?? []))
  }
  for (const digest of digests) {
    const proof = proofs.get(digest)
    if (proof?.kind !== 'none' || proof.why !== 'no-signature') continue
    for (const signature of left) {
      if (++trials > mostTrials) break
      const trial = proofOf(digest, [{ ...signature, from: 'metadata' }], byFingerprint.get(digest.digestPublicKeyFingerprint.toLowerCase()) ?? [])
      if (trial.kind !== 'signature') continue
      left.delete(signature)
      proofs.set(digest, trial)
      break
    }
  }
  return { proofs, unmatched: [...left] }
}

function proofOf(digest: Digest, candidates: Candidate[], keys: readonly SuppliedKey[]): Proof {
  if (!/^SHA256withRSA$/i.test(digest.digestSignatureAlgorithm)) return { kind: 'none', why: 'algorithm' }
  const [usable] = keys.filter(({ key }) => key !== null)
  if (candidates.length === 0) return { kind: 'none', why: 'no-signature' }
  if (!usable?.key) return { kind: 'none', why: 'no-key' }
  const text = signedText(digest)
  for (const { hex, algorithm, from } of candidates) {
    if (algorithm !== null && !/^SHA256withRSA$/i.test(algorithm)) return { kind: 'none', why: 'algorithm' }
    if (!usable.key.verifies(text, Buffer.from(hex, 'hex'))) return { kind: 'failed', from }
  }
  const generated = candidates.find((candidate) => candidate.generated !== null)?.generated ?? null
  return covers(usable, digest, generated) ? { kind: 'signature', key: usable } : { kind: 'none', why: 'key-time' }
}

/** The key was valid when the digest was signed: at its end, or for a backfill digest when it was generated. */
function covers({ from, to }: SuppliedKey, digest: Digest, generated: string | null): boolean {
  if (from === null || to === null) return false
  const stated = digest.place.backfill && generated !== null ? Date.parse(generated) : digest.end
  if (digest.place.backfill && generated === null) return from >= 0 && to >= digest.end
  return from <= stated && stated <= to
}

function names({ key, at }: SuppliedSignature, digest: Digest): boolean {
  if (key !== null) return key === digest.digestS3Object
  const file = baseOf(at.file ?? '')
  return [baseOf(digest.digestS3Object), baseOf(digest.file)].some((name) => {
    const stem = name.replace(/\.json(?:\.gz)?$|\.gz$/, '')
    return stem.length > 20 && file.startsWith(stem) && !/^\w/.test(file.slice(stem.length))
  })
}

const push = <K, V>(map: Map<K, V[]>, key: K, value: V) => void (map.get(key)?.push(value) ?? map.set(key, [value]))
function grouped(keys: readonly SuppliedKey[]): Map<string, SuppliedKey[]> {
  const map = new Map<string, SuppliedKey[]>()
  for (const key of keys) push(map, key.fingerprint, key)
  return map
}
