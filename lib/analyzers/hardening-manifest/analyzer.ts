import { defineAnalyzer } from '../analyzer'
import { ImageFacts } from '../image-facts'
import { buildRules } from '../supply/build-rules'
import { describeImages } from '../supply/describe-images'
import { surenessOf } from '../supply/file-kind'
import { imageRules } from '../supply/pipeline-rules'
import { readImages } from '../supply/read-images'
import { listed } from '../supply/tally'

/** The hardening manifest of an Iron Bank repository: base, inputs and their hashes, rules IMG-14 to IMG-16 (domain.md 3.5). */
export default defineAnalyzer<ImageFacts>({
  id: 'hardening-manifest',
  kind: 'image-manifests',
  title: 'Iron Bank hardening manifest',
  version: '2',
  accepts: 'hardening_manifest.yaml, with the Dockerfile beside it if you like',
  rules: listed([...imageRules, ...buildRules]),
  facts: ImageFacts,
  recognize: ({ text }) => surenessOf(text, ['hardening-manifest']),
  analyze: (input) => readImages(input, 'hardening-manifest', 'a hardening manifest'),
  describe: describeImages,
})
