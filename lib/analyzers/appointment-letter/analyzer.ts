import { UnreadableEvidence, defineAnalyzer, type AnalyzerInput, type Locator, type Reading, type Rule, type Sample } from '../analyzer'
import { placed, unreadLine } from '../document-facts'
import { wordsOf } from '../formats/document'
import { observer, readDocument, topicIn, topicsIn, type TopicRule } from '../read-document'
import { proseOf, titleLines } from '../sample-views'
import { AppointmentLetterFacts } from './facts'

const rule = (id: string, title: string, severity: Rule['severity']): Rule => ({ id, title, severity, criterion: 'PRG-03', basis: '22 CFR 120.67; DDTC Guidelines el. 1; domain.md PRG-03' })
const rules: Rule[] = [
  rule('AL-01', 'No person is named as appointed', 'medium'),
  rule('AL-02', 'A power of an Empowered Official is missing', 'medium'),
  rule('AL-03', 'The person is a consultant or comes from an agency', 'high'),
  rule('AL-04', 'No date or no signature', 'medium'),
  rule('AL-05', 'A point of the management statement is missing', 'low'),
  rule('AL-06', 'Blanks of a template, or a draft', 'medium'),
]

const powers = { employee: 'direct employment', authority: 'a position with authority', inquire: 'the power to inquire', verify: 'the power to verify', refuse: 'the power to refuse to sign', liability: 'knowledge of the liability' } as const
const points = { commitment: 'commitment and resources', noViolation: 'no export in violation', report: 'a duty to report', nonRetaliation: 'protection from retaliation', contact: 'a named contact' } as const
type TopicName = keyof AppointmentLetterFacts['topics']

const topicRules: Record<TopicName, TopicRule> = {
  appoints: { words: /\b(?:appoint(?:s|ed|ment)?|designat(?:e|es|ed|ion)|name[sd]?)\b[^.]{0,120}\bempowered official\b|\bempowered official\b[^.]{0,80}\b(?:appoint\w*|designat\w*)\b/i },
  employee: { words: /\b(?:directly employed|direct employee|employed by|full-time employee|(?:is|as) an employee|an employee of)\b/i, unless: /\bnot\b/i },
  authority: { words: /\b(?:position of authority|policy or management|management (?:position|authority)|authority (?:for|over) policy|legally empowered|empowered in writing)\b/i },
  inquire: { words: /\binquir(?:e|es|ing|y)\b/i },
  verify: { words: /\bverify\b|\bverif(?:ies|ying|ication)\b/i, near: /\blegality|transaction|accuracy|information|submission|application/i },
  refuse: { words: /\brefus(?:e|es|al|ing)\b[^.]{0,80}\b(?:sign|application|license|request|approv)/i },
  liability: { words: /\b(?:liabilit(?:y|ies)|penalt(?:y|ies)|provisions and requirements|understands?)\b/i, near: /\bexport|criminal|civil|administrative|AECA|ITAR|statut/i },
  commitment: { words: /\b(?:committed|commitment|resources)\b/i, near: /\bcompl(?:y|iance)|export|ITAR/i },
  noViolation: { words: /\b(?:no (?:sale|export|transaction|one|employee|business)|under no circumstances|never)\b[^.]{0,120}\b(?:violat\w+|contrary to|in violation)\b/i },
  report: { words: /\breport\w*\b/i, near: /\bviolation|concern|suspect|question|problem/i },
  nonRetaliation: { words: /\b(?:retaliat\w*|reprisals?)\b/i },
  contact: { words: /\b(?:contact|call|e-?mail|reach|hotline)\b/i, near: /@|\d{3}[-. ]\d{4}|\bofficer\b|\bofficial\b|\bhotline\b/i },
}

/** The signed statement of management, the letter that appoints the Empowered Official, or both (domain.md PRG-03). */
export default defineAnalyzer<AppointmentLetterFacts>({
  id: 'appointment-letter',
  title: 'Signed management statement or appointment letter',
  version: '6',
  accepts: 'PDF with text, DOCX, Markdown or plain text',
  rules,
  facts: AppointmentLetterFacts,
  recognize: (sample: Sample) => {
    const text = proseOf(sample)
    if (text === null || wordsOf(text) > 1500 || /\b(?:technology control plan|manual|compliance program|guide|procedure)\b/i.test(titleLines(text))) return 0
    if (topicRules.appoints.words.test(text)) return 0.96
    return /\b(?:management|policy) (?:statement|commitment)\b|\bstatement of (?:management )?commitment\b/i.test(text.slice(0, 600)) && /\bITAR\b|\bexport\b/i.test(text) && !/\btechnology control plan\b/i.test(text.slice(0, 600)) ? 0.95 : 0
  },
  analyze: readAppointment,
  describe: (facts) => [
    { label: 'Document', value: facts.document },
    { label: 'A person is named', value: facts.personNamed ? 'yes' : 'no' },
    { label: 'Title of the person', value: facts.personTitle ?? 'not given' },
    { label: 'Signed by', value: facts.signerTitle ?? (facts.signed ? 'yes, title not told' : 'no signature found') },
    ...(Object.entries(facts.topics) as [string, AppointmentLetterFacts['topics']['appoints']][]).map(([name, topic]) => ({ label: name, value: topic.found ? 'found' : 'not found', ...(topic.passages[0] ? { at: topic.passages[0].at as Locator } : {}) })),
    { label: 'Date', value: facts.date ?? 'not given' },
    ...unreadLine(facts),
  ],
})

const titles = String.raw`(?:(?:Chief|Vice|Senior|Executive|Managing|General|Corporate|Deputy|Assistant)\s+)*(?:President|CEO|COO|CFO|CTO|Chief \w+ Officer|Executive Officer|Operating Officer|Director(?: of [\w ]{3,40})?|Manager(?: of [\w ]{3,40})?|Officer|Owner|Partner|Counsel|Member)`
const named = new RegExp(String.raw`\b(?:appoints?|designates?|names?|appoint|hereby)\b[^.]{0,40}?\b(?:(?:Mr|Ms|Mrs|Dr)\.? )?([A-Z][a-z'-]+(?: [A-Z]\.)?(?: [A-Z][a-z'-]+){1,2})\b,?\s*(?:\(?(?:our|the|as)?\s*)?(${titles})?`)

async function readAppointment(input: AnalyzerInput): Promise<Reading<AppointmentLetterFacts>> {
  const { facts: own, sections, sentences, text, document, file } = await readDocument(input, 'statement or appointment letter')
  const topics = topicsIn(sections, topicRules)
  const appoints = topics.appoints.found
  const statement = Object.keys(points).filter((name) => topics[name as TopicName].found).length >= 3
  if (!appoints && !statement && !/\bempowered official\b|\bmanagement (?:statement|commitment)\b|\bcommit(?:ted|ment)\b[^.]{0,60}\bcompl/i.test(text)) {
    throw new UnreadableEvidence('The document appoints no Empowered Official and states no commitment of management.', { file }, 'Upload the signed statement of management or the letter of appointment as PDF with text or DOCX.')
  }
  const person = sentences.map((each) => named.exec(each.text)).find((found) => found !== null && !/\b(?:Empowered Official|Defense Trade|United States)\b/.test(found[1] ?? ''))
  const lines = document.blocks.flatMap((block) => block.text.split('\n')).map((line) => line.trim()).filter((line) => line !== '')
  const signature = lines.findIndex((line) => /\/s\/|\bsign(?:ed|ature)\b/i.test(line))
  const signer = signature < 0 ? null : (new RegExp(titles).exec(lines.slice(signature, signature + 4).join(' '))?.[0] ?? null)
  const facts: AppointmentLetterFacts = {
    ...own,
    document: appoints && statement ? 'both' : appoints ? 'appointment' : statement ? 'statement' : 'unclear',
    personNamed: person !== undefined,
    personTitle: person?.[2]?.slice(0, 80) ?? null,
    signerTitle: signer,
    topics,
    outsider: topicIn(sections, { words: /\b(?:outside|external|independent) (?:consultant|counsel|contractor)\b|\bconsultant\b|\bstaffing agency\b|\b1099\b/i, unless: /\b(?:not|no|never)\b/i }),
  }
  const { add, all } = observer(rules, file)
  if (appoints && !facts.personNamed) add('AL-01', 'The letter appoints an Empowered Official and names no person.', topics.appoints.passages[0]?.at ?? {})
  const lacking = appoints ? (Object.keys(powers) as (keyof typeof powers)[]).filter((name) => !topics[name].found) : []
  if (lacking.length > 0) add('AL-02', `The letter does not give: ${lacking.map((name) => powers[name]).join(', ')}.`, {}, lacking.length)
  const outsider = facts.outsider.passages[0]
  if (appoints && outsider) add('AL-03', 'The letter speaks of a consultant or agency; an Empowered Official is directly employed.', { ...outsider.at, quote: outsider.text })
  if (facts.date === null || !facts.signed) add('AL-04', `The document has no ${facts.date === null ? 'date' : 'signature'}.`)
  const open = facts.document === 'statement' || facts.document === 'both' ? (Object.keys(points) as (keyof typeof points)[]).filter((name) => !topics[name].found) : []
  if (open.length > 0) add('AL-05', `The statement leaves out: ${open.map((name) => points[name]).join(', ')}.`, {}, open.length)
  if (facts.draft || facts.residue.length > 0) add('AL-06', facts.draft ? 'The document calls itself a draft.' : 'Blanks of a template are left in the document.', placed(facts.draftAt ?? facts.residue[0]), Math.max(1, facts.residue.length))
  return { facts, observations: all() }
}
