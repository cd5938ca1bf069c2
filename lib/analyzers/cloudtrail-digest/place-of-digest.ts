/** What the S3 key of a digest tells: AWS names every digest by account, region, trail and end (domain.md 5.2). */
export type DigestPlace = { account: string | null; region: string; trail: string; home: string; backfill: boolean }

const named = /^(\d{12})_CloudTrail-Digest_([a-z]{2,5}(?:-[a-z]+)+-\d)_(.+)_([a-z]{2,5}(?:-[a-z]+)+-\d)_\d{8}T\d{6}Z(_backfill)?\.json\.gz$/
const folder = /\/CloudTrail-Digest\/([a-z0-9-]+)\//

/** The last part of a path. */
export const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Region is empty when the key follows no known pattern. */
export function placeOfDigest(object: string): DigestPlace {
  const name = baseOf(object)
  const backfill = /_backfill\.json\.gz$/.test(name)
  const parts = named.exec(name)
  if (!parts) return { account: null, region: folder.exec(object)?.[1] ?? '', trail: '', home: '', backfill }
  const [, account = null, region = '', trail = '', home = ''] = parts
  return { account, region, trail, home, backfill }
}

/** A file name without folders and without what unpacking takes off, for comparing a log with the key it was stored under. */
export const stemOf = (path: string): string => baseOf(path).replace(/(?:\.json)?(?:\.gz)?$/, '')
