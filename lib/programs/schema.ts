import * as z from 'zod'
import { Gates, PrimePolicy } from '../checklist/case'

const fields = {
  name: z.string().trim().min(1, 'Give the program a name.').max(200),
  customer: z.string().trim().max(200),
  summary: z.string().trim().max(2_000),
  gates: Gates,
  policy: PrimePolicy,
}

export const CreateProgram = z.strictObject(fields)
export type CreateProgram = z.infer<typeof CreateProgram>

/** `version` is the one the page was made from; another's change in between is a conflict, never overwritten. */
export const ChangeProgram = z.strictObject({ id: z.uuid(), version: z.number().int().min(1), ...fields })
export type ChangeProgram = z.infer<typeof ChangeProgram>
