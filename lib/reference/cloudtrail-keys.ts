import type { PinnedKey, Row } from './reference'

/**
 * Public keys of CloudTrail that are known to belong to AWS (domain.md 5.2). Empty as shipped: AWS publishes no list and
 * changes keys every few weeks, so whoever runs Veritar adds those that they fetched with an account of their own.
 */
export const cloudTrailKeys: Row<PinnedKey[]>[] = [
  {
    id: 'cloudtrail-keys',
    value: [],
    source: 'aws cloudtrail list-public-keys, run by the operator or the prime',
    from: null,
    to: null,
    checkedOn: '2026-11-24',
    confidence: 'high',
    note: 'Add region, fingerprint, and the SHA-256 of the decoded Value of each key. Keys that came with an upload are not pinned by it.',
  },
]
