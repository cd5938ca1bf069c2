import type { ImageReference } from '../../../analyzers/image-facts'
import { isPinned, parseImage } from '../../../reference/image-origin'
import type { Check, Given, Pointer } from '../../criterion'
import { imageCheck, type ImageRow } from './image-check'

type Mine = Pick<Given<'image-manifests' | 'pipeline-code' | 'infrastructure-code'>, 'answers' | 'readings' | 'reference'>
type Found = { image: ImageReference; at: Pointer }
type Bucket = { outcome: Check['outcome']; says: string; found: Found[] }

const short = (image: string) => image.replace(/@sha256:([0-9a-f]{6})[0-9a-f]+$/, '@sha256:$1…')

/** References in image files, in pipelines and in infrastructure code; a base in a hardening manifest is pulled by Iron Bank itself. */
function foundIn({ readings }: Mine): Found[] {
  return [...readings['image-manifests'], ...readings['pipeline-code'], ...readings['infrastructure-code']].flatMap((read) => read.facts.images.map((image) => ({ image, at: read.at(image.at, ruleOf(image)) })))
}
const ruleOf = (image: ImageReference) => (image.origin === 'foreign' || image.place === 'foreign' ? 'IMG-01' : image.origin === 'public' ? 'IMG-02' : image.registry === null ? 'IMG-05' : image.pinned ? undefined : 'IMG-03')

/** The row of the list that names an image: the same registry and path, and the same digest where both have one. */
function rowOf({ image }: Found, rows: ImageRow[]): ImageRow | undefined {
  return rows.find((row) => {
    const listed = parseImage(row.image ?? '')
    if (listed.host !== image.registry || listed.path !== image.repository) return false
    return !isPinned(listed) || !image.pinned || listed.digest === image.digest
  })
}

/**
 * Images as the files have them, held against the program and against the list (domain.md CIC-04, 3.5): by tier, whether
 * fixed, and for copies in a private registry by what the list says of the original. Many images make one check.
 */
export function foundChecks(given: Mine, rows: ImageRow[], defense: boolean): Check[] {
  const buckets = new Map<string, Bucket>()
  const put = (key: string, outcome: Check['outcome'], says: string, found: Found) => {
    const known = buckets.get(key)
    if (known) known.found.push(found)
    else buckets.set(key, { outcome, says, found: [found] })
  }
  for (const found of foundIn(given)) sort(given, found, rows, defense, put)
  return [...buckets.values()].map(({ outcome, says, found }): Check => {
    const names = [...new Set(found.map(({ image }) => short(image.image)))]
    return { outcome, says: `${says}: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}.`, at: found.slice(0, 10).map(({ at }) => at) }
  })
}

function sort(given: Mine, found: Found, rows: ImageRow[], defense: boolean, put: (key: string, outcome: Check['outcome'], says: string, found: Found) => void): void {
  const { image } = found
  if (image.origin === 'scratch') return
  if (image.registry === null) return put('open', 'unknown', 'Where these images come from cannot be told from the files', found)
  const { rule, place } = given.reference.host(image.registry, image.repository)
  const origin = rule?.origin ?? (image.origin === 'foreign' ? 'foreign' : 'private')
  if (origin === 'foreign' || place === 'foreign' || image.place === 'foreign') return put('foreign', 'not-met', 'Images come from a registry outside the United States', found)
  if (origin === 'public') return put('public', defense ? 'not-met' : 'partial', `Images are pulled from a public registry directly (T4)${defense ? ', which a DoD program does not accept' : ''}`, found)
  if (origin === 'unresolved') return put('platform', 'partial', 'Images come from a Platform One registry and are no Iron Bank images', found)
  if (!image.pinned && image.use !== 'base') put('tag', 'partial', 'Images are not fixed by a digest', found)
  const row = rowOf(found, rows)
  if (origin === 'hardened') return put('hardened', 'partial', 'Hardened images are pulled from their vendor directly; mirror them (T2)', found)
  if (origin === 'iron-bank') return ironBank(given, found, row, put)
  if (!row) return put('unlisted', 'unknown', 'Images come from a private registry, and the list does not say what was copied into it or who reviewed it', found)
  const judged = imageCheck({ ...row, image: image.image }, defense, [])
  if (judged.outcome === 'met' || image.pinned) put(`row ${judged.says}`, judged.outcome, `As the list says (${judged.says.slice(judged.says.indexOf(': ') + 2).replace(/\.$/, '')})`, found)
}

function ironBank({ answers }: Mine, found: Found, row: ImageRow | undefined, put: (key: string, outcome: Check['outcome'], says: string, found: Found) => void): void {
  if (!found.image.pinned) return
  const verified = !found.image.open.includes('signature') || /^yes\b/i.test((row?.signature ?? '').trim()) || answers['enforcement'] === 'admission'
  if (verified) put('T1', 'met', 'Iron Bank images, fixed by digest, signature said to be verified (T1)', found)
  else put('T1 open', 'partial', 'Iron Bank images, fixed by digest, but nobody says that their signature is verified', found)
}
