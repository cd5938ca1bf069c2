import { readFileSync } from 'node:fs'
import { expect, it, test } from 'vitest'

/** Below these, something is known that must not come back (../shared/security.md names it). */
const floors: Record<string, string> = {
  next: '16.4.6',
  react: '19.2.8',
  'react-dom': '19.2.8',
  'next-auth': '4.24.15',
  '@simplewebauthn/server': '13.3.2',
  sharp: '0.35.4',
  'pdfjs-dist': '6.2.108',
}
/** No release of these is without a known hole, or they do what Veritar does otherwise. */
const banned = ['xlsx', 'xml-crypto', 'node-saml', '@node-saml/node-saml', 'samlify', 'xml2js', 'node-forge', 'jsonwebtoken']

const locked = Object.entries((JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as { packages: Record<string, { version?: string; optional?: boolean }> }).packages)
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
const parts = (version: string) => version.replace(/-.*$/, '').split('.').map(Number)
/** Whether a version is at least another; a prerelease of the very floor is below it. */
function atLeast(version: string, floor: string): boolean {
  const [a, b] = [parts(version), parts(floor)]
  const at = a.findIndex((n, i) => n !== b[i])
  return at === -1 ? !version.includes('-') : (a[at] ?? 0) > (b[at] ?? 0)
}

const installs = (name: string) => locked.filter(([path]) => path.includes('node_modules/') && nameOf(path) === name)

test('asvs-15.2.1: no package is locked below the version that mended what is known of it', () => {
  const below = Object.entries(floors).flatMap(([name, floor]) => installs(name).filter(([, { version }]) => !atLeast(version ?? '0', floor)).map(([path, { version }]) => `${path} ${version}, at least ${floor}`))
  expect(below).toEqual([])
  for (const name of ['next', 'react', 'react-dom', 'next-auth', '@simplewebauthn/server', 'pdfjs-dist']) expect(installs(name).length, name).toBeGreaterThan(0)
})

test('asvs-15.2.4: nothing is locked that is banned, and nothing comes from elsewhere than a registry', () => {
  expect(locked.map(([path]) => nameOf(path)).filter((name) => banned.includes(name))).toEqual([])
  const own = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Record<'dependencies' | 'devDependencies', Record<string, string>>
  expect(Object.entries({ ...own.dependencies, ...own.devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+(?:[-+][\w.-]+)?$/.test(version))).toEqual([])
})

it('orders versions', () => {
  expect([atLeast('16.4.6', '16.4.6'), atLeast('16.4.10', '16.4.6'), atLeast('17.0.0', '16.4.6'), atLeast('16.4.6-canary.1', '16.4.6'), atLeast('16.4.5', '16.4.6'), atLeast('9.9.9', '16.0.0')]).toEqual([true, true, true, false, false, false])
})
