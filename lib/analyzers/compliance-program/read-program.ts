import { UnreadableEvidence, type AnalyzerInput, type Reading } from '../analyzer'
import { unreadOf } from '../document-facts'
import type { DocumentText } from '../formats/document'
import { openDocument } from '../formats/open-document'
import { pastMatters } from '../past-matters'
import { hashOf, partsOf } from '../read-document'
import { densityOf, otherFramework, relevantSections } from './export-control'
import type { ComplianceProgramFacts } from './facts'
import { metadataOf } from './metadata'
import { isResidue, outdatedPenalty, outdatedPhrases, redFlagPhrases, staleWording } from './phrases'
import { observe, type Extras } from './rules'
import { scoreElements } from './score-elements'
import { quote, type Section, type Sentence } from './sections'
import { staleCitesIn } from './stale-cites'
import { findTopics } from './topics'
import { wordingOf } from './wording'

/** Most entries a list of the facts holds; a manual with more of them is no better known for it. */
const most = 100

/**
 * Reads one compliance program.
 * @throws UnreadableEvidence when more than one file is given, or the file cannot be read as a document.
 */
export async function readProgram({ files, onProgress }: AnalyzerInput): Promise<Reading<ComplianceProgramFacts>> {
  const [file, second] = files
  if (!file) throw new UnreadableEvidence('No file was given.', {}, 'Upload the compliance program.')
  if (second) throw new UnreadableEvidence('A compliance program is one document, and several files were given.', { file: second.name }, 'Upload each document as an item of its own, or join them into one.')
  const document = await openDocument(file)
  onProgress?.({ bytes: file.size, items: document.blocks.length })
  return judge(document, file.name)
}

async function judge(document: DocumentText, file: string): Promise<Reading<ComplianceProgramFacts>> {
  const { sections, sentences, text } = partsOf(document, file)
  const density = densityOf(text)
  const relevant = relevantSections(sections, density)
  const flags = phrasesIn(sentences)
  const metadata = metadataOf(document.blocks, sentences, file)
  const facts: ComplianceProgramFacts = {
    format: document.format,
    pages: document.pages,
    words: density.words,
    textHash: await hashOf(text),
    wording: wordingOf(text, metadata.organizations),
    title: document.title,
    ...metadata,
    itarDensity: density.perThousand,
    aboutExportControl: density.about,
    otherFramework: otherFramework(text, density.about),
    elements: scoreElements(relevant),
    residue: [...titles(sections, file), ...sentences].filter((each) => isResidue(each.text)).slice(0, most).map((each) => ({ text: quote(each.text), at: each.at })),
    staleCites: staleCites(sections).slice(0, most),
    outdated: outdated(sentences).slice(0, most),
    redFlags: flags.map(({ what, at, text: said }) => ({ what, at, text: said })),
    topics: findTopics(relevant),
    ...unreadOf(document),
    ...pastMatters(sentences),
  }
  const extras: Extras = { trackedChanges: document.trackedChanges, comments: document.notes.length, attachments: document.attachments, flags }
  return { facts, observations: observe(facts, extras, file) }
}

function titles(sections: Section[], file: string): Sentence[] {
  return sections.map((section) => ({ text: section.title, at: section.sentences[0]?.at ?? { file, section: section.title } }))
}

function phrasesIn(sentences: Sentence[]): Extras['flags'] {
  return sentences
    .flatMap(({ text, at }) => redFlagPhrases.filter((each) => each.words.test(text) && !each.unless?.test(text)).map(({ rule, what }) => ({ rule, what, at, text: quote(text) })))
    .slice(0, most)
}

function staleCites(sections: Section[]): ComplianceProgramFacts['staleCites'] {
  return sections.flatMap((section) => {
    const title = { text: section.title, at: section.sentences[0]?.at ?? { section: section.title } }
    return [title, ...section.sentences].flatMap(({ text, at }, i) => {
      const context = `${section.sentences[i - 2]?.text ?? section.title} ${text}`
      const wording = staleWording.filter((each) => (each.words.test(text) || (/\bCambodia\b/.test(text) && each.words.test(context))) && !each.unless?.test(text))
      return [...staleCitesIn(text), ...wording].map(({ cite, topic, now }) => ({ cite, topic, now, at, text: quote(text) }))
    })
  })
}

function outdated(sentences: Sentence[]): ComplianceProgramFacts['outdated'] {
  return sentences.flatMap(({ text, at }) => {
    const found = outdatedPhrases.filter((each) => each.words.test(text) && !each.unless?.test(text)).map(({ what }) => ({ what, at, text: quote(text) }))
    return outdatedPenalty(text) ? [...found, { what: 'a penalty under $1,000,000 for a violation', at, text: quote(text) }] : found
  })
}
