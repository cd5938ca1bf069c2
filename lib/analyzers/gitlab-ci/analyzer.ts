import { defineAnalyzer } from '../analyzer'
import { PipelineFacts } from '../pipeline-facts'
import { branchRuleRules } from '../supply/branch-rules'
import { describePipelines } from '../supply/describe-pipelines'
import { surenessOf } from '../supply/file-kind'
import { imageRules, pipelineRules } from '../supply/pipeline-rules'
import { readPipelines } from '../supply/read-pipelines'
import { listed } from '../supply/tally'

/** GitLab CI files with their includes and templates: rules GA-01 to GA-12 (domain.md 5.9). Rules and variables are never evaluated. */
export default defineAnalyzer<PipelineFacts>({
  id: 'gitlab-ci',
  kind: 'pipeline-code',
  title: 'GitLab CI pipeline',
  version: '3',
  accepts: '.gitlab-ci.yml with the files it includes, one by one or as an archive of the repository',
  rules: listed([...pipelineRules, ...imageRules, ...branchRuleRules]),
  facts: PipelineFacts,
  recognize: ({ text }) => surenessOf(text, ['gitlab-ci']),
  analyze: (input) => readPipelines(input, 'gitlab-ci', 'a GitLab CI file'),
  describe: describePipelines,
})
