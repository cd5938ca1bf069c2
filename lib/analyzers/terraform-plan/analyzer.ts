import { defineAnalyzer } from '../analyzer'
import { describeInfrastructure } from '../infrastructure/describe'
import { infrastructureRules } from '../infrastructure/rule-list'
import { InfrastructureFacts } from '../infrastructure-facts'
import { readPlans } from './read'
import { recognizePlan } from './recognize'

/** Terraform and OpenTofu plans as JSON (domain.md 5.8). */
export default defineAnalyzer<InfrastructureFacts>({
  id: 'terraform-plan',
  kind: 'infrastructure-code',
  title: 'Terraform plan',
  version: '10',
  accepts: 'The output of "terraform show -json" for a saved plan. Never the state.',
  rules: infrastructureRules,
  facts: InfrastructureFacts,
  recognize: recognizePlan,
  analyze: readPlans,
  describe: describeInfrastructure,
})
