import { parseArgs } from 'node:util'
import { UsageError } from './outcome'

/** Which command takes which argument, besides `--json`. */
const owners = { as: 'analyze', key: 'verify-log', earlier: 'verify-log', port: 'witness', host: 'witness', reason: 'keys', confirm: 'keys', names: 'export-log' } as const
type Named = { [name in Exclude<keyof typeof owners, 'names'>]: string | undefined } & { names: boolean }

/** The arguments of a command. @throws UsageError for one that it does not take */
export function readArguments(command: string, args: string[]): { json: boolean; positionals: string[] } & Named {
  try {
    const text = { type: 'string' } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean', default: false }, as: text, key: text, earlier: text, port: text, host: text, reason: text, confirm: text, names: { type: 'boolean' } } })
    for (const [name, owner] of Object.entries(owners)) if (values[name as keyof Named] !== undefined && owner !== command) throw new UsageError(`--${name} belongs to ${owner}.`)
    const { as, key, earlier, port, host, reason, confirm } = values
    return { json: values.json, as, key, earlier, port, host, reason, confirm, names: values.names ?? false, positionals }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
