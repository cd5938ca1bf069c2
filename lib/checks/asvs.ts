import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AsvsRow, asvsRows } from './asvs-rows'

/** Ids at the beginning of a test's name: "asvs-5.4.1 asvs-3.2.1 what it shows", or "asvs-7.4.2, 8.3.2: what it shows". */
const named = /['"`](asvs-\d+\.\d+\.\d+(?:,? (?:asvs-)?\d+\.\d+\.\d+)*)[ :,]/g

/** The ids that the names of tests in this text begin with. */
export function idsIn(text: string): string[] {
  return [...text.matchAll(named)].flatMap(([, ids = '']) => ids.match(/\d+\.\d+\.\d+/g) ?? [])
}

/** Which test files show which requirement, by its id; files in the order of their paths. */
export function testsById(root: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const files = ['lib', 'components', 'prisma', 'e2e'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`))
  for (const path of files.filter((name) => /\.(?:test|spec)\.tsx?$/.test(name) && !name.includes('node_modules')).sort()) {
    for (const id of new Set(idsIn(readFileSync(join(root, path), 'utf8')))) found.set(id, [...(found.get(id) ?? []), path])
  }
  return found
}

const chapters: Record<string, string> = { 1: 'Encoding and sanitization', 2: 'Validation and business logic', 3: 'Web frontend', 4: 'API and web service', 5: 'File handling', 6: 'Authentication', 7: 'Session management', 8: 'Authorization', 9: 'Self-contained tokens', 10: 'OAuth and OIDC', 11: 'Cryptography', 12: 'Secure communication', 13: 'Configuration', 14: 'Data protection', 15: 'Secure coding and architecture', 16: 'Security logging and error handling' }

/**
 * docs/asvs.md: each requirement with the tests that show it, or the reason why none does.
 * @throws Error that names what has neither, and what tests name that is not on the list
 */
export function asvsDocument(tests: Map<string, string[]>, rows: AsvsRow[] = asvsRows): string {
  const bare = rows.filter(({ id, because }) => !because && !tests.has(id)).map(({ id }) => id)
  if (bare.length > 0) throw new Error(`Neither a test nor a reason: ${bare.join(', ')}. Begin the name of a test with asvs-ID, or say in lib/checks/asvs-rows.ts why none can show it.`)
  const shown = rows.filter(({ id }) => tests.has(id)).length
  const out = [
    '# OWASP ASVS 5.0.0', '',
    `Generated from the names of the tests by \`npm run generate\`; the sentences are ours. Of ${rows.length} requirements that matter here, ${shown} are shown by tests that bear their id, ${rows.length - shown} are exceptions with their reason. Aim: level 3 for V5, V6, V7, V8, V11 and V16, level 2 elsewhere. It is a choice, checked by us and by nobody else.`, '',
  ]
  for (const chapter of Object.keys(chapters)) {
    out.push(`## V${chapter} ${chapters[chapter]}`, '', '| | level | | shown by |', '|---|---|---|---|')
    for (const { id, level, says, because } of rows.filter((row) => row.id.split('.')[0] === chapter)) {
      const files = (tests.get(id) ?? []).map((path) => `\`${path}\``).join(', ')
      out.push(`| ${id} | ${level} | ${says} | ${[files, because && `Exception: ${because}`].filter(Boolean).join('. ')} |`)
    }
    out.push('')
  }
  return out.join('\n')
}
