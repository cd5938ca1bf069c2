import { analyze } from './analyze'
import { readArguments } from './arguments'
import { printCatalog } from './print-catalog'
import { UsageError, type CommandOutcome } from './outcome'
import { schema } from './schema'
import { scoreCase } from './score-case'
import { verifyLog } from './verify-log'
import { witness } from './witness'

const usage = `Usage: veritar COMMAND

  analyze FILE... [--as KIND] [--json]   read evidence files or folders
  score CASE.json [--json]               score a case; "-" reads standard input
  schema case                            the JSON Schema of a case
  catalog [--json]                       gates and criteria
  verify-log FILE [--key KEYS] [--earlier FILE] [--json]
                                         check the export of an audit log, the proof of an event,
                                         or the PDF of a report
  witness DIRECTORY [--port PORT] [--host HOST]
                                         sign heads of audit logs that only ever grew
  keys list | rotate ORGANIZATION | destroy ORGANIZATION --reason WHY --confirm NAME
                                         the keys of the vault, on the machine of the server
  export-log FILE [--names]              the audit log of the platform, on the machine of the server

Ends with 0 when all is well, 1 when something was not, 2 on wrong usage.
`

/** Runs one command and prints what it has to say; nothing leaves this machine, and only `keys` and `export-log` need the database. Returns the exit code. */
export async function main(args: string[], from: string): Promise<number> {
  const { code, out, error } = await run(args, from)
  if (out) await write(process.stdout, out)
  if (error) await write(process.stderr, error)
  return code
}

/** One command; paths are taken from the folder `from`. */
export async function run([command, ...rest]: string[], from: string): Promise<CommandOutcome> {
  try {
    if (command === undefined) return { code: 2, error: usage }
    if (['help', '--help', '-h'].includes(command)) return { code: 0, out: usage }
    const given = { ...readArguments(command, rest), from }
    switch (command) {
      case 'analyze':
        return await analyze(given.positionals, given)
      case 'score':
        return await scoreCase(given.positionals, given)
      case 'schema':
        return schema(given.positionals)
      case 'catalog':
        return printCatalog(given.positionals, given)
      case 'verify-log':
        return await verifyLog(given.positionals, given)
      case 'witness':
        return await witness(given.positionals, given)
      case 'keys':
        return await ((await beside('./keys.ts')) as typeof import('./keys')).keys(given.positionals, given)
      case 'export-log':
        return await ((await beside('./export-log.ts')) as typeof import('./export-log')).exportLog(given.positionals, given)
      default:
        throw new UsageError(`There is no command ${command}.`)
    }
  } catch (error) {
    // By its name: what was compiled on its own has a class of its own.
    if (error instanceof Error && error.name === 'UsageError') return { code: 2, error: `${error.message}\n\n${usage}` }
    return { code: 1, error: `${error instanceof Error ? error.message : String(error)}\n` }
  }
}

/** A command that reaches the database, which the bundle of the others leaves out: compiled when asked for. */
async function beside(file: string): Promise<unknown> {
  const { tsImport } = await import('tsx/esm/api')
  return tsImport(file, import.meta.url)
}

/** Waits until a pipe has taken everything, so that a large result is not cut off at exit. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => stream.write(text, () => resolve()))
}
