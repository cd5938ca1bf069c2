import * as z from 'zod'
import { Place } from '../log-facts'

/** One completion. `ref` is the reference and `account` the e-mail or sign-in name, lower case; names are not kept. */
export const Completion = z.object({
  ref: z.string(),
  account: z.string().nullable(),
  course: z.string().nullable(),
  /** Whether the course is about export control by its name; true when no course is named. */
  exportControl: z.boolean(),
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
