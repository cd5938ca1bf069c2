import { spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import { childEnv } from '../env'
import { browserPath } from './chromium'
import { prepareBuild, prepareGenerated } from './prepare-code'
import { Problem } from './problem'
import { step } from './steps'

type Count = { passed: number; failed: number; skipped: number }
type Outcome = { code: number; count?: Count }

/** Runs one program to its end, showing what it says at once, or all of it at its end when others run beside it. */
function run(script: string, args: string[], values: Record<string, string> = {}, when: 'at once' | 'at its end' = 'at once'): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { env: childEnv({ NO_COLOR: '1', FORCE_COLOR: '0', ...values }), stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
        if (when === 'at once') process.stdout.write(text)
      })
    }
    child.once('close', (code) => {
      if (when === 'at its end') process.stdout.write(said)
      resolve({ code: code ?? 1, said })
    })
  })
}

/** What vitest ("  Tests  1 failed | 2 passed (3)") or Playwright ("  2 passed (3s)" on a line of its own) counted last. */
function countOf(colored: string): Count {
  // Some runners color what they say on a build server whatever they are told.
  const said = stripVTControlCharacters(colored)
  const last = (word: string) => Number([...said.matchAll(new RegExp(`^ +(?:Tests +(?:\\d+ \\w+ \\| )*)?(\\d+) ${word}\\b`, 'gm'))].at(-1)?.[1] ?? 0)
  // Playwright says "did not run" of what comes after a failure in the same chapter.
  return { passed: last('passed'), failed: last('failed'), skipped: last('skipped') + last('did not run') }
}

async function counted(script: string, args: string[], values?: Record<string, string>, when?: 'at once' | 'at its end'): Promise<Outcome> {
  const { code, said } = await run(script, args, values, when)
  return { code, count: countOf(said) }
}

const vitest = (project: string, when?: 'at its end') => counted('node_modules/vitest/vitest.mjs', ['run', '--project', project, '--reporter', 'dot'], {}, when)

async function build(): Promise<Outcome> {
  try {
    await prepareBuild()
    return { code: 0 }
  } catch (error) {
    console.error(error instanceof Problem ? error.message : error)
    return { code: 1 }
  }
}

async function browser(): Promise<Outcome> {
  try {
    return await counted('node_modules/@playwright/test/cli.js', ['test'], { CHROMIUM: browserPath() })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    console.error(`\n${error.message}\n`)
    return { code: 1 }
  }
}

type Check = [name: string, work: () => Promise<Outcome>]

/** Neither uses more than one processor, so they run side by side. */
const source: Check[] = [
  ['lint', () => run('node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0'], {}, 'at its end')],
  ['types', () => run('node_modules/typescript/bin/tsc', ['--noEmit'], {}, 'at its end')],
]

const unit: Check = ['unit', () => vitest('unit')]

/** Each has a PostgreSQL of its own and one file at a time, so they run side by side; the server's tests need the build. */
const stored: Check[][] = [[['database', () => vitest('database', 'at its end')]], [['build', build], ['server', () => vitest('server', 'at its end')]]]

/** `npm test`: every check there is, each even when an earlier one failed; the last line is the sum. */
async function main(): Promise<void> {
  const total: Count = { passed: 0, failed: 0, skipped: 0 }
  const check = ([name, work]: Check) =>
    step(name, work, ({ code, count }) => {
      const known = count ?? { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 }
      // A runner that ended badly without counting a failure, or that ran nothing, has failed all the same.
      if (known.failed === 0 && (code !== 0 || known.passed === 0)) known.failed = 1
      for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += known[key]
      return `${known.passed} passed, ${known.failed} failed${known.skipped ? `, ${known.skipped} skipped` : ''}`
    })
  await step('generate', prepareGenerated, (note) => note)
  await check(['routes', () => run('node_modules/next/dist/bin/next', ['typegen'])])
  await Promise.all(source.map(check))
  await check(unit)
  await Promise.all(stored.map(async (lane) => {
    for (const one of lane) await check(one)
  }))
  await check(['browser', browser])
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exit(total.failed === 0 ? 0 : 1)
}

main().catch((error: unknown) => {
  console.error(error instanceof Problem ? `\n${error.message}\n` : error)
  process.exit(1)
})
