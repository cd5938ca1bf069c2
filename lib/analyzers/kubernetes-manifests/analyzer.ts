import { defineAnalyzer } from '../analyzer'
import { describeInfrastructure } from '../infrastructure/describe'
import { infrastructureRules } from '../infrastructure/rule-list'
import { InfrastructureFacts } from '../infrastructure-facts'
import { readManifests } from './read'
import { recognizeKubernetes } from './recognize'

/** Kubernetes objects and Helm values as infrastructure (domain.md 5.7, 5.8), with the images they run. */
export default defineAnalyzer<InfrastructureFacts>({
  id: 'kubernetes-manifests',
  kind: 'infrastructure-code',
  title: 'Kubernetes manifests',
  version: '9',
  accepts: 'YAML or JSON, several documents or lists in a file, Helm values, or an archive of them. Charts as "helm template" makes them.',
  rules: infrastructureRules,
  facts: InfrastructureFacts,
  recognize: ({ text, members }) => (members ? 0 : recognizeKubernetes(text)),
  analyze: readManifests,
  describe: describeInfrastructure,
})
