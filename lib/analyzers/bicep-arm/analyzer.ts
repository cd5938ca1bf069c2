import { defineAnalyzer } from '../analyzer'
import { describeInfrastructure } from '../infrastructure/describe'
import { infrastructureRules } from '../infrastructure/rule-list'
import { InfrastructureFacts } from '../infrastructure-facts'
import { readArm } from './read'
import { recognizeArm } from './recognize'

/** Azure Resource Manager templates and Bicep (domain.md 5.8). */
export default defineAnalyzer<InfrastructureFacts>({
  id: 'bicep-arm',
  kind: 'infrastructure-code',
  title: 'Azure template or Bicep',
  version: '10',
  accepts: 'ARM templates in JSON with their parameter files, and Bicep. What "bicep build" makes says more than Bicep.',
  rules: infrastructureRules,
  facts: InfrastructureFacts,
  recognize: ({ text, members }) => (members ? 0 : recognizeArm(text)),
  analyze: readArm,
  describe: describeInfrastructure,
})
