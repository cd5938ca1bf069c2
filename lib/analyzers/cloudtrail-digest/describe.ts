import { periodWords } from '../../day-words'
import type { FactLine } from '../analyzer'
import type { CloudTrailDigestFacts, DigestVerdict } from './facts'

/** What each verdict says, for people. */
const verdicts: Record<DigestVerdict, string> = {
  valid: 'VALID: every digest is signed and linked, and every log supplied is as delivered',
  'hash-only': 'HASH-ONLY: hashes agree, and not every signature could be checked',
  'broken-chain': 'BROKEN-CHAIN: digests are missing, or the chain was started anew',
  invalid: 'INVALID: a signature or a hash does not match',
}
const number = (value: number) => value.toLocaleString('en-US')

/** Facts of a check of digests, the verdict first. */
export function describeDigests(facts: CloudTrailDigestFacts): FactLine[] {
  const { logs, chains, keys, signatures } = facts
  const missing = chains.flatMap((chain) => chain.missing)
  const empty = chains.flatMap((chain) => chain.empty)
  const lines: (FactLine | null)[] = [
    { label: 'Verdict', value: verdicts[facts.verdict] },
    { label: 'Digests', value: number(facts.digests), note: `${number(chains.reduce((sum, { proven }) => sum + proven, 0))} proven by a signature` },
    { label: 'From', value: periodWords(facts.from, facts.to) },
    ...chains.slice(0, 20).map((chain): FactLine => ({ label: `Chain${chain.backfill ? ' of backfill' : ''} in ${chain.region || 'an unnamed region'}`, value: chain.verdict.toUpperCase(), note: `${number(chain.digests)} digests, ${periodWords(chain.from, chain.to)}` })),
    { label: 'Logs listed', value: number(logs.listed), note: `${number(logs.proven)} proven unaltered, ${number(logs.agrees)} agree with an unproven digest, ${number(logs.differs)} differ, ${number(logs.notSupplied)} not supplied` },
    logs.unlisted > 0 ? { label: 'Logs in no digest', value: number(logs.unlisted), note: 'nothing is proven of them' } : null,
    missing[0] ? { label: 'Stretches without a digest', value: number(missing.length), note: `the first from ${periodWords(missing[0].from, missing[0].to)}` } : null,
    empty.length > 0 ? { label: 'Stretches without a log', value: number(empty.length), note: 'digests show that none was delivered' } : null,
    { label: 'Public keys', value: `${number(keys.used.length)} used of ${number(keys.supplied)} supplied`, note: 'supplied with the upload, so not authenticated unless pinned' },
    signatures.unmatched > 0 ? { label: 'Signatures that fit no digest', value: number(signatures.unmatched) } : null,
  ]
  return lines.filter((line) => line !== null)
}
