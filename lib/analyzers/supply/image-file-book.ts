import type { Locator, Observation } from '../analyzer'
import type { ImageFacts, ImageReference } from '../image-facts'
import type { FilesRead } from '../supply-facts'
import { hostBook } from './host-book'
import { checkImage } from './image-hits'
import { imageBook, imageCounts } from './image-reference'
import { counter } from './pipeline-book'
import { imageRules } from './pipeline-rules'
import { buildRules } from './build-rules'
import { secretBook } from './secrets'
import { tallyOf } from './tally'

/** What is gathered over all image files of an item until the facts are made. */
export function imageFileBook() {
  const tally = tallyOf([...imageRules, ...buildRules])
  const images = imageBook()
  return {
    tally,
    images,
    /** Notes a reference and applies the rules on images to it. */
    image(written: string, use: string, at: Locator, check: (image: ImageReference) => void = (image) => checkImage(image, tally)): ImageReference {
      const made = images.add(written, use, at)
      check(made)
      return made
    },
    hosts: hostBook(),
    secrets: secretBook(),
    downloads: counter<ImageFacts['downloads'][number]>(({ host, toShell, verified }) => `${host}|${toShell}|${verified}`),
    buildFiles: [] as ImageFacts['buildFiles'],
    hardening: [] as ImageFacts['hardening'],
  }
}
export type ImageFileBook = ReturnType<typeof imageFileBook>

/** The facts and observations of everything gathered. */
export function closeImageBook(book: ImageFileBook, format: string, files: FilesRead): { facts: ImageFacts; observations: Observation[] } {
  for (const { kind, count, at } of book.secrets.list()) book.tally.hit('IMG-13', at, kind, { count, confidence: kind === 'password' ? 'medium' : 'high' })
  const images = book.images.list()
  const facts: ImageFacts = {
    format,
    ...files,
    images,
    imagesOmitted: book.images.omitted(),
    ...imageCounts(images),
    buildFiles: book.buildFiles.slice(0, 500),
    downloads: book.downloads.list(),
    hosts: book.hosts.list(),
    hardening: book.hardening.slice(0, 200),
    secrets: book.secrets.list(),
  }
  return { facts, observations: book.tally.observations() }
}
