import { UnreadableEvidence, defineAnalyzer, type AnalyzerInput, type Locator, type Reading, type Rule, type Sample } from '../analyzer'
import { unreadLine } from '../document-facts'
import { redFlagsIn } from '../document-flags'
import { observer, passage, readDocument, topicIn, topicsIn, type TopicRule } from '../read-document'
import { proseOf, titleLines } from '../sample-views'
import { planParts, TechnologyControlPlanFacts, type PlanPart } from './facts'

const rule = (id: string, title: string, severity: Rule['severity'], criterion = 'PER-04'): Rule => ({ id, title, severity, criterion, basis: 'DDTC Guidelines el. 3C; 22 CFR 126.18' })
const rules: Rule[] = [
  rule('TC-01', 'A part of the plan is missing', 'medium'),
  rule('TC-02', 'The plan says nothing of foreign persons', 'medium'),
  rule('TC-03', 'No date or no signature', 'low'),
  rule('TC-04', 'Blanks of a template', 'medium'),
  rule('TC-05', 'Wording of a wrong idea of U.S. persons', 'high', 'PER-01'),
  rule('TC-06', 'A tool or place that foreign persons share', 'medium'),
]

/** The five parts that DDTC asks for (Guidelines el. 3C). */
const partRules: Record<PlanPart, TopicRule> = {
  commitment: { words: /\b(?:management|senior|corporate|executive|company) (?:commitment|statement|endorsement|support)\b|\bstatement of (?:management )?commitment\b|\b(?:president|chief executive|CEO|management)\b[^.]{0,80}\b(?:is committed|commits?|commitment)\b|\bcommitted to (?:compl|full compl|protecting)/i },
  screening: { words: /\b(?:personnel|employee|staff|visitor) (?:screening|vetting|verification)\b|\bscreen(?:ed|ing)?\b[^.]{0,80}\b(?:personnel|employees|staff|persons?|individuals|new hires)\b|\b(?:verif\w+|confirm\w*)\b[^.]{0,60}\bU\.?S\.?[- ]person/i },
  physical: { words: /\bphysical (?:security|access|plan|controls?|protection)\b|\b(?:badge|locked (?:room|cabinet|area|office)|escort(?:ed|s)?|restricted areas?|visitor log|card reader|perimeter)\b/i },
  information: { words: /\binformation (?:security|systems?|technology|protection)\b|\b(?:access control lists?|encrypt\w+|user accounts?|file shares?|passwords?|network (?:segment\w*|access)|IT security|electronic (?:access|storage))\b/i },
  training: { words: /\b(?:training|trained|briefing|briefed|awareness)\b/i, near: /\b(?:personnel|employees|staff|persons?|annual\w*|before|plan|TCP|acknowledg\w*|everyone)\b/i },
}
/** Tools and places through which separation fails; "not shared" and "separate" are the opposite. */
const shared: TopicRule = {
  words: /\b(?:shared|common|company-wide|corporate|global)\b[^.]{0,60}\b(?:Slack|Teams|Jira|Confluence|Zendesk|ServiceNow|GitHub|GitLab|Zoom|service desk|chat|wiki|SharePoint|intranet|mailbox|tenant|repositor\w+|file (?:share|server)|folder|drive|ticket\w*|help ?desk|calendar|on-call|network)\b|\b(?:Slack|Teams|Jira|Confluence|chat|tenant|repositor\w+|help ?desk)\b[^.]{0,40}\b(?:is|are) shared\b|\bfollow[- ]the[- ]sun\b|\boffshore (?:office|team|support)\b/i,
  unless: /\b(?:not|never|no|separate\w*|without|prohibit\w*|except|blocked)\b/i,
}

/** How a firm keeps technical data from foreign persons on its premises and systems (domain.md PER-04). */
export default defineAnalyzer<TechnologyControlPlanFacts>({
  id: 'technology-control-plan',
  title: 'Technology control plan',
  version: '6',
  accepts: 'PDF with text, DOCX, Markdown or plain text',
  rules,
  facts: TechnologyControlPlanFacts,
  recognize,
  analyze: readPlan,
  describe: (facts) => [
    ...planParts.map((part) => ({ label: `Part: ${part}`, value: facts.parts[part].found ? 'found' : 'not found', ...(facts.parts[part].passages[0] ? { at: facts.parts[part].passages[0].at as Locator } : {}) })),
    { label: 'Foreign persons named', value: facts.foreignPersons.found ? 'yes' : 'no' },
    { label: 'Licenses or agreements named', value: facts.authorizations.found ? 'yes' : 'no' },
    { label: 'Shared tools or places', value: facts.shared.length.toLocaleString('en-US') },
    { label: 'Date', value: facts.date ?? 'not given' },
    { label: 'Signed', value: facts.signed ? 'yes' : 'no signature found' },
    ...unreadLine(facts),
  ],
})

async function readPlan(input: AnalyzerInput): Promise<Reading<TechnologyControlPlanFacts>> {
  const { facts: own, sections, sentences, text, file } = await readDocument(input, 'technology control plan')
  if (!/\btechnology control\b|\bTCP\b/i.test(text) || !/\bITAR\b|\bexport\b|\bforeign persons?\b|\btechnical data\b|\b(?:22 CFR|EAR)\b/i.test(text)) {
    throw new UnreadableEvidence('The document is no technology control plan: it does not speak of one.', { file }, 'Upload the technology control plan as PDF with text, DOCX or Markdown.')
  }
  const facts: TechnologyControlPlanFacts = {
    ...own,
    parts: topicsIn(sections, partRules),
    shared: sentences.filter((each) => shared.words.test(each.text) && !shared.unless?.test(each.text)).slice(0, 20).map(passage),
    foreignPersons: topicIn(sections, { words: /\bforeign (?:persons?|nationals?|employees?|visitors?)\b|\bnon-?U\.?S\.?[- ]persons?\b/i }),
    authorizations: topicIn(sections, { words: /\b(?:DSP-5|technical assistance agreement|TAAs?|licen[cs]es?|export authori[sz]ations?|agreements?)\b/i, near: /\bforeign|export|DDTC|State Department|authori[sz]/i }),
    redFlags: redFlagsIn(sentences),
  }
  const { add, all } = observer(rules, file)
  for (const part of planParts) if (!facts.parts[part].found) add('TC-01', `The plan has no part on ${part}.`)
  if (!facts.foreignPersons.found) add('TC-02', 'The plan does not say whom it keeps from technical data.')
  if (facts.date === null || !facts.signed) add('TC-03', `The plan has no ${facts.date === null ? 'date' : 'signature'}.`)
  const blank = facts.residue[0]
  if (blank) add('TC-04', 'Blanks of a template are left in the plan.', { ...blank.at, quote: blank.text }, facts.residue.length)
  for (const flag of facts.redFlags.slice(0, 5)) add('TC-05', `${flag.what}.`, { ...flag.at, quote: flag.text })
  const [first] = facts.shared
  if (first) add('TC-06', 'The plan names a tool or place that foreign persons share.', { ...first.at, quote: first.text }, facts.shared.length)
  return { facts, observations: all() }
}

function recognize(sample: Sample): number {
  const text = proseOf(sample)
  return text !== null && /\btechnology control plan\b/i.test(titleLines(text)) ? 0.96 : 0
}
