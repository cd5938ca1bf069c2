import type { AnalyzerInput, Reading } from '../analyzer'
import { readDockerfile } from '../dockerfile/read-dockerfile'
import { readHardening } from '../hardening-manifest/read-hardening'
import type { ImageFacts } from '../image-facts'
import { readManifest } from '../image-list/read-manifest'
import { closeImageBook, imageFileBook } from './image-file-book'
import { readFiles } from './read-files'

export const manifestFormats = ['kubernetes', 'compose', 'helm-values', 'helm-template', 'helm-chart', 'kustomization', 'zarf', 'image-list'] as const
const imageFormats = ['dockerfile', 'hardening-manifest', ...manifestFormats]

/**
 * Reads every Dockerfile, manifest, list and hardening manifest of an item: a repository holds several, and one that is
 * left out would look as if it were not there.
 * @throws UnreadableEvidence when the item holds none, or one of them cannot be read.
 */
export async function readImages(input: AnalyzerInput, format: string, what: string): Promise<Reading<ImageFacts>> {
  const book = imageFileBook()
  const told = await readFiles(input, imageFormats, what, (file) => {
    if (file.format === 'dockerfile') readDockerfile(book, file)
    else if (file.format === 'hardening-manifest') readHardening(book, file)
    else readManifest(book, file)
  })
  return closeImageBook(book, format, told)
}
