import { Case, EvidenceInput } from '../case'
import type { z } from 'zod'
import { program, subcontractor } from './world'

export const asOf = '2026-11-24T12:00:00Z'

/** A signed case with gates answered and nothing else in it. */
export function sampleCase(partial: Partial<z.input<typeof Case>> = {}): Case {
  return Case.parse({
    asOf,
    program: program(),
    subcontractor: subcontractor(),
    attestation: { by: 'Morgan Ellery', at: '2026-11-20T10:00:00Z' },
    ...partial,
  })
}

/** An accepted procedure of this month. */
export function sampleEvidence(partial: Partial<z.input<typeof EvidenceInput>> = {}): EvidenceInput {
  return EvidenceInput.parse({
    id: 'ev-1',
    kind: 'procedure',
    title: 'Access procedure',
    sha256: 'c'.repeat(64),
    receivedAt: '2026-11-18T09:00:00Z',
    effectiveFrom: '2026-11-01',
    status: 'unread',
    ...partial,
  })
}

/** A reviewer's word on an item. */
export const reviewed = (accepted: boolean, independent = false) => ({ accepted, independent, by: 'Priya Nair', at: '2026-11-22T09:00:00Z', reason: 'Read in full.' })

/** The signature under a review. */
export const signed = { by: 'Priya Nair', at: '2026-11-22T09:00:00Z', reason: 'Checked on site.' }
