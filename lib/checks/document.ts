import type { CriterionLine, FormatLine, Overview } from './overview'

const basisTitles = { LAW: 'law', CONTRACT: 'contract clause', GUIDE: 'agency guidance', ARTICLE: 'good practice' } as const
const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ')
const number = (count: number) => count.toLocaleString('en-US')

/** What Veritar checks, as Markdown: written to docs/what-veritar-checks.md and held against it by a test. */
export function checksDocument({ kinds, notRead, gates, sections, counts }: Overview): string {
  const read = kinds.filter(({ formats }) => formats.length > 0)
  const people = kinds.filter(({ formats }) => formats.length === 0)
  const lines = [
    '# What Veritar checks',
    '',
    `Written from the registries by \`npm run generate\`; do not edit. ${number(counts.formats)} formats, ${number(counts.rules)} rules, ${number(counts.gates)} gates, ${number(counts.criteria)} criteria.`,
    '',
    'A rule says what was seen, where, and how often. What a sample does not show is not thereby absent from the system. `critical` and `high` make a criterion not met, `medium` partial, `low` and `info` are listed; a criterion can judge a rule itself instead.',
    '',
    '## Formats that are read',
    '',
    ...read.flatMap(({ title, formats, criteria }) => [`### ${title}`, '', `Counts for: ${criteria.join(', ') || 'other evidence only'}.`, '', ...formats.flatMap(formatLines)]),
    ...(people.length === 0 ? [] : ['### Read by people', '', `A reviewer reads these, and no program does: ${people.map(({ title }) => title).join('; ')}. What counts in them is whether a customer stands by what they say.`, '']),
    '## Formats that are known and not read',
    '',
    'Told apart by their content and refused, with what to send instead.',
    '',
    ...notRead.map(({ title, why, instead }) => `- **${title}.** ${why} ${instead}`),
    '',
    '## Gates',
    '',
    'The prime answers these before a subcontractor is invited.',
    '',
    ...gates.flatMap(({ id, title, why, basis, cites, asks }) => [`### ${id} ${title}`, '', why, '', `- Rests on: ${basisTitles[basis]}; ${cites.join('; ')}`, ...asks.map((ask) => `- Asked: ${ask}`), '']),
    '## Criteria',
    '',
    ...sections.flatMap(({ title, criteria }) => [`### ${title}`, '', ...criteria.flatMap(criterionLines)]),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

function formatLines({ id, title, accepts, rules }: FormatLine): string[] {
  return [
    `#### ${title} (\`${id}\`)`,
    '',
    `Accepts: ${accepts}.`,
    '',
    ...(rules.length === 0 ? ['No rules of its own; its facts are held against other evidence.'] : ['| rule | severity | bears on | rests on |', '|---|---|---|---|', ...rules.map((rule) => `| ${rule.id} ${cell(rule.title)} | ${rule.severity} | ${rule.criteria.join(', ')} | ${cell(rule.basis)} |`)]),
    '',
  ]
}

function criterionLines({ id, title, why, weight, basis, cites, asks, evidence, compares, holds, rules, knockOuts }: CriterionLine): string[] {
  const fresh = (days: number | null) => (days === null ? 'by its own expiry' : `${days} days`)
  return [
    `#### ${id} ${title}`,
    '',
    why,
    '',
    `- Weight: ${weight} of 100`,
    `- Rests on: ${basisTitles[basis]}; ${cites.join('; ')}`,
    ...asks.map((ask) => `- Asked: ${ask}`),
    ...evidence.map((slot) => `- Evidence: ${slot.title} (${slot.grade}, fresh for ${fresh(slot.freshDays)})`),
    ...(compares.length === 0 ? [] : [`- Held against each other and the answers: ${compares.join('; ')}`]),
    ...holds.map((what) => `- Contradiction looked for: ${what}`),
    ...(rules.length === 0 ? [] : [`- Rules that bear on it: ${rules.map((rule) => rule.id).join(', ')}`]),
    ...knockOuts.map((knockOut) => `- Knock-out ${knockOut.id}, ${knockOut.decidedBy === 'rule' ? 'by rule' : 'proposed, a reviewer confirms'}: ${knockOut.when}`),
    '',
  ]
}
