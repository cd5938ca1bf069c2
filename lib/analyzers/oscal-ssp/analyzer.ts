import { defineAnalyzer, type FactLine, type Locator, type Sample } from '../analyzer'
import { architectureParts, ArchitectureFacts } from '../architecture/facts'
import { firmLines } from '../architecture/firm-lines'
import { oscalRootIn } from '../oscal/read-oscal'
import { readSystemPlan } from './read-plan'
import { planRules } from './rules'

/** A system security plan in OSCAL: what belongs to the system, where it is, and how each requirement is met (domain.md 5.14, DOC-01). */
export default defineAnalyzer<ArchitectureFacts>({
  id: 'oscal-ssp',
  kind: 'architecture',
  title: 'OSCAL system security plan',
  version: '4',
  accepts: 'OSCAL 1.0 or later as JSON, YAML or XML',
  rules: planRules,
  facts: ArchitectureFacts,
  recognize: ({ text }: Sample) => (oscalRootIn(text) === 'system-security-plan' ? 0.97 : 0),
  analyze: readSystemPlan,
  describe,
})

function describe(facts: ArchitectureFacts): FactLine[] {
  const { oscal } = facts
  const names = (list: { name: string }[]) => (list.length === 0 ? 'none named' : list.slice(0, 8).map(({ name }) => name).join(', '))
  const lacking = architectureParts.filter((part) => !facts.parts[part].found)
  const first = (at: unknown) => (at ? { at: at as Locator } : {})
  return [
    { label: 'System', value: facts.system ?? 'not named' },
    { label: 'Date', value: facts.date ?? 'none', ...(facts.version === null ? {} : { note: `version ${facts.version}` }) },
    { label: 'Parts described', value: `${architectureParts.length - lacking.length} of ${architectureParts.length}`, ...(lacking.length === 0 ? {} : { note: `not found: ${lacking.join(', ')}` }) },
    { label: 'Requirements written out', value: `${oscal?.described ?? 0} of ${oscal?.controls ?? 0}` },
    { label: 'Regions', value: names(facts.regions), ...first(facts.regions[0]?.at) },
    { label: 'Accounts', value: names(facts.accounts), ...first(facts.accounts[0]?.at) },
    { label: 'Providers', value: names(facts.providers), ...first(facts.providers[0]?.at) },
    { label: 'Outside services', value: names(facts.services) },
    ...firmLines(facts),
    { label: 'Authorized on', value: oscal?.authorizedOn ?? 'not said' },
    { label: 'Impact', value: oscal?.impact ?? 'not said' },
    { label: 'OSCAL version', value: oscal?.version === '' ? 'not said' : (oscal?.version ?? 'not said') },
    { label: 'References that lead nowhere', value: String(oscal?.unresolvedReferences ?? 0) },
    { label: 'Placeholders left', value: facts.residue.length.toLocaleString('en-US') },
  ]
}
