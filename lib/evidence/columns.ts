import * as z from 'zod'
import { fields } from '../analyzers/mapped-table/fields'

const name = z.string().trim().min(1).max(120)

/** Which column of a table tells what: field to the name of the column as it stands in the file. */
export const ColumnMapping = z.partialRecord(z.enum(fields), name)
export type ColumnMapping = z.infer<typeof ColumnMapping>

/** What a log has to tell before it can be read as one. */
export const neededFields = ['when', 'who', 'what'] as const

/** What the respondent is asked for each field. */
export const fieldWords: Record<(typeof fields)[number], { label: string; hint: string }> = {
  when: { label: 'When it happened', hint: 'Date and time. Best with the offset from UTC.' },
  who: { label: 'Who did it', hint: 'The account or badge of one person or service.' },
  what: { label: 'What was done', hint: 'The action, such as open, copy, sign in.' },
  'from where': { label: 'From where', hint: 'An address, a terminal or a door.' },
  outcome: { label: 'How it ended', hint: 'Allowed, refused, failed.' },
  object: { label: 'On what', hint: 'The file, record or room.' },
  machine: { label: 'On which machine', hint: 'The server or application that wrote it.' },
}
