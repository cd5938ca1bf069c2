import { at as pathOf, entries, items, textOf, yamlTrees } from '../formats/yaml-tree'
import { checkImage } from '../supply/image-hits'
import type { PipelineBook } from '../supply/pipeline-book'
import type { OwnFile } from '../supply/read-files'
import { readStep } from './read-workflow'

/** Reads the definition of an action: the steps of a composite one, the image of a container one. @throws UnreadableEvidence when it is no YAML. */
export function readAction(book: PipelineBook, { name: file, text }: OwnFile): void {
  const [tree] = yamlTrees(text, file)
  const runs = pathOf(tree, 'runs')
  book.secrets.look(text, file)
  const settings = entries(pathOf(tree, 'inputs')).map(({ key, value }) => `${key}: ${textOf(pathOf(value, 'default')) ?? ''}`).join('\n')
  for (const step of items(pathOf(runs, 'steps'))) readStep(book, step, { file, settings, runners: [], triggers: [], text: '', enters: false, checksOut: false })
  const image = pathOf(runs, 'image')
  if (textOf(image)?.startsWith('docker://')) checkImage(book.images.add(textOf(image) ?? '', 'action', { file, line: image?.line }), book.tally)
}
