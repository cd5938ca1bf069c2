import { spawn } from 'node:child_process'
import { childEnv } from '../env'
import { browserPath } from './chromium'
import { prepareBuild, prepareGenerated } from './prepare-code'
import { Problem } from './problem'
import { step } from './steps'

type Count = { passed: number; failed: number; skipped: number }

/** Runs one program to its end, showing what it says, and reads the runner's own count out of it. */
function run(script: string, args: string[], values: Record<string, string> = {}): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { env: childEnv({ FORCE_COLOR: '0', ...values }), stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
        process.stdout.write(text)
      })
    }
    child.once('exit', (code) => resolve({ code: code ?? 1, said }))
  })
}

const number = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0)

/** What vitest ("Tests  1 failed | 2 passed (3)") or Playwright ("2 passed (3s)") counted. */
function countOf(said: string): Count {
  const line = /^\s*Tests\s.*$/m.exec(said)?.[0] ?? said.split('\n').slice(-40).join('\n')
  return { passed: number(line, /(\d+) passed/), failed: number(line, /(\d+) failed/), skipped: number(line, /(\d+) skipped/) }
}

/** `npm test`: every check there is, each even when an earlier one failed; the last line is the sum. */
async function main(): Promise<void> {
  const total: Count = { passed: 0, failed: 0, skipped: 0 }
  const check = async (name: string, work: () => Promise<{ code: number; count?: Count }>) => {
    await step(name, work, ({ code, count }) => {
      const known = count ?? { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 }
      // A runner that ended badly without counting a failure has failed all the same.
      if (code !== 0 && known.failed === 0) known.failed = 1
      for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += known[key]
      return `${known.passed} passed, ${known.failed} failed`
    })
  }
  const counted = async (script: string, args: string[], values?: Record<string, string>) => {
    const { code, said } = await run(script, args, values)
    return { code, count: countOf(said) }
  }
  await step('generate', prepareGenerated, (note) => note)
  await check('lint', () => run('node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0']))
  await check('routes', () => run('node_modules/next/dist/bin/next', ['typegen']))
  await check('types', () => run('node_modules/typescript/bin/tsc', ['--noEmit']))
  await check('unit', () => counted('node_modules/vitest/vitest.mjs', ['run', '--project', 'unit', '--reporter', 'dot']))
  await check('database', () => counted('node_modules/vitest/vitest.mjs', ['run', '--project', 'database', '--reporter', 'dot']))
  await check('build', async () => {
    const note = await prepareBuild().catch((error: unknown) => error)
    if (note instanceof Error) console.error(note.message)
    return { code: note instanceof Error ? 1 : 0 }
  })
  const browser = browserPath()
  await check('browser', () => counted('node_modules/@playwright/test/cli.js', ['test'], { CHROMIUM: browser }))
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  process.exit(total.failed === 0 ? 0 : 1)
}

main().catch((error: unknown) => {
  console.error(error instanceof Problem ? `\n${error.message}\n` : error)
  process.exit(1)
})
