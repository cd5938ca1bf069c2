import * as z from 'zod'
import { isEvidenceKind } from '../checklist/evidence-kinds'
import { ColumnMapping, neededFields } from './columns'

const Id = z.uuid()
const Day = z.iso.date('Give a date as 2026-11-24.').nullable()

/** The respondent says what an item is; its newest revision is read again as that. */
export const CorrectKind = z.strictObject({ assessmentId: Id, itemId: Id, kind: z.string().refine(isEvidenceKind, 'Veritar does not know this kind of evidence.') })

/** The respondent says which column of a table tells what; its newest revision is read again as an access log. */
export const MapColumns = z.strictObject({
  assessmentId: Id,
  itemId: Id,
  columns: ColumnMapping.refine((columns) => neededFields.every((field) => columns[field]), { error: 'Say at least when, who and what.', path: ['when'] }).refine((columns) => new Set(Object.values(columns)).size === Object.values(columns).length, { error: 'Each column can tell one thing. Choose different columns.', path: ['when'] }),
})

/** From when until when the newest revision holds. Null: not dated. */
export const SetDates = z
  .strictObject({ assessmentId: Id, itemId: Id, effectiveFrom: Day, effectiveTo: Day })
  .refine(({ effectiveFrom, effectiveTo }) => !effectiveFrom || !effectiveTo || effectiveFrom <= effectiveTo, { error: 'It cannot end before it begins.', path: ['effectiveTo'] })

export const WithdrawEvidence = z.strictObject({ assessmentId: Id, itemId: Id })
