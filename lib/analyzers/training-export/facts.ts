import { z } from 'zod'
import { Place } from '../log-facts'

/** One completion. `ref` is the roster reference or the account, lower case; names are not kept. */
export const Completion = z.object({
  ref: z.string(),
  course: z.string().nullable(),
  tier: z.enum(['staff', 'management', 'export', 'compliance']).nullable(),
  completedOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  status: z.enum(['completed', 'open', 'failed', 'unclear']),
  at: Place,
})
export type Completion = z.infer<typeof Completion>

export const TrainingExportFacts = z.object({
  rows: z.array(Completion),
  people: z.number(),
  completed: z.number(),
  courses: z.array(z.object({ name: z.string(), rows: z.number() })),
  /** Courses whose name is about the ITAR or export control. */
  exportCourses: z.number(),
  ambiguousDates: z.number(),
  newestDate: z.string().nullable(),
})
export type TrainingExportFacts = z.infer<typeof TrainingExportFacts>
