import { defineAnalyzer } from '../analyzer'
import { describeInfrastructure } from '../infrastructure/describe'
import { infrastructureRules } from '../infrastructure/rule-list'
import { InfrastructureFacts } from '../infrastructure-facts'
import { readTemplates } from './read'
import { recognizeTemplate } from './recognize'

/** AWS CloudFormation templates, also as CDK makes them (domain.md 5.8). */
export default defineAnalyzer<InfrastructureFacts>({
  id: 'cloudformation',
  kind: 'infrastructure-code',
  title: 'CloudFormation template',
  version: '10',
  accepts: 'JSON or YAML templates, one or several, or an archive of them. A template does not say in which region it is deployed.',
  rules: infrastructureRules,
  facts: InfrastructureFacts,
  recognize: ({ text, members }) => (members ? 0 : recognizeTemplate(text)),
  analyze: readTemplates,
  describe: describeInfrastructure,
})
