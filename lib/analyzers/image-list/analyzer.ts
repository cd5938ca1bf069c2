import { defineAnalyzer } from '../analyzer'
import { ImageFacts } from '../image-facts'
import { buildRules } from '../supply/build-rules'
import { describeImages } from '../supply/describe-images'
import { surenessOf } from '../supply/file-kind'
import { imageRules } from '../supply/pipeline-rules'
import { manifestFormats, readImages } from '../supply/read-images'
import { listed } from '../supply/tally'

/** Kubernetes manifests, Helm values and templates, Flux, Zarf, compose, kustomizations and plain lists: rules IMG-01 to IMG-07 (domain.md 3.5, 5.10). */
export default defineAnalyzer<ImageFacts>({
  id: 'image-list',
  kind: 'image-manifests',
  title: 'Image references of manifests',
  version: '3',
  accepts: 'Kubernetes manifests, Helm values, Flux or Zarf definitions, compose files, kustomizations, or a plain list with one image a line',
  rules: listed([...imageRules, ...buildRules]),
  facts: ImageFacts,
  recognize: ({ text }) => surenessOf(text, manifestFormats),
  analyze: (input) => readImages(input, 'image-list', 'a manifest or list of images'),
  describe: describeImages,
})
