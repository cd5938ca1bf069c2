import { defineAnalyzer } from '../analyzer'
import { ImageFacts } from '../image-facts'
import { buildRules } from '../supply/build-rules'
import { describeImages } from '../supply/describe-images'
import { surenessOf } from '../supply/file-kind'
import { imageRules } from '../supply/pipeline-rules'
import { readImages } from '../supply/read-images'
import { listed } from '../supply/tally'

/** Dockerfiles and Containerfiles: where their images come from and how they are built, rules IMG-01 to IMG-17 (domain.md 3.5, 5.10). */
export default defineAnalyzer<ImageFacts>({
  id: 'dockerfile',
  kind: 'image-manifests',
  title: 'Dockerfiles',
  version: '2',
  accepts: 'Dockerfiles and Containerfiles, one by one or as an archive of the repository',
  rules: listed([...imageRules, ...buildRules]),
  facts: ImageFacts,
  recognize: ({ text }) => surenessOf(text, ['dockerfile']),
  analyze: (input) => readImages(input, 'dockerfile', 'a Dockerfile'),
  describe: describeImages,
})
