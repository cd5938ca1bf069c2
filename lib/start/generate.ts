import { buildSync } from 'esbuild'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Writes the two registries from the tree, lib/checklist/catalog.gen.ts and lib/analyzers/registry.gen.ts, and bundles the
 * reading processes and the command line, which then start three times as fast.
 * @throws Error naming the folder that lacks its test or its fixtures: without them it does not build.
 */
export function generate(root = process.cwd()): void {
  const folders = (path: string) =>
    readdirSync(join(root, path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
  const criteria = folders('lib/checklist/criteria')
  for (const name of criteria) {
    if (!existsSync(join(root, 'lib/checklist/criteria', name, 'criterion.test.ts'))) {
      throw new Error(`lib/checklist/criteria/${name} has no criterion.test.ts: add a passing and a failing example.`)
    }
  }
  const analyzers = folders('lib/analyzers').filter((name) => existsSync(join(root, 'lib/analyzers', name, 'analyzer.ts')))
  for (const name of analyzers) {
    if (!existsSync(join(root, 'lib/analyzers', name, 'fixtures'))) {
      throw new Error(`lib/analyzers/${name} has no fixtures: add a good, a telling and an unreadable one.`)
    }
  }
  const lines = (names: string[], path: string) => names.map((name, i) => `import m${i} from './${path.replace('*', name)}'`)
  const list = (names: string[]) => `[${names.map((_, i) => `m${i}`).join(', ')}]`
  const head = '// Written by lib/start/generate.ts from the tree. Not committed.'
  writeFileSync(
    join(root, 'lib/checklist/catalog.gen.ts'),
    [head, "import type { Criterion } from './criterion'", ...lines(criteria, 'criteria/*/criterion'), `export const criteria = ${list(criteria)} as unknown as Criterion[]`, ''].join('\n'),
  )
  writeFileSync(
    join(root, 'lib/analyzers/registry.gen.ts'),
    [head, "import type { Analyzer } from './analyzer'", ...lines(analyzers, '*/analyzer'), `export const analyzers = ${list(analyzers)} as unknown as Analyzer[]`, ''].join('\n'),
  )
  buildSync({
    entryPoints: ['jobs/analyze-child', 'jobs/excerpt-child', 'jobs/check-child', 'jobs/scan-thread', 'cli/main'].map((name) => join(root, 'lib', `${name}.ts`)),
    outbase: join(root, 'lib'),
    outdir: join(root, 'lib'),
    outExtension: { '.js': '.gen.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'error',
  })
}

/** Before tests: what they run is what the tree says. */
export const setup = () => generate()

if (process.argv[1]?.endsWith('generate.ts')) generate()
