import { buildSync } from 'esbuild'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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
  writeChanged(
    join(root, 'lib/checklist/catalog.gen.ts'),
    [head, "import type { Criterion } from './criterion'", ...lines(criteria, 'criteria/*/criterion'), `export const criteria = ${list(criteria)} as unknown as Criterion[]`, ''].join('\n'),
  )
  writeChanged(
    join(root, 'lib/analyzers/registry.gen.ts'),
    [head, "import type { Analyzer } from './analyzer'", ...lines(analyzers, '*/analyzer'), `export const analyzers = ${list(analyzers)} as unknown as Analyzer[]`, ''].join('\n'),
  )
  const bundles = [
    { names: ['cli/main'], packages: 'external' as const },
    // With their packages in them: looking for each and compiling it took a fifth of a reader's start. Those that bring files of their own stay where these are.
    { names: ['jobs/analyze-child', 'jobs/excerpt-child', 'jobs/check-child', 'jobs/scan-thread'], external: ['pdfjs-dist', 'web-tree-sitter', '@*'], minifyWhitespace: true, banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" } },
  ]
  for (const { names, ...how } of bundles) {
    const { outputFiles } = buildSync({
      ...how,
      write: false,
      entryPoints: names.map((name) => join(root, 'lib', `${name}.ts`)),
      outbase: join(root, 'lib'),
      outdir: join(root, 'lib'),
      outExtension: { '.js': '.gen.mjs' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      // Beside the bundle, and without the sources: read with it, they took a third of a reader's start.
      sourcemap: 'linked',
      sourcesContent: false,
      logLevel: 'error',
    })
    for (const { path, text } of outputFiles) writeChanged(path, text)
  }
}

/** What is the same already stays untouched: somebody beside may be reading it. */
function writeChanged(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
}

/** Before tests: what they run is what the tree says. */
export const setup = () => generate()

if (process.argv[1]?.endsWith('generate.ts')) generate()
