import { parseArgs } from 'node:util'
import { UsageError } from './outcome'

/** Arguments every command takes, with `--as` for those that read evidence. */
export function readArguments(args: string[]): { json: boolean; as: string | undefined; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean', default: false }, as: { type: 'string' } } })
    return { json: values.json, as: values.as, positionals }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
