import { defineAnalyzer } from '../analyzer'
import { PipelineFacts } from '../pipeline-facts'
import { branchRuleRules } from '../supply/branch-rules'
import { describePipelines } from '../supply/describe-pipelines'
import { surenessOf } from '../supply/file-kind'
import { imageRules, pipelineRules } from '../supply/pipeline-rules'
import { readPipelines } from '../supply/read-pipelines'
import { listed } from '../supply/tally'

/** GitHub Actions workflows and composite actions: rules GA-01 to GA-12 (domain.md 5.9). Expressions are never evaluated. */
export default defineAnalyzer<PipelineFacts>({
  id: 'github-actions',
  kind: 'pipeline-code',
  title: 'GitHub Actions workflows',
  version: '3',
  accepts: 'Workflow files (.yml) one by one or as an archive of the repository, with CODEOWNERS and exported rulesets if you like',
  rules: listed([...pipelineRules, ...imageRules, ...branchRuleRules]),
  facts: PipelineFacts,
  recognize: ({ text }) => surenessOf(text, ['github-actions', 'github-action']),
  analyze: (input) => readPipelines(input, 'github-actions', 'a workflow'),
  describe: describePipelines,
})
