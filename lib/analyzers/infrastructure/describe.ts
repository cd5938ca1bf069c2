import type { FactLine } from '../analyzer'
import type { InfrastructureFacts } from '../infrastructure-facts'

const count = (n: number) => n.toLocaleString('en-US')

/** The facts in plain words, most telling first. */
export function describeInfrastructure(facts: InfrastructureFacts): FactLine[] {
  const regions = new Map<string, { class: string; at: (typeof facts.regions)[number]['at'] }>()
  for (const { region, class: what, at } of facts.regions) if (!regions.has(region)) regions.set(region, { class: what, at })
  const unresolved = facts.providers.filter(({ regionState }) => regionState === 'unresolved').length
  const { ownKey, providerKey, none, unknown } = facts.encryption
  const lines: FactLine[] = [
    { label: 'Resources', value: count(facts.resources), note: `${count(Object.keys(facts.resourceTypes).length)} types` },
    ...[...regions].map(([region, { class: what, at }]) => ({ label: `Region ${region}`, value: classWords[what] ?? what, at })),
    { label: 'Providers without a resolved region', value: count(unresolved) },
    { label: 'Stores with a key of the firm', value: count(ownKey) },
    { label: 'Stores with a key of the provider', value: count(providerKey) },
    { label: 'Stores without encryption', value: count(none) },
    { label: 'Stores whose encryption is not resolved', value: count(unknown) },
    { label: 'Things open to the public', value: count(facts.exposure.filter(({ state }) => state === 'open').length) },
    { label: 'Rules that refuse', value: count(facts.preventive.length), note: `${count(facts.preventive.filter(({ mode }) => mode === 'enforced').length)} shown as enforced` },
    { label: 'Copies and worldwide features', value: count(facts.replication.length) },
    { label: 'Trails and audit settings', value: count(facts.logging.length) },
    { label: 'Policies with wildcards', value: count(facts.iam.wildcards.length) },
    { label: 'Trusts that reach outside', value: count(facts.iam.trusts.length) },
    ...facts.iam.gates.slice(0, 8).map(({ name, filledBy, attributes, at }) => ({ label: `What lets into ${name}`, value: filledBy === 'hand' ? 'filled by hand' : filledBy === 'not-shown' ? 'not shown' : attributes.join(', ') || 'a rule that is not settled', at })),
    { label: 'Assignments to one person', value: count(facts.iam.direct.length) },
    { label: 'Keys', value: count(facts.keys.length) },
    { label: 'Secrets found', value: count(facts.secrets.length) },
    { label: 'Not resolved by what was given', value: count(facts.unknowns.length + (facts.omitted['unknowns'] ?? 0)) },
    { label: 'Types that no rule knows', value: count(Object.keys(facts.uncheckedTypes).length), ...(Object.keys(facts.uncheckedTypes).length > 0 ? { note: Object.keys(facts.uncheckedTypes).slice(0, 8).join(', ') } : {}) },
    { label: 'Files read', value: count(facts.files.read), ...(facts.files.unread > 0 ? { note: `${count(facts.files.unread)} not read: ${Object.entries(facts.files.unreadKinds).map(([kind, n]) => `${n} ${kind}`).join(', ')}` } : {}) },
  ]
  if (facts.date !== null) lines.push({ label: 'Made on', value: facts.date })
  return lines
}

const classWords: Record<string, string> = {
  government: 'government region',
  'united-states': 'ordinary region in the United States',
  foreign: 'outside the United States',
  secret: 'region for classified work',
  invented: 'no region that is known',
}
