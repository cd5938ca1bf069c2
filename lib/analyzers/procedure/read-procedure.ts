import { UnreadableEvidence, type AnalyzerInput, type Reading } from '../analyzer'
import type { Sentence } from '../compliance-program/sections'
import { findTopics } from '../compliance-program/topics'
import { placed } from '../document-facts'
import { redFlagsIn } from '../document-flags'
import { observer, passage, readDocument } from '../read-document'
import { procedureSubjects, type ProcedureFacts } from './facts'
import { procedureRules } from './rules'

type Subject = (typeof procedureSubjects)[number]
const subjectWords: Record<Subject, RegExp> = {
  verification: /\bU\.?S\.?[- ]persons?\b[^.]{0,80}\b(?:verif\w*|confirm\w*|status|determin\w*)\b|\b(?:verif\w*|confirm\w*|determin\w*)\b[^.]{0,80}\bU\.?S\.?[- ]persons?\b|\bcitizenship verification\b/i,
  lifecycle: /\b(?:off-?boarding|terminat(?:ed|ion|ions)|leavers?|separat(?:ed|ion)s?|deprovision\w*|departing|last (?:working )?day)\b/i,
  records: /\b(?:record ?keeping|record retention|retention (?:schedule|period)|records? (?:are|is|shall be|must be) (?:kept|retained|maintained)|retain records)\b/i,
  training: /\btraining\b[^.]{0,60}\b(?:annual\w*|before|required|complete\w*|records?)\b/i,
  screening: /\b(?:restricted|denied)[- ]part(?:y|ies)\b|\bconsolidated screening list\b/i,
  incident: /\b(?:voluntary (?:self-)?disclosures?|127\.12|incidents?|violations?|spills?|breach(?:es)?)\b[^.]{0,80}\b(?:report\w*|disclos\w*|investigat\w*|notif\w*)\b|\b(?:report\w*|disclos\w*|investigat\w*|notif\w*)\b[^.]{0,80}\b(?:127\.12|incidents?|violations?|spills?|breach(?:es)?)\b/i,
  access: /\baccess (?:is|rights?|requests?|review\w*|control)\b|\bleast privilege\b/i,
  encryption: /\bencrypt(?:ed|ion)\b|\bkey management\b/i,
}

/**
 * Reads one procedure, policy or schedule.
 * @throws UnreadableEvidence when it cannot be read as a document or treats none of the subjects asked for.
 */
export async function readProcedure(input: AnalyzerInput): Promise<Reading<ProcedureFacts>> {
  const { facts: own, sections, sentences, text, file } = await readDocument(input, 'procedure')
  const subjects = procedureSubjects.filter((subject) => subjectWords[subject].test(text))
  if (subjects.length === 0) throw new UnreadableEvidence('The document treats none of the subjects that a procedure is asked for here.', { file }, 'Upload the procedure itself as PDF with text, DOCX or Markdown: verification, leavers, records, incidents, access.')
  const facts: ProcedureFacts = {
    ...own,
    subjects,
    topics: findTopics(sections),
    owner: ownerIn(sentences),
    removalHours: removalHours(sentences),
    retentionYears: retentionYears(sentences),
    keepsCopies: sentences.filter(({ text: said }) => /\b(?:cop(?:y|ies)|scans?|photocop\w+|images?)\b[^.]{0,60}\b(?:passports?|green cards?|I-551|birth certificates?|identity (?:papers|documents)|driver'?s licen[cs]es?)\b/i.test(said) && /\b(?:keep(?:s|ing)?|kept|retain\w*|stor(?:e|es|ed|ing)|fil(?:e|es|ed|ing)|maintain\w*|mak(?:e|es|ing)|made|tak(?:e|es|en|ing)|collect\w*|upload\w*)\b/i.test(said) && !/\b(?:not|never|no|without|nor)\b/i.test(said)).slice(0, 20).map(passage),
    redFlags: redFlagsIn(sentences),
  }
  const { add, all } = observer(procedureRules, file)
  if (facts.date === null) add('PR-01', 'The procedure gives no date.')
  if (facts.draft) add('PR-02', 'The procedure calls itself a draft.', placed(facts.draftAt))
  const blank = facts.residue[0]
  if (blank) add('PR-03', 'Blanks of a template are left in the procedure.', { ...blank.at, quote: blank.text }, facts.residue.length)
  if (facts.owner === null) add('PR-04', 'No role is named that answers for the procedure.')
  for (const flag of facts.redFlags.slice(0, 5)) add('PR-05', `${flag.what}.`, { ...flag.at, quote: flag.text })
  const copy = facts.keepsCopies[0]
  if (copy) add('PR-06', 'The procedure keeps copies of identity papers.', { ...copy.at, quote: copy.text }, facts.keepsCopies.length)
  return { facts, observations: all() }
}

const words: Record<string, number> = { one: 1, two: 2, three: 3, four: 4, five: 5, seven: 7, eight: 8, ten: 10, twelve: 12, 'twenty-four': 24, 'seventy-two': 72 }
const amountOf = (text: string) => Number(text) || words[text.toLowerCase()] || 0
const numeral = String.raw`(\d{1,4}|one|two|three|four|five|seven|eight|ten|twelve|twenty-four|seventy-two)(?:\s*\(\d{1,4}\))?`
const perHours: Record<string, number> = { minute: 1 / 60, hour: 1, day: 24, week: 168, month: 720 }
/** "Not removed within 24 hours", "not kept for five years": a time that is named and not promised. */
const unpromised = /\b(?:not|never)\b(?! less| fewer| later)[^.;]{0,25}\b(?:remov\w+|revok\w+|disabl\w+|deprovision\w*|terminat\w+|deactivat\w+|retain\w*|kept|keep|maintain\w*|preserv\w+|stored?)\b|(?<!\b(?:not|no) )\b(?:less|fewer) than\b[^.;]{0,20}\byears?\b/i
const removes = /\b(?:remov\w+|revok\w+|disabl\w+|deprovision\w*|terminat\w+|deactivat\w+)\b/i

/** Times within which access ends, in hours. "The same day" is 24, "immediately" is 0; business days count as days. */
function removalHours(sentences: Sentence[]): ProcedureFacts['removalHours'] {
  return sentences
    .filter(({ text }) => removes.test(text) && /\b(?:access|accounts?|credentials?|badges?|tokens?|keys?)\b/i.test(text) && !unpromised.test(text) && !/\binactiv\w+|\bunused\b|\bdormant\b|\bnot used\b/i.test(text))
    .flatMap((sentence) => {
      const times = [...sentence.text.matchAll(new RegExp(String.raw`\b${numeral}[\s-]+(?:business |calendar |working )?(minute|hour|day|week|month)s?\b`, 'gi'))].map((match) => amountOf(match[1] ?? '') * (perHours[(match[2] ?? '').toLowerCase()] ?? 24))
      if (times.length === 0 && /\b(?:same (?:business |working )?day|on the last (?:working )?day|by the end of the day)\b/i.test(sentence.text)) times.push(24)
      if (times.length === 0 && /\b(?:immediately|at once|upon (?:termination|separation|notice))\b/i.test(sentence.text)) times.push(0)
      return times.filter((hours) => hours <= 8760).map((hours) => ({ hours: Math.round(hours * 10) / 10, ...passage(sentence) }))
    })
    .slice(0, 20)
}

/** Years for which records are kept. */
function retentionYears(sentences: Sentence[]): ProcedureFacts['retentionYears'] {
  return sentences
    .filter(({ text }) => /\brecords?\b|\bdocuments?\b|\bfiles?\b/i.test(text) && /\b(?:retain\w*|retention|kept|keep|maintain\w*|preserv\w+|stored?)\b/i.test(text) && !unpromised.test(text))
    .flatMap((sentence) => [...sentence.text.matchAll(new RegExp(String.raw`\b${numeral}[\s-]+years?\b`, 'gi'))].map((match) => ({ years: amountOf(match[1] ?? ''), ...passage(sentence) })))
    .slice(0, 20)
}

/** The role after "owner" or "responsible"; a name of a person beside it is not kept. */
function ownerIn(sentences: Sentence[]): string | null {
  const role = /\b((?:Export |Trade |Chief |Facility |Information |Corporate |Human |Site |Security |Compliance |IT )*(?:Compliance|Security|Export|Resources|Information|Executive|Operations|Technology|Privacy|Records|Control)? ?(?:Officer|Manager|Director|Lead|Official|Team|Office|Department|Administrator|Coordinator))\b/i
  for (const { text } of sentences) {
    if (!/\b(?:owner|owned by|responsib\w+|accountab\w+|approv\w+ by|maintained by|administered by)\b/i.test(text)) continue
    const found = role.exec(text)?.[1]?.trim()
    if (found) return found.slice(0, 80)
  }
  return null
}
