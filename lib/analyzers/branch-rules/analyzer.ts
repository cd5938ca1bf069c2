import { defineAnalyzer } from '../analyzer'
import { PipelineFacts } from '../pipeline-facts'
import { branchRuleRules } from '../supply/branch-rules'
import { describePipelines } from '../supply/describe-pipelines'
import { surenessOf } from '../supply/file-kind'
import { imageRules, pipelineRules } from '../supply/pipeline-rules'
import { readPipelines, ruleFormats } from '../supply/read-pipelines'
import { listed } from '../supply/tally'

/** Rulesets and branch protection as the code host exports them, and CODEOWNERS: rules BR-01 to BR-07 (domain.md CIC-05). */
export default defineAnalyzer<PipelineFacts>({
  id: 'branch-rules',
  kind: 'pipeline-code',
  title: 'Branch rules and code owners',
  version: '2',
  accepts: 'The JSON of a GitHub ruleset, branch protection or environments, of protected branches or approval rules in GitLab, and CODEOWNERS',
  rules: listed([...pipelineRules, ...imageRules, ...branchRuleRules]),
  facts: PipelineFacts,
  recognize: ({ text }) => surenessOf(text, ruleFormats),
  analyze: (input) => readPipelines(input, 'branch-rules', 'a branch rule or CODEOWNERS'),
  describe: describePipelines,
})
