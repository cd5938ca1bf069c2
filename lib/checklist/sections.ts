/** The eight scored sections (domain.md section 4), in the order of the report. */
export const sections = [
  { id: 'program', code: 'PRG', title: 'Program' },
  { id: 'personnel', code: 'PER', title: 'Personnel' },
  { id: 'regions', code: 'REG', title: 'Regions and isolation' },
  { id: 'access', code: 'IAM', title: 'Access' },
  { id: 'logs', code: 'LOG', title: 'Logs' },
  { id: 'encryption', code: 'CRY', title: 'Encryption and keys' },
  { id: 'pipeline', code: 'CIC', title: 'Pipeline and images' },
  { id: 'architecture', code: 'DOC', title: 'Architecture' },
] as const

export type SectionId = (typeof sections)[number]['id']

/** How the questionnaire groups criteria for a respondent; the program section is three chapters. */
export const chapters = [
  { id: 'company', title: 'Company and registration' },
  { id: 'program', title: 'Compliance program' },
  { id: 'audits', title: 'Audits and references' },
  { id: 'personnel', title: 'Personnel' },
  { id: 'regions', title: 'Regions and isolation' },
  { id: 'access', title: 'Access' },
  { id: 'logs', title: 'Logs' },
  { id: 'encryption', title: 'Encryption and keys' },
  { id: 'pipeline', title: 'Pipeline and images' },
  { id: 'architecture', title: 'Architecture document' },
] as const

export type ChapterId = (typeof chapters)[number]['id']
