import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = join('lib', 'analyzers', 'cloudtrail', 'extractor')

/** Compiles the extractor of CloudTrail from its AssemblyScript source, and returns the text of its program.ts. */
export async function compileExtractor(root = process.cwd()): Promise<string> {
  const asc = await import('assemblyscript/asc')
  const target = mkdtempSync(join(tmpdir(), 'veritar-extractor-'))
  try {
    const out = join(target, 'program.wasm')
    const flags = '-O3 --converge --noAssert --runtime stub --enable simd --enable bulk-memory --enable threads --importMemory --sharedMemory --initialMemory 297 --maximumMemory 1024'
    const { error, stderr } = await asc.main([join(folder, 'assembly', 'index.ts'), '--baseDir', root, '-o', out, ...flags.split(' ')])
    if (error) throw new Error(`The extractor does not compile: ${stderr.toString()}`)
    const lines = readFileSync(out).toString('base64').match(/.{1,160}/g) ?? []
    return [
      '// Compiled from assembly/ by `npx tsx lib/start/build-extractor.ts`; program.test.ts compiles it again and compares.',
      'export const program = [',
      ...lines.map((line) => `  '${line}',`),
      "].join('')",
      '',
    ].join('\n')
  } finally {
    rmSync(target, { recursive: true, force: true })
  }
}

if (process.argv[1]?.endsWith('build-extractor.ts')) writeFileSync(join(folder, 'program.ts'), await compileExtractor())
