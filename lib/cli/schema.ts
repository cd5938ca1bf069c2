import * as z from 'zod'
import { Case } from '../checklist/case'
import { json, UsageError, type CommandOutcome } from './outcome'

/** `veritar schema case`: the JSON Schema of what `veritar score` takes; fields with a default are optional. */
export function schema(positionals: string[]): CommandOutcome {
  if (positionals.length !== 1 || positionals[0] !== 'case') throw new UsageError('There is one schema: veritar schema case.')
  return { code: 0, out: json(z.toJSONSchema(Case, { io: 'input' })) }
}
