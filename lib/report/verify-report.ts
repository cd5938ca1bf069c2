import { preparePdfGround } from '../analyzers/formats/pdf-ground'
import { digestOf } from '../assessments/snapshot'
import { parseProof } from '../audit/checkpoint'
import { readEntry } from '../audit/entry'
import type { Verifier } from '../audit/note'
import { type ProofReport, verifyProof } from '../audit/verify-proof'

/** What a report carries to be checked by: see report.typ. */
export const attachmentNames = { scorecard: 'scorecard.json', case: 'case.json', proof: 'log-proof.txt' } as const

/** The files attached to a PDF, by name. @throws Error when it is no PDF that can be opened */
async function attachmentsOf(pdf: Uint8Array): Promise<Map<string, Buffer>> {
  preparePdfGround()
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({ data: pdf, verbosity: 0 })
  try {
    const document = await task.promise
    const names = [...(((await document.getAttachments()) as Map<string, unknown> | null) ?? new Map()).keys()]
    const files = new Map<string, Buffer>()
    for (const name of names) files.set(name, Buffer.from((await document.getAttachmentContent(name)) ?? []))
    return files
  } finally {
    await task.destroy()
  }
}

/**
 * Checks that a report is of a determination that stands in a signed audit log, without any database: the case and the
 * scorecard it carries give the digest that was logged, and the proof it carries leads to a head signed by a given key.
 * @param keys public keys of the installation, and of witnesses
 */
export async function verifyReport(pdf: Uint8Array, keys: readonly Verifier[]): Promise<ProofReport & { digest: string }> {
  const none = { origin: '', index: null, size: 0, id: '', code: '', at: '', signedBy: null, witnesses: [], digest: '' }
  const files = await attachmentsOf(pdf).catch(() => null)
  if (!files) return { ...none, fault: 'The PDF cannot be opened.' }
  const [card, given, proof] = [attachmentNames.scorecard, attachmentNames.case, attachmentNames.proof].map((name) => files.get(name)?.toString())
  if (card === undefined || given === undefined) return { ...none, fault: 'The PDF carries no scorecard and case: it is not a report of Veritar, or they were taken out.' }
  if (proof === undefined) return { ...none, fault: 'The report carries no proof: it is a draft, or it was made before its determination stood in the signed log.' }
  const report = verifyProof(proof, keys)
  if (report.fault !== null) return { ...report, digest: '' }
  const digest = digestIn(given, card)
  const entry = readEntry(parseProof(proof)?.entry ?? Buffer.alloc(0))
  const logged = (entry?.data as { digest?: unknown } | null | undefined)?.digest
  if (entry?.code !== 'determination.recorded') return { ...report, digest, fault: 'What is proven is not a determination.' }
  if (digest !== logged) return { ...report, digest, fault: 'The case and the scorecard in the report are not the ones that were decided on.' }
  return { ...report, digest }
}

function digestIn(given: string, card: string): string {
  try {
    return digestOf({ case: JSON.parse(given) as unknown, scorecard: JSON.parse(card) as unknown })
  } catch {
    return ''
  }
}
