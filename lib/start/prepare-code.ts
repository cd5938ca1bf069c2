import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { childEnv } from '../env'
import { generate } from './generate'
import { Problem } from './problem'

/** Runs a program of node_modules with this Node. @throws Problem with the end of what it said */
export async function runNode(script: string, args: string[], values: Record<string, string> = {}): Promise<void> {
  const said: string[] = []
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { env: childEnv(values), stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => said.push(text))
    child.once('exit', resolve)
  })
  const text = said.join('')
  if (/ENOSPC|No space left/i.test(text)) throw new Problem('There is no space left on the disk that holds this checkout: free some and start again.')
  if (code !== 0) throw new Problem(`${script.replace(/^.*node_modules\//, '')} ${args[0] ?? ''} failed:\n${text.trim().split('\n').slice(-40).join('\n')}`)
}

/** SHA-256 over names and contents of everything a build reads; tests, attacks and documentation are not part of it. */
function digestOf(paths: string[]): string {
  const hash = createHash('sha256')
  const visit = (path: string): void => {
    if (!existsSync(path)) return
    if (/\.test\.tsx?$|\/generated$|\/fixtures$|\.gen\.[\w.]+$|^lib\/(?:attack|bench|faults)$/.test(path)) return
    try {
      hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
    } catch {
      for (const entry of readdirSync(path).sort()) visit(join(path, entry))
    }
  }
  paths.forEach(visit)
  return hash.digest('hex')
}

const kept = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** The registries from the tree, and the Prisma client when its schema changed. @returns what was done, in a word */
export async function prepareGenerated(): Promise<string> {
  generate()
  const stamp = join('lib', 'db', 'generated', 'schema.sha256')
  const digest = digestOf(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'])
  if (kept(stamp) === digest) return 'current'
  // The client needs no engine; named so, none is looked for or downloaded.
  await runNode('node_modules/prisma/build/index.js', ['generate'], { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath })
  mkdirSync(join('lib', 'db', 'generated'), { recursive: true })
  writeFileSync(stamp, digest)
  return 'Prisma client written'
}

const sources = ['app', 'components', 'lib', 'public', 'prisma/schema.prisma', 'next.config.ts', 'proxy.ts', 'instrumentation.ts', 'postcss.config.mjs', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json']

/** The production build, only when its sources changed since the last one. @returns what was done, in a word */
export async function prepareBuild(): Promise<string> {
  const stamp = join('.next', 'sources.sha256')
  const digest = digestOf(sources)
  if (kept(stamp) === digest && existsSync(join('.next', 'BUILD_ID'))) return 'current'
  rmSync(stamp, { force: true })
  await runNode('node_modules/next/dist/bin/next', ['build'], { NODE_ENV: 'production' })
  writeFileSync(stamp, digest)
  return 'built'
}
