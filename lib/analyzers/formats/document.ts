import type { Locator } from '../analyzer'

/** A line (PDF, text) or paragraph (DOCX, Markdown) with its place. `heading` is 0 for body text, else the level. */
export type Block = {
  text: string
  heading: number
  at: Locator
  /** First or last line of a page, or a running header or footer: where markings stand. */
  edge?: boolean
  /** The cells, when the block is a row of a table. */
  cells?: string[]
}

/** A document as text with places. Numbers of pages are estimates where the format has no pages. */
export type DocumentText = {
  format: 'pdf' | 'docx' | 'markdown' | 'text'
  pages: number
  blocks: Block[]
  /** Comments and annotations: looked at by the guard, not part of the text. */
  notes: Block[]
  /** Hidden text and entries of a table of contents: looked at by the guard, not part of the text. */
  unseen: Block[]
  /** Pages that show a picture and hold no text, which nobody has read. */
  unreadPages: number[]
  trackedChanges: number
  attachments: number
  title: string | null
}

export const wordsOf = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'.-]*/gu)?.length ?? 0

/** Pages of 400 words, at least one. */
export const estimatedPages = (blocks: Block[]) => Math.max(1, Math.ceil(blocks.reduce((sum, block) => sum + wordsOf(block.text), 0) / 400))

/** The level of a heading told by its text alone: "3.1 Screening", "ELEMENT 4: TRAINING", "Section 2", or 0. */
export function headingLevel(text: string): number {
  const line = text.trim()
  if (line.length < 3 || line.length > 100 || /[.;,]$/.test(line)) return 0
  const numbered = /^(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+[A-Z][^.]{2,}$/.exec(line)?.[1]
  if (numbered && wordsOf(line) <= 12) return numbered.split('.').length
  if (/^(?:chapter|section|element|part|appendix|annex|article)\s+[\dIVXA-H]{1,4}\b/i.test(line) && wordsOf(line) <= 14) return 1
  if (wordsOf(line) >= 2 && wordsOf(line) <= 10 && /[A-Z]{3}/.test(line) && line === line.toUpperCase()) return 1
  return 0
}
