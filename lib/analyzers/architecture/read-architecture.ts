import { UnreadableEvidence, type AnalyzerInput, type Reading } from '../analyzer'
import type { Topic } from '../document-facts'
import { quote } from '../compliance-program/sections'
import { most, readDocument, topicsIn, type WrittenDocument } from '../read-document'
import { abroadClaims, mfaClaims, retentionClaims, usPersonClaims } from './claims'
import type { ArchitectureFacts } from './facts'
import { identitiesIn, identityLines } from './firm'
import { accountsIn, providersIn, regionsIn, servicesIn } from './names'
import { partRules } from './parts'
import { observeArchitecture } from './rules'

/**
 * Reads an architecture document or system security plan in prose (domain.md DOC-01, 5.13).
 * @throws UnreadableEvidence when it cannot be read as a document, or describes no system at all.
 */
export async function readArchitecture(input: AnalyzerInput): Promise<Reading<ArchitectureFacts>> {
  const written = await readDocument(input, 'architecture document')
  const { sections, sentences, facts: own, file, metadata } = written
  const parts = topicsIn(sections, partRules)
  if (Object.values(parts).filter((part) => part.found).length < 2) {
    throw new UnreadableEvidence('The document describes no system: fewer than two parts of an architecture were found in it.', { file }, 'Upload the architecture document or system security plan as PDF with text, DOCX, Markdown, or OSCAL.')
  }
  const dated: Topic = own.date !== null && own.version !== null ? { found: true, passages: [] } : { found: false, passages: [] }
  const facts: ArchitectureFacts = {
    ...own,
    residue: [...own.residue, ...placeholders(written)].slice(0, most),
    source: 'document',
    system: systemOf(written),
    parts: { ...parts, version: dated },
    regions: regionsIn(sentences),
    accounts: accountsIn(sentences),
    providers: providersIn(sentences),
    services: servicesIn(sentences),
    firm: identitiesIn(identityLines(written.document.blocks, file)),
    claims: { retentionDays: retentionClaims(sentences), mfa: mfaClaims(sentences), usPersonsOnly: usPersonClaims(sections), abroad: abroadClaims(sentences) },
    oscal: null,
  }
  return { facts: { ...facts, draft: metadata.draft }, observations: observeArchitecture(facts, file) }
}

/** Wording of plan templates that nobody filled in, beside the blanks that every template has. */
function placeholders({ sentences, facts }: WrittenDocument): ArchitectureFacts['residue'] {
  const known = new Set(facts.residue.map((each) => each.text))
  return sentences
    .filter(({ text }) => /^(?:describe|provide|insert|enter|explain|list)\b[^.]{0,60}\b(?:here|below|how|the (?:system|boundary|organization))\b|\binstructions?:|\bdelete this (?:text|section|instruction)\b|\bto be (?:determined|completed|provided)\b/i.test(text))
    .map((each) => ({ text: quote(each.text), at: each.at }))
    .filter((each) => !known.has(each.text))
}

function systemOf({ sections, facts }: WrittenDocument): string | null {
  const lines = sections.slice(0, 10).flatMap((section) => [section.title, ...section.sentences.slice(0, 20).map((each) => each.text)])
  for (const line of lines) {
    const named = /\b(?:information )?system name\s*[:|]\s*(.{3,80})$/i.exec(line)?.[1] ?? /\b(?:system security plan|architecture)\s+(?:for|of)\s+(?:the\s+)?(.{3,80})$/i.exec(line)?.[1]
    if (named) return named.trim().replace(/[.|]+$/, '')
  }
  return /\b(?:system security plan|architecture)\s+(?:for|of)\s+(?:the\s+)?(.{3,80})$/i.exec(facts.title ?? '')?.[1]?.trim() ?? null
}
