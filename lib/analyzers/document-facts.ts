import { z } from 'zod'
import { Place } from './log-facts'

/** A quoted passage with its place; at most 240 characters, redacted. */
export const Passage = z.object({ text: z.string(), at: Place })
export type Passage = z.infer<typeof Passage>

/** Something a document can say: found with the passages that say so, or absent from its text. */
export const Topic = z.object({ found: z.boolean(), passages: z.array(Passage) })
export type Topic = z.infer<typeof Topic>

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
  /** Blanks and placeholders of a template. */
  residue: z.array(Passage),
})
export type DocumentFacts = z.infer<typeof DocumentFacts>
