import type { z } from 'zod'

/**
 * A list that the operator keeps as JSON.
 * @param what is listed, as the sentences say it
 * @throws Error with a sentence that says what is wrong; no value of the list is in there
 */
export function parseOperatorList<T>(json: string, schema: z.ZodType<T>, what: string): T {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new Error(`The list of ${what} is not JSON.`)
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Error(`The list of ${what} is not usable: ${parsed.error.issues.map((issue) => `${issue.path.join('.') || 'list'}: ${issue.message}`).join('; ')}`)
  return parsed.data
}
