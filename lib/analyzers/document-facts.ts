import * as z from 'zod'
import type { FactLine } from './analyzer'
import { Place } from './log-facts'

/** A quoted passage with its place; at most 240 characters, redacted. */
export const Passage = z.object({ text: z.string(), at: Place })
export type Passage = z.infer<typeof Passage>

/** Something a document can say: found with the passages that say so, or absent from its text. */
export const Topic = z.object({ found: z.boolean(), passages: z.array(Passage) })
export type Topic = z.infer<typeof Topic>

/** A violation, disclosure or consent agreement that a document tells of as having happened; the latest year its sentence names. */
export const PastMatter = Passage.extend({ year: z.number().nullable() })
export type PastMatter = z.infer<typeof PastMatter>

/** What every reader of a written document knows of the document itself (domain.md 5.13). Dates are ISO. */
export const DocumentFacts = z.object({
  format: z.enum(['pdf', 'docx', 'markdown', 'text', 'oscal']),
  pages: z.number(),
  words: z.number(),
  /** Hash of the normalized text, so that a copy is seen across uploads. */
  textHash: z.string(),
  title: z.string().nullable(),
  version: z.string().nullable(),
  /** Newest date the document gives for itself (review, revision, signature), ISO. */
  date: z.string().nullable(),
  signed: z.boolean(),
  draft: z.boolean(),
  /** Where it calls itself a draft, when it does. */
  draftAt: Passage.optional(),
  /** Blanks and placeholders of a template. */
  residue: z.array(Passage),
  /** Pages that are pictures without text, where there are any: what stands on them nobody has read. */
  unreadPages: z.array(z.number()).optional(),
  /** Past violations and disclosures it tells of, where there are any. */
  matters: z.array(PastMatter).optional(),
})
export type DocumentFacts = z.infer<typeof DocumentFacts>

/** Pages that were not read as the facts keep them: left out where all were. */
export const unreadOf = ({ unreadPages }: { unreadPages: number[] }): { unreadPages?: number[] } => (unreadPages.length > 0 ? { unreadPages } : {})

/** Says which pages of a document were not read; empty where all were. */
export function unreadLine({ unreadPages = [] }: { unreadPages?: number[] | undefined }): FactLine[] {
  const [first] = unreadPages
  return first === undefined ? [] : [{ label: 'Pages not read', value: `${unreadPages.slice(0, 12).join(', ')}${unreadPages.length > 12 ? ` and ${unreadPages.length - 12} more` : ''}`, note: 'pictures without text', at: { page: first } }]
}

/** The place and words of a passage, for an observation; nothing where there is none. */
export const placed = (passage: Passage | undefined): Passage['at'] => (passage ? { ...passage.at, quote: passage.text } : {})
