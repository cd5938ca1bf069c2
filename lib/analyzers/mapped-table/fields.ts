/** What an access log has to tell, and what it may tell besides. */
export const fields = ['when', 'who', 'what', 'from where', 'outcome', 'object', 'machine'] as const
export type Field = (typeof fields)[number]
/** Which column tells what. Names are those of the columns as they stand in the file. */
export type ColumnMapping = Partial<Record<Field, string>>
