import { defineAnalyzer } from '../analyzer'
import { describeInfrastructure } from '../infrastructure/describe'
import { infrastructureRules } from '../infrastructure/rule-list'
import { InfrastructureFacts } from '../infrastructure-facts'
import { readHcl } from './read'
import { recognizeHcl } from './recognize'

/** Terraform and OpenTofu code as written: HCL, its JSON form and variable files (domain.md 5.8). */
export default defineAnalyzer<InfrastructureFacts>({
  id: 'terraform-hcl',
  kind: 'infrastructure-code',
  title: 'Terraform code',
  version: '10',
  accepts: '.tf, .tf.json and .tfvars files, one or several, or an archive of them. A plan says more.',
  rules: infrastructureRules,
  facts: InfrastructureFacts,
  recognize: ({ text, members }) => (members ? 0 : recognizeHcl(text)),
  analyze: readHcl,
  describe: describeInfrastructure,
})
