import { defineAnalyzer, type FactLine, type Locator, type Sample } from '../analyzer'
import { unreadLine } from '../document-facts'
import { densityOf } from '../compliance-program/export-control'
import { proseOf, titleLines } from '../sample-views'
import { architectureParts, ArchitectureFacts } from './facts'
import { partRules } from './parts'
import { readArchitecture } from './read-architecture'
import { architectureRules } from './rules'
import { firmLines } from './firm-lines'

/** The architecture document or system security plan in prose (domain.md DOC-01). Plans in OSCAL have a reader of their own. */
export default defineAnalyzer<ArchitectureFacts>({
  id: 'architecture',
  title: 'Architecture document or system security plan',
  version: '9',
  accepts: 'PDF with text, DOCX, Markdown or plain text',
  rules: architectureRules,
  facts: ArchitectureFacts,
  recognize,
  analyze: readArchitecture,
  describe,
})

function describe(facts: ArchitectureFacts): FactLine[] {
  const named = (list: { name: string }[]) => list.slice(0, 12).map(({ name }) => name).join(', ') || 'none'
  return [
    { label: 'Parts described', value: `${architectureParts.filter((part) => facts.parts[part].found).length} of ${architectureParts.length}` },
    ...architectureParts.map((part): FactLine => {
      const at = facts.parts[part].passages[0]?.at
      return { label: part, value: facts.parts[part].found ? 'described' : 'not found', ...(at ? { at: at as Locator } : {}) }
    }),
    { label: 'Regions', value: named(facts.regions) },
    { label: 'Providers', value: named(facts.providers) },
    { label: 'Outside services', value: named(facts.services) },
    ...firmLines(facts),
    { label: 'Version', value: facts.version ?? 'not given' },
    { label: 'Date', value: facts.date ?? 'not given' },
    { label: 'Blanks or placeholders', value: facts.residue.length.toLocaleString('en-US') },
    ...unreadLine(facts),
  ]
}

/** By its title, or by most of the parts in a text that is not full of export-control law. */
function recognize(sample: Sample): number {
  const text = proseOf(sample)
  if (text === null) return 0
  const parts = Object.values(partRules).filter(({ words }) => words.test(text)).length
  const title = titleLines(text)
  const other = /\b(?:policy|procedure|manual|compliance program|technology control plan|memo(?:randum)?|letter|report)\b/i.test(title)
  if (/\bsystem security plan\b|\bSSP\b|\barchitecture\b|\b(?:network|system|enclave|environment) (?:diagram|design|description|overview)\b/i.test(title) && parts >= 3) return other ? 0.6 : 0.95
  return !other && parts >= 8 && !densityOf(text).about && /\b(?:us-gov-(?:west|east)-1|usgov\w+|GovCloud|Azure Government|VPC|subnets?)\b/i.test(text) ? 0.7 : 0
}
