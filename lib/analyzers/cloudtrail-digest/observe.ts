import type { Locator } from '../analyzer'
import { counted, type observationBook } from '../log-rules/log-rule'
import { isoOf } from '../log-model'
import type { Chain } from './chain'
import type { CloudTrailDigestFacts, DigestChain } from './facts'
import type { matchLogs } from './match-logs'
import { baseOf } from './place-of-digest'
import type { Proof, Unproven } from './prove'
import { startsChain, type Digest } from './read-digest'
import type { DigestItem } from './read-item'
import type { SuppliedLog } from './read-log'
import type { SuppliedSignature } from './read-signatures'
import { digestRules, type DigestRule } from './rules'

export type Checked = {
  item: DigestItem
  digests: Digest[]
  clashes: Digest[]
  repeated: Digest[]
  proofs: ReadonlyMap<Digest, Proof>
  chains: Chain[]
  facts: CloudTrailDigestFacts
  matched: ReturnType<typeof matchLogs>
  unmatched: SuppliedSignature[]
}
type NoteFor = ReturnType<typeof observationBook>['noteFor']
type Notes = Record<DigestRule, ReturnType<NoteFor>>

const hour = 3_600_000
const reasons: Record<Unproven, string> = {
  'no-signature': 'No signature of a digest was supplied. That of the newest one stands only in its metadata: upload the output of head-object.',
  'no-key': 'The public key for a digest was not supplied, so its signature could not be checked.',
  'key-time': 'The signature of a digest fits a key that was not valid at that time, or whose time is not said.',
  algorithm: 'A digest is signed with an algorithm that CloudTrail does not use.',
}
const at = ({ file }: Digest, pointer?: string): Locator => ({ file, ...(pointer === undefined ? {} : { pointer }) })

/** Writes down what the check found, one observation a cause. */
export function observe(noteFor: NoteFor, checked: Checked): void {
  const notes = Object.fromEntries(Object.entries(digestRules).map(([name, rule]) => [name, noteFor(rule)])) as Notes
  ofDigests(notes, checked)
  ofChains(notes, checked)
  ofLogs(notes, checked)
  ofKeys(notes, checked)
}

function ofDigests(notes: Notes, { digests, clashes, repeated, proofs, unmatched }: Checked): void {
  for (const digest of digests) {
    const proof = proofs.get(digest)
    if (proof?.kind === 'failed') {
      notes.signature(digest.digestS3Object, at(digest), () => ({
        message: proof.from === 'metadata' ? 'The signature of a digest does not fit it: the digest or its signature was altered.' : 'The signature that the next digest holds of a digest does not fit it: one of the two was altered.',
        observed: baseOf(digest.digestS3Object),
        expected: 'a signature that the public key confirms',
      }))
    } else if (proof?.kind === 'none') {
      const { why } = proof
      notes.unproven(why, at(digest, why === 'no-signature' ? undefined : '/digestPublicKeyFingerprint'), () => ({ message: reasons[why], observed: baseOf(digest.digestS3Object), expected: 'a signature and the public key for it' }))
    }
    if (digest.place.account !== null && digest.place.account !== digest.awsAccountId) {
      notes.contradiction(`account|${digest.digestS3Object}`, at(digest, '/awsAccountId'), () => ({ severity: 'high', message: 'A digest names another account than the key it was stored under.', observed: digest.awsAccountId, expected: digest.place.account ?? '' }))
    }
  }
  for (const digest of clashes) {
    notes.contradiction(`clash|${digest.digestS3Object}`, at(digest), () => ({ message: 'Two digests of different content claim the same place in the bucket.', observed: baseOf(digest.digestS3Object), expected: 'one digest for one hour' }))
  }
  for (const digest of repeated) notes.contradiction('repeated', at(digest), () => ({ severity: 'info', message: 'Digests were supplied more than once; each counts once.' }))
  for (const signature of unmatched) {
    notes.unproven('unmatched', signature.at, () => ({ message: 'A signature was supplied that fits no digest: its digest is missing from the upload, or was altered.', expected: 'the digest of every signature' }))
  }
}

function ofChains(notes: Notes, { chains }: Checked): void {
  for (const { digests, links } of chains) {
    for (const link of links) {
      const { digest, before } = link
      if (link.kind === 'altered') {
        notes.previous(before.digestS3Object, at(before), () => ({ message: 'A digest has another hash than its successor says: it was altered.', observed: before.sha256, expected: digest.previousDigestHashValue ?? 'a hash' }))
      } else if (link.kind === 'missing' || link.kind === 'restarted') {
        const stretch = link.to > link.from ? `from ${isoOf(link.from)} to ${isoOf(link.to)}` : `before ${isoOf(digest.start)}`
        notes.gap(digest.digestS3Object, at(digest, '/previousDigestS3Object'), () => ({
          message: link.kind === 'missing' ? `Digests are missing ${stretch}: whatever was logged then cannot be proven.` : `The chain was started anew: logging or its validation was off ${stretch}.`,
          observed: baseOf(digest.previousDigestS3Object ?? 'no previous digest'),
          expected: baseOf(before.digestS3Object),
        }))
      }
    }
    const [first] = digests
    if (first && startsChain(first)) {
      notes.start(first.digestS3Object, at(first), () => ({ severity: 'low', message: `Validation or logging was switched on at ${isoOf(first.end)}: ask what was logged before, and why it was off.`, observed: 'a digest without a predecessor' }))
    }
    const empty = digests.filter(({ logFiles }) => logFiles.length === 0)
    for (const digest of empty) notes.empty(digests[0]?.digestS3Object ?? '', at(digest), () => ({ message: `Digests show hours in which no log was delivered in ${digest.place.region || 'the region'}: silence there is no gap.` }))
  }
}

function ofLogs(notes: Notes, { matched, facts }: Checked): void {
  for (const { listed, digest, number, supplied } of matched.matches) {
    const pointer = `/logFiles/${number}`
    if (listed.status === 'differs') {
      notes.log(listed.object, { file: supplied?.file ?? digest.file }, () => ({ message: 'A log has another content than CloudTrail delivered: its hash is not the one in the digest.', observed: supplied?.sha256 ?? '', expected: listed.sha256 }))
    } else if (listed.status === 'not-supplied') {
      notes.notSupplied('missing', at(digest, pointer), () => ({ message: 'Logs that digests list were not supplied: nothing can be said of their content.', observed: baseOf(listed.object) }))
    } else if (supplied && outside(supplied, listed)) {
      notes.contradiction(`time|${listed.object}`, { file: supplied.file }, () => ({ severity: listed.signed ? 'medium' : 'high', message: 'Events of a log lie outside the times its digest gives.', observed: `${iso(supplied.first)} to ${iso(supplied.last)}`, expected: `${listed.first ?? 'nothing'} to ${listed.last ?? 'nothing'}` }))
    }
  }
  for (const log of matched.unlisted) {
    const within = facts.chains.some((chain) => covers(chain, log))
    notes.unlisted(within ? 'within' : 'outside', { file: log.file }, () => ({
      severity: within ? 'high' : 'low',
      message: within ? 'A log of hours that the digests cover is listed in none of them: CloudTrail did not deliver it so.' : 'A log is listed in no supplied digest, so nothing is proven of it.',
      observed: `${iso(log.first)} to ${iso(log.last)}`,
      expected: 'a digest that lists it',
    }))
  }
}

/** A digest of the chain must list such a log: it was delivered within an hour of its last event, and none is missing there. */
function covers({ backfill, region, from, to, missing }: DigestChain, log: SuppliedLog): boolean {
  if (backfill || log.first === null || log.last === null || (log.region !== null && log.region !== region)) return false
  const [first, last] = [log.first, log.last + hour]
  return Date.parse(from) <= first && last <= Date.parse(to) && !missing.some((stretch) => Date.parse(stretch.from) < last && first < Date.parse(stretch.to))
}

const iso = (time: number | null) => (time === null ? 'undated' : isoOf(time))
const outside = ({ first, last }: { first: number | null; last: number | null }, listed: { first: string | null; last: string | null }): boolean =>
  first !== null && last !== null && listed.first !== null && listed.last !== null && (first < Date.parse(listed.first) || last - 999 > Date.parse(listed.last))

function ofKeys(notes: Notes, { item, facts }: Checked): void {
  for (const key of item.keys) {
    if (key.flaw === 'fingerprint') notes.keyList('fingerprint', key.at, () => ({ message: 'A public key does not have the fingerprint the list gives it: the list was edited.', observed: key.fingerprint, expected: 'the MD5 of the key' }))
    if (key.flaw === 'malformed') notes.keyList('malformed', key.at, () => ({ severity: 'medium', message: 'A public key in the list is no RSA key of at least 2,048 bits.' }))
  }
  if (facts.keys.used.length > 0) {
    notes.keys('supplied', item.keys[0]?.at ?? {}, () => ({
      message: `${counted(facts.keys.used.length, 'public key')} used here came with the upload. That AWS holds the private half is shown only for a key that Veritar has pinned, or when the prime fetches the list itself.`,
      observed: facts.keys.used.map(({ fingerprint }) => fingerprint).join(', ').slice(0, 240),
    }))
  }
}
