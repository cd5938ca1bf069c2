import type { ImageReference } from '../image-facts'
import type { Tally } from './tally'

/** Applies the rules on images to one reference. */
export function checkImage(image: ImageReference, tally: Tally): void {
  const { at, origin, place } = image
  const name = image.image.replace(/@sha256:([0-9a-f]{6})[0-9a-f]+$/, '@sha256:$1…')
  if (origin === 'scratch') return
  if (image.registry === null) return tally.hit('IMG-05', at, name)
  if (origin === 'foreign' || place === 'foreign') tally.hit('IMG-01', at, name)
  else if (origin === 'public') tally.hit('IMG-02', at, name)
  else if (origin === 'unresolved') tally.hit('IMG-06', at, name)
  else if (origin === 'hardened') tally.hit('IMG-07', at, name)
  if (!image.pinned) tally.hit('IMG-03', at, name)
  if (!image.pinned && (image.tag === null || image.tag === 'latest')) tally.hit('IMG-04', at, name)
}
