import { UnreadableEvidence, type AnalyzerInput, type Observation, type Rule } from './analyzer'
import { metadataOf, type Metadata } from './compliance-program/metadata'
import { isResidue } from './compliance-program/phrases'
import { quote, sectionsOf, type Section, type Sentence } from './compliance-program/sections'
import { unreadOf, type DocumentFacts, type Passage, type Topic } from './document-facts'
import { wordsOf, type DocumentText } from './formats/document'
import { openDocument } from './formats/open-document'
import { pastMatters } from './past-matters'

/** A written document as the readers of documents see it: what it says of itself, its sections and its sentences. */
export type WrittenDocument = { file: string; facts: DocumentFacts; document: DocumentText; sections: Section[]; sentences: Sentence[]; text: string; metadata: Metadata }

/** Words that have to stand in one sentence (`words`), in it or beside it (`near`), and must not stand in it (`unless`). */
export type TopicRule = { words: RegExp; near?: RegExp; unless?: RegExp }

/** Most entries a list of the facts holds. */
export const most = 100

/**
 * Reads one written document.
 * @param noun what it is, for messages: "registration letter"
 * @throws UnreadableEvidence when none or several files are given, or the file cannot be read as a document.
 */
export async function readDocument({ files, onProgress }: AnalyzerInput, noun: string): Promise<WrittenDocument> {
  const [file, second] = files
  if (!file) throw new UnreadableEvidence('No file was given.', {}, `Upload the ${noun}.`)
  if (second) throw new UnreadableEvidence(`The ${noun} is one document, and several files were given.`, { file: second.name }, 'Upload each document as an item of its own, or join them into one.')
  const document = await openDocument(file)
  onProgress?.({ bytes: file.size, items: document.blocks.length })
  const { sections, sentences, text } = partsOf(document, file.name)
  const metadata = metadataOf(document.blocks, sentences, file.name)
  const { version, date, signed, draft, draftAt } = metadata
  const blanks = [...sections.map((section) => ({ text: section.title, at: section.sentences[0]?.at ?? { file: file.name, section: section.title } })), ...sentences]
  const facts: DocumentFacts = {
    format: document.format,
    pages: document.pages,
    words: wordsOf(text),
    textHash: await hashOf(text),
    title: document.title ?? titleOf(document),
    version,
    date,
    signed,
    draft,
    ...(draftAt && { draftAt }),
    residue: blanks.filter((each) => isResidue(each.text)).slice(0, most).map(passage),
    ...unreadOf(document),
    ...pastMatters(sentences),
  }
  return { file: file.name, facts, document, sections, sentences, text, metadata }
}

/** The sections of a document, its sentences, whose places name the file, and the text of all sections. */
export function partsOf(document: DocumentText, file: string): Pick<WrittenDocument, 'sections' | 'sentences' | 'text'> {
  const sections = sectionsOf(document).map((section) => ({ ...section, sentences: section.sentences.map((each) => ({ ...each, at: { file, ...each.at } })) }))
  return { sections, sentences: sections.flatMap((section) => section.sentences), text: sections.map((section) => section.text).join('\n') }
}

/** A sentence as a passage of the facts. */
export const passage = (sentence: Sentence): Passage => ({ text: quote(sentence.text), at: sentence.at })

const made = '(?:defined|described|documented|established|written|developed|determined|implemented|verified|checked|appointed|designated|covered|addressed|certified|approved|decided)'
/** A sentence which says that something is not there, or not yet: it speaks of the thing, and not for it. */
const denies = new RegExp(String.raw`\b(?:has|have|had|is|are|was|were) not (?:yet )?(?:been )?${made}\b|\b(?:do|does|did) not (?:yet )?(?:cover|address|describe|document|include|define|exist|verify|check|appoint|designate|certify)\b|\b(?:to be|not yet) ${made}\b|\bwill be ${made} (?:in|by|when|after|later|soon)\b`, 'i')

/**
 * Where the sections speak of something: at most three passages. Sentences that deny it are none, and a heading under which
 * nothing but denials stands is none either.
 */
export function topicIn(sections: Section[], { words, near, unless }: TopicRule): Topic {
  const passages = sections.flatMap((section) =>
    [{ text: section.title, at: section.sentences[0]?.at ?? { section: section.title } }, ...section.sentences].flatMap((sentence, i, all) => {
      if (!words.test(sentence.text) || unless?.test(sentence.text) || denies.test(sentence.text)) return []
      if (i === 0 && all.length > 1 && all.slice(1).every((each) => denies.test(each.text))) return []
      const around = all.slice(Math.max(0, i - 1), i + 2).map((each) => each.text).join(' ')
      return !near || near.test(around) ? [passage(sentence)] : []
    }),
  )
  return { found: passages.length > 0, passages: passages.slice(0, 3) }
}

/** Topics by name. */
export function topicsIn<K extends string>(sections: Section[], rules: Record<K, TopicRule>): Record<K, Topic> {
  return Object.fromEntries((Object.entries(rules) as [K, TopicRule][]).map(([name, rule]) => [name, topicIn(sections, rule)])) as Record<K, Topic>
}

/** SHA-256 (hex) of the words alone, lower case, so that layout and format do not matter. */
export async function hashOf(text: string): Promise<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? ''
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(words))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Makes observations of one analyzer's rules; the locator names the file unless it says otherwise. */
export function observer(rules: Rule[], file: string) {
  const seen: Observation[] = []
  return {
    add(id: string, message: string, at: Observation['locator'] = {}, count = 1): void {
      const rule = rules.find((each) => each.id === id)
      if (!rule) return
      seen.push({ rule: id, severity: rule.severity, criterion: rule.criterion, ...(rule.also ? { also: rule.also } : {}), message, locator: { file, ...clean(at) }, count })
    },
    all: () => seen,
  }
}

const clean = (at: Observation['locator']) => Object.fromEntries(Object.entries(at).filter(([, value]) => value !== undefined))

function titleOf(document: DocumentText): string | null {
  const first = document.blocks.find((block) => block.heading > 0) ?? document.blocks.find((block) => block.text.trim() !== '')
  const text = first?.text.trim() ?? ''
  return text === '' ? null : text.slice(0, 120)
}
