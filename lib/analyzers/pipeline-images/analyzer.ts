import { defineAnalyzer } from '../analyzer'
import { PipelineFacts } from '../pipeline-facts'
import { branchRuleRules } from '../supply/branch-rules'
import { describePipelines } from '../supply/describe-pipelines'
import { surenessOf } from '../supply/file-kind'
import { imageRules, pipelineRules } from '../supply/pipeline-rules'
import { engineFormats, readPipelines } from '../supply/read-pipelines'
import { listed } from '../supply/tally'

/** Pipelines of Concourse, Jenkins, Azure Pipelines, CircleCI and others, as far as they say something without being evaluated (domain.md 5.9). */
export default defineAnalyzer<PipelineFacts>({
  id: 'pipeline-images',
  kind: 'pipeline-code',
  title: 'Pipeline of another product',
  version: '3',
  accepts: 'Pipeline files of Concourse, Jenkins, Azure Pipelines, CircleCI, Bitbucket, CodeBuild, Cloud Build, Drone or Travis CI; images, agents, scripts and hosts are read, templates and parameters are not',
  rules: listed([...pipelineRules, ...imageRules, ...branchRuleRules]),
  facts: PipelineFacts,
  recognize: ({ text }) => surenessOf(text, engineFormats),
  analyze: (input) => readPipelines(input, 'pipeline-images', 'a pipeline file'),
  describe: describePipelines,
})
