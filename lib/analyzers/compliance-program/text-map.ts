import type { Locator } from '../analyzer'
import type { DocumentText } from '../formats/document'
import type { Passage } from './facts'

export type Sentence = { text: string; at: Locator }
export type Section = { heading: string; sentences: Sentence[]; text: string }

const longestQuote = 240

/** A passage to show: at most 240 characters, cut at a word. */
export function passage({ text, at }: Sentence): Passage {
  const clean = text.replaceAll(/\s+/g, ' ').trim()
  return { text: clean.length <= longestQuote ? clean : `${clean.slice(0, longestQuote - 1).replace(/\s+\S*$/, '')}…`, at }
}

/**
 * A document as sections of sentences, each sentence with the place of its first line. Lines that a page broke are joined;
 * a heading opens a section and belongs to it.
 */
export function sectionsOf(document: DocumentText): Section[] {
  const sections: Section[] = []
  let current: Section = { heading: '', sentences: [], text: '' }
  let pending: Sentence | null = null
  const close = () => {
    if (pending) current.sentences.push(pending)
    pending = null
  }
  for (const block of document.blocks) {
    const text = block.text.trim()
    if (block.heading > 0) {
      close()
      if (current.sentences.length > 0 || current.heading) sections.push(current)
      current = { heading: text, sentences: [], text: '' }
      continue
    }
    if (text === '') {
      close()
      continue
    }
    for (const part of text.split(/(?<=[.!?;])\s+(?=["“(A-Z0-9])/)) {
      const at: Locator = { ...block.at, ...(current.heading ? { section: current.heading.slice(0, 120) } : {}) }
      pending = pending ? { text: `${pending.text} ${part}`, at: pending.at } : { text: part, at }
      if (/[.!?;:]$/.test(part) || pending.text.length > 1_000) close()
    }
  }
  close()
  if (current.sentences.length > 0 || current.heading) sections.push(current)
  for (const section of sections) section.text = `${section.heading}\n${section.sentences.map((s) => s.text).join(' ')}`
  return sections
}

/** The first sentences that match, in the order of the document. */
export function find(sections: Section[], pattern: RegExp, most = 3): Sentence[] {
  const hits: Sentence[] = []
  for (const section of sections) {
    for (const sentence of section.sentences) {
      if (pattern.test(sentence.text)) hits.push(sentence)
      if (hits.length === most) return hits
    }
  }
  return hits
}
