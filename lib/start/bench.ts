import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepareGenerated } from './prepare-code'
import { Problem } from './problem'
import { step } from './steps'

const rounded = (value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 100) / 100 : value)

/** The figures of one bench: its numbers on a line, its lists as tables. */
function print(result: object): void {
  const entries = Object.entries(result)
  console.log(entries.filter(([, value]) => !Array.isArray(value)).map(([name, value]) => `${name} ${String(rounded(value))}`).join(', '))
  for (const [, value] of entries) {
    if (Array.isArray(value)) console.table(value.map((row: object) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, rounded(cell)]))))
  }
}

/** `npm run bench`: every exported function named bench... under lib/bench, one after another, with what it measured. */
async function main(): Promise<void> {
  await step('generate', prepareGenerated, (note) => note)
  const folder = join(process.cwd(), 'lib', 'bench')
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort() : []
  for (const file of files) {
    const found = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, unknown>
    for (const [name, bench] of Object.entries(found)) {
      if (name.startsWith('bench') && typeof bench === 'function') print((await step(name, () => (bench as () => Promise<object>)())) ?? {})
    }
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Problem ? `\n${error.message}\n` : error)
  process.exit(1)
})
