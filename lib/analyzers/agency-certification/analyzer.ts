import { UnreadableEvidence, defineAnalyzer, type AnalyzerInput, type Locator, type Reading, type Rule, type Sample } from '../analyzer'
import { placed, unreadLine } from '../document-facts'
import { datesIn } from '../dates-in-text'
import { wordsOf } from '../formats/document'
import { observer, readDocument, topicsIn, type TopicRule } from '../read-document'
import { proseOf, titleLines } from '../sample-views'
import { AgencyCertificationFacts } from './facts'

const rule = (id: string, title: string, severity: Rule['severity']): Rule => ({ id, title, severity, criterion: 'PER-05', basis: '22 CFR 120.64; DFARS 252.204-7012(m); domain.md PER-05' })
const rules: Rule[] = [
  rule('AC-01', 'U.S.-person status is not assured', 'high'),
  rule('AC-02', 'Not said that status was verified', 'medium'),
  rule('AC-03', 'No duty to give notice of a change', 'low'),
  rule('AC-04', 'No date or no signature', 'medium'),
  rule('AC-05', 'Blanks of a template, or a draft', 'medium'),
]
const topicRules: Record<keyof AgencyCertificationFacts['topics'], TopicRule> = {
  usPersons: { words: /\b(?:only|all|each|every|solely|exclusively)\b[^.]{0,120}\bU\.?S\.?[- ]persons?\b|\bU\.?S\.?[- ]persons? (?:only|as defined)\b|\b(?:is|are) (?:a )?U\.?S\.?[- ]persons?\b/i, unless: /\b(?:not|cannot|may not be)\b[^.]{0,40}\bU\.?S\.?[- ]person/i },
  verified: { words: /\b(?:verified|verif(?:y|ies)|inspected|confirmed|examined)\b/i, near: /\bU\.?S\.?[- ]person|status|document/i },
  notice: { words: /\b(?:notif(?:y|ies|ied|ication)|inform|tell|written notice)\b/i, near: /\bchange|no longer|replac\w+|remov\w+|within|before\b/i },
  noAccess: { words: /\b(?:no|not have|without)\b[^.]{0,40}\baccess\b[^.]{0,60}\b(?:data|content|technical)\b|\bno other role\b/i },
  flowDown: { words: /\b252\.204-7012\b|\b252\.225-7048\b|\bflow(?:s|ed)?[- ]?down\b|\blower[- ]tier\b|\bsubcontracts?\b/i },
  nonDisclosure: { words: /\bnon-?disclosure\b|\bNDA\b|\bconfidentiality (?:agreement|undertaking)\b/i },
}

/** A staffing agency, vendor or provider assures who its people are (domain.md PER-05). */
export default defineAnalyzer<AgencyCertificationFacts>({
  id: 'agency-certification',
  title: 'Staffing agency or vendor certification',
  version: '6',
  accepts: 'PDF with text, DOCX, Markdown or plain text',
  rules,
  facts: AgencyCertificationFacts,
  recognize: (sample: Sample) => {
    const text = proseOf(sample)
    if (text === null || wordsOf(text) > 1500 || !/\bU\.?S\.?[- ]persons?\b/i.test(text)) return 0
    const certifies = /\b(?:we|the undersigned|[A-Z]\w+ (?:LLC|Inc|Corp|Ltd)|hereby|agency|vendor|contractor|provider)\b\.?[^.]{0,60}\b(?:certif(?:y|ies)|represents? and warrants?|assures?|warrants?)\b/i.test(text)
    return certifies ? (/\bcertificat\w+|\bassurance\b/i.test(titleLines(text)) ? 0.96 : 0.8) : 0
  },
  analyze: readCertification,
  describe: (facts) => [
    { label: 'Firm', value: facts.firm ?? 'not told' },
    ...(Object.entries(facts.topics) as [string, AgencyCertificationFacts['topics']['verified']][]).map(([name, topic]) => ({ label: name, value: topic.found ? 'found' : 'not found', ...(topic.passages[0] ? { at: topic.passages[0].at as Locator } : {}) })),
    { label: 'Clause', value: facts.clause ?? 'not named' },
    { label: 'Date', value: facts.date ?? 'not given' },
    { label: 'Signed', value: facts.signed ? 'yes' : 'no signature found' },
    ...unreadLine(facts),
  ],
})

async function readCertification(input: AnalyzerInput): Promise<Reading<AgencyCertificationFacts>> {
  const { facts: own, sections, sentences, text, metadata, file } = await readDocument(input, 'certification')
  if (!/\b(?:certif\w+|warrant\w*|assur\w+|represent\w*|undertak\w+|U\.?S\.?[- ]persons?)\b/i.test(text) || !/\b(?:persons?|personnel|employees|staff|individuals|citizens?)\b/i.test(text)) {
    throw new UnreadableEvidence('The document assures nothing about the people of a firm.', { file }, 'Upload the certificate or the clause in which the firm assures the status of its people, as PDF with text or DOCX.')
  }
  const expiry = sentences.flatMap(({ text: said }) => datesIn(said)).filter(({ before }) => /\b(?:expir\w+|valid (?:until|through)|until|through)\b[^.]*$/i.test(before.slice(-60)))
  const facts: AgencyCertificationFacts = {
    ...own,
    firm: metadata.organizations[0] ?? null,
    topics: topicsIn(sections, topicRules),
    clause: /\b(?:clause|section|article|paragraph)\s+(\d{1,3}(?:\.\d{1,3}){0,3}(?:\([a-z]\))?)/i.exec(text)?.[0].slice(0, 60) ?? /\b252\.2\d\d-7\d{3}\b/.exec(text)?.[0] ?? null,
    expiresOn: expiry.length === 1 ? (expiry[0]?.iso ?? null) : null,
  }
  const { add, all } = observer(rules, file)
  if (!facts.topics.usPersons.found) add('AC-01', 'The document does not assure that the people are U.S. persons.')
  if (!facts.topics.verified.found) add('AC-02', 'The document does not say that the status was verified.')
  if (!facts.topics.notice.found) add('AC-03', 'The document promises no notice when something changes.')
  if (facts.date === null || !facts.signed) add('AC-04', `The document has no ${facts.date === null ? 'date' : 'signature'}.`)
  if (facts.draft || facts.residue.length > 0) add('AC-05', facts.draft ? 'The document calls itself a draft.' : 'Blanks of a template are left in the document.', placed(facts.draftAt ?? facts.residue[0]), Math.max(1, facts.residue.length))
  return { facts, observations: all() }
}
