import { findHost } from '../../reference/host-rule'
import { isComputed, isPinned, originOf, parseImage } from '../../reference/image-origin'
import type { Locator } from '../analyzer'
import type { ImageReference } from '../image-facts'
import { placeOf } from './cloud-host'

const mostImages = 2_000

/** The parts of a reference with its tier, its place and what the file does not show of it (domain.md 3.5). */
export function imageReference(written: string, use: string, at: Locator): ImageReference {
  const image = written.trim().replace(/^(?:docker|oci|docker-image):\/\//, '').replace(/^\/\//, '').slice(0, 500)
  const origin = originOf(image)
  if (origin === 'scratch') return { ...blank(image, use, at), origin, tier: 'none', place: 'unstated', why: 'Built from nothing.' }
  if (origin === 'unresolved' && (image === '' || isComputed(image))) return { ...blank(image, use, at), why: 'It holds a variable that the files do not resolve, so where it comes from cannot be told.' }
  const { host, path, tag, digest } = parseImage(image)
  const pinned = isPinned({ digest })
  const { place, region } = placeOf(host, path)
  return { image, use, registry: host, repository: path, tag, digest, pinned, origin, place, region, ...standing(origin, pinned, host, path, region), count: 1, at }
}

const blank = (image: string, use: string, at: Locator): ImageReference => ({
  image, use, registry: null, repository: '', tag: null, digest: null, pinned: false, origin: 'unresolved', tier: 'unknown', place: 'unstated', region: '', open: [], why: '', count: 1, at,
})

function standing(origin: ImageReference['origin'], pinned: boolean, host: string, path: string, region: string): Pick<ImageReference, 'tier' | 'open' | 'why'> {
  const digest = pinned ? [] : ['digest']
  const fixed = pinned ? 'fixed by digest' : 'not fixed by digest'
  const name = findHost(host, path).rule?.name ?? host
  switch (origin) {
    case 'iron-bank':
      return { tier: 'T1', open: [...digest, 'signature'], why: `An Iron Bank image, ${fixed}; whether its signature was verified is not in the file.` }
    case 'hardened':
      return { tier: 'T2', open: [...digest, 'mirror', 'signature', 'review'], why: `A hardened image of ${name}, ${fixed}, pulled from the vendor and not from a registry of the firm.` }
    case 'public':
      return { tier: 'T4', open: digest, why: `Pulled from a public registry directly (${name}), ${fixed}.` }
    case 'foreign':
      return { tier: 'T4', open: digest, why: `Pulled from a registry outside the United States (${name}), ${fixed}.` }
    case 'private':
      return { tier: 'unknown', open: [...digest, 'original', 'review'], why: `From ${host}${region === '' ? '' : ` in ${region}`}, ${fixed}; what was copied into it, and who reviewed it, is not in the file.` }
    default:
      return { tier: 'unknown', open: [...digest, 'original'], why: `From ${name}, ${fixed}; this is not an Iron Bank image.` }
  }
}

/** Gathers references: the same one in the same use counts up, and beyond 2,000 they are only counted. */
export function imageBook() {
  const known = new Map<string, ImageReference>()
  let omitted = 0
  return {
    /** Notes a reference and gives it back, resolved. */
    add(written: string, use: string, at: Locator): ImageReference {
      const made = imageReference(written, use, at)
      const key = `${use}|${made.image}`
      const before = known.get(key)
      if (before) before.count++
      else if (known.size < mostImages) known.set(key, made)
      else omitted++
      return made
    },
    list: () => [...known.values()],
    omitted: () => omitted,
  }
}
export type ImageBook = ReturnType<typeof imageBook>

/** Counts over references, as facts have them: by tier, and how many are fixed, not fixed, or not resolved. */
export function imageCounts(images: ImageReference[]): { tiers: Record<string, number>; pinned: number; unpinned: number; unresolved: number } {
  const tiers: Record<string, number> = {}
  for (const image of images) tiers[image.tier] = (tiers[image.tier] ?? 0) + image.count
  const sum = (fits: (image: ImageReference) => boolean) => images.filter(fits).reduce((total, image) => total + image.count, 0)
  return {
    tiers,
    pinned: sum((image) => image.pinned),
    unpinned: sum((image) => !image.pinned && image.registry !== null),
    unresolved: sum((image) => image.registry === null && image.origin !== 'scratch'),
  }
}
