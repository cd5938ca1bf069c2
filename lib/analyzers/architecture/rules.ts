import type { Rule } from '../analyzer'
import { placed } from '../document-facts'
import { observer } from '../read-document'
import { architectureParts, type ArchitectureFacts } from './facts'

const rule = (id: string, title: string, severity: Rule['severity'], criterion: string, also?: string[]): Rule => ({ id, title, severity, criterion, basis: 'NIST SP 800-171 r2 3.12.4; domain.md DOC-01', ...(also ? { also } : {}) })

/** Every rule of the architecture document; the reader of OSCAL plans fires the same ones. */
export const architectureRules: Rule[] = [
  rule('AD-01', 'A part is not described', 'medium', 'DOC-01'),
  rule('AD-02', 'No date', 'medium', 'DOC-01'),
  rule('AD-03', 'No version', 'low', 'DOC-01'),
  rule('AD-04', 'Blanks or placeholders of a template', 'medium', 'DOC-01'),
  rule('AD-05', 'The document is a draft', 'medium', 'DOC-01'),
  rule('AD-06', 'Outside services are named', 'info', 'REG-05', ['CIC-03', 'PER-04', 'DOC-01']),
  rule('AD-07', 'No region is named', 'low', 'DOC-01', ['REG-01']),
  rule('AD-09', 'Support from abroad or around the clock', 'medium', 'PER-04', ['REG-05', 'DOC-01']),
  rule('AD-08', 'Two different retention periods for logs', 'low', 'DOC-01', ['LOG-03']),
]

const partNames: Record<(typeof architectureParts)[number], string> = { boundary: 'the boundary', 'data-flow': 'the flow of data', identity: 'how people and services sign in', places: 'regions, accounts or sites', keys: 'where keys are kept', logging: 'logging', 'admin-path': 'how administrators get in', external: 'outside services', personnel: 'who may be inside', version: 'date and version' }

/** The observations that follow from the facts. */
export function observeArchitecture(facts: ArchitectureFacts, file: string) {
  const { add, all } = observer(architectureRules, file)
  for (const part of architectureParts) if (part !== 'version' && !facts.parts[part].found) add('AD-01', `The document does not describe ${partNames[part]}.`)
  if (facts.date === null) add('AD-02', 'The document gives no date of issue, review or approval.')
  if (facts.version === null) add('AD-03', 'The document gives no version.')
  const blank = facts.residue[0]
  if (blank) add('AD-04', `${facts.residue.length} ${facts.residue.length === 1 ? 'passage still holds' : 'passages still hold'} blanks or placeholders.`, { ...blank.at, quote: blank.text }, facts.residue.length)
  if (facts.draft) add('AD-05', 'The document calls itself a draft.', placed(facts.draftAt))
  const service = facts.services[0]
  if (service) add('AD-06', `The document names outside services: ${facts.services.slice(0, 12).map(({ name }) => name).join(', ')}.`, service.at, facts.services.length)
  if (facts.regions.length === 0 && facts.providers.length > 0) add('AD-07', 'The document names a cloud and no region of it.', facts.providers[0]?.at ?? {})
  const [abroad] = facts.claims.abroad
  if (abroad) add('AD-09', 'The document speaks of support, offices or people abroad or around the clock: say who they are and what they reach.', { ...abroad.at, quote: abroad.text }, facts.claims.abroad.length)
  const days = new Set(facts.claims.retentionDays.map((claim) => claim.days))
  if (days.size > 1) add('AD-08', `The document names several periods for keeping logs: ${[...days].sort((a, b) => a - b).join(', ')} days.`, facts.claims.retentionDays[0]?.at ?? {}, days.size)
  return all()
}
