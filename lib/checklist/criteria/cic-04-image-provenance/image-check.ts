import type { Check, Pointer } from '../../criterion'
import type { Program } from '../../case'
import { isPinned, originOf, parseImage } from '../../../reference/image-origin'

/** One image as the firm lists it: the columns of the `images` table. */
export type ImageRow = Partial<Record<'image' | 'original' | 'signature' | 'review', string>>

/** True for a DoD program, and while nobody has said: an impact level, a DFARS clause or a CMMC level makes it one. */
export function isDefense({ gates }: Pick<Program, 'gates'>): boolean {
  const { cloud, flowDowns } = gates
  if (cloud === null || flowDowns === null) return true
  return cloud.impactLevel !== 'none' || flowDowns.requiredCmmc !== 'none' || flowDowns.clauses.some((clause) => /\b252\.\d{3}/.test(clause))
}

/** What one listed image amounts to (domain.md 3.5 and CIC-04). */
export function imageCheck(row: ImageRow, defense: boolean, at: Pointer[]): Check {
  const name = (row.image ?? '').trim() || 'An image without a name'
  const check = (outcome: Check['outcome'], says: string): Check => ({ outcome, says: `${name}: ${says}`, at })
  const origin = originOf(row.image ?? '')
  if (origin === 'scratch') return check('met', 'has no base image.')
  if (origin === 'unresolved') return check('unknown', 'where it comes from cannot be told.')
  if (origin === 'foreign') return check('not-met', 'comes from a registry outside the United States.')
  if (origin === 'public') return check(defense ? 'not-met' : 'partial', `is pulled from a public registry directly (T4)${defense ? ', which a DoD program does not accept' : ''}.`)
  const image = parseImage(row.image ?? '')
  if (!isPinned(image)) return check('partial', `is not fixed by a digest${image.tag === null || image.tag === 'latest' ? ', so whatever is newest is taken' : ''}.`)
  const signed = /^yes\b/i.test((row.signature ?? '').trim())
  const reviewed = /[a-z0-9]/i.test(row.review ?? '') && !/^(no|none|n\/a)\b/i.test((row.review ?? '').trim())
  if (origin === 'iron-bank') return signed ? check('met', 'is an Iron Bank image, fixed by digest, signature verified (T1).') : check('partial', 'is an Iron Bank image whose signature is not verified.')
  if (origin === 'hardened') return check('partial', 'is a hardened image pulled from its vendor directly; mirror it (T2).')
  return mirrored(row, { signed, reviewed }, check)
}

/** An image in a private registry is as good as its original, when someone reviewed it on the way in. */
function mirrored(row: ImageRow, { signed, reviewed }: { signed: boolean; reviewed: boolean }, check: (outcome: Check['outcome'], says: string) => Check): Check {
  const original = originOf(row.original ?? '')
  if (original === 'foreign') return check('not-met', 'is a copy of an image from a registry outside the United States.')
  if (original === 'unresolved' || original === 'private') return check('unknown', 'what it was copied or built from is not said.')
  if (!reviewed) return check('partial', 'has no record that someone reviewed it on the way in.')
  if (original === 'public') return check('met', 'is a reviewed copy of a public image (T3).')
  if (original === 'scratch') return check('met', 'was built from nothing else, and reviewed.')
  return signed ? check('met', `is a reviewed, verified copy of ${original === 'iron-bank' ? 'an Iron Bank image (T1)' : 'a hardened image (T2)'}.`) : check('partial', 'is a copy whose signature was not verified.')
}
