import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, test } from 'vitest'
import { approved, exceptions } from './algorithms'
import { cryptoUses, type Use } from './testing/crypto-uses'
import { foreignUses } from './testing/foreign-uses'

const root = fileURLToPath(new URL('../../', import.meta.url))
const own = /^lib\/crypto\/(?:algorithms\.ts|crypto-uses\.test\.ts|testing\/)/
const below = (folder: string) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
const files = [...['app', 'components', 'lib', 'prisma', 'e2e', '.ci'].flatMap(below), 'proxy.ts', 'instrumentation.ts', 'next.config.ts'].filter(
  (path) => !/(?:^|\/)(?:generated|fixtures|node_modules)\/|\.gen\.(?:ts|mjs)$/.test(path) && /\.(?:tsx?|mjs|sql|sh)$|^\.ci\/run$/.test(path) && !own.test(path),
)
const usesOf = (path: string, text: string): Use[] => (/\.(?:tsx?|mjs)$/.test(path) ? cryptoUses(path, text) : foreignUses(path, text))
const uses = files.flatMap((path) => usesOf(path, readFileSync(join(root, path), 'utf8')).map((use) => ({ ...use, path })))
const excepted = ({ path, algorithm }: { path: string; algorithm: string }) => exceptions.some((one) => one.file === path && one.algorithm === algorithm)

test('asvs-11.2.1, 11.3.2, 11.4.1, 11.6.1: the source names no algorithm but those listed, and each exception has its place and reason', () => {
  expect(uses.filter((use) => !(use.algorithm in approved) && !excepted(use)).map(({ path, line, by, algorithm }) => `${path}:${line} ${by}: ${algorithm}`)).toEqual([])
  expect(exceptions.filter((one) => !uses.some((use) => use.path === one.file && use.algorithm === one.algorithm))).toEqual([])
  for (const { because } of exceptions) expect(because.length).toBeGreaterThan(20)
})

test('asvs-11.1.2: the list is what is in use, and what is not says so', () => {
  const named = new Set(uses.map(({ algorithm }) => algorithm))
  expect(Object.entries(approved).filter(([name, use]) => !named.has(name) && !/not used today|by WebCrypto/.test(use)).map(([name]) => name)).toEqual([])
  expect(uses.filter(({ by }) => by === 'createCipheriv').map(({ path }) => path)).toEqual(expect.arrayContaining(['lib/vault/chunked.ts', 'lib/vault/keys/local.ts']))
  expect(uses.length).toBeGreaterThan(60)
})

const algorithms = (text: string, path = 'lib/x.ts') => usesOf(path, text).map(({ algorithm }) => algorithm)
const refused = (text: string, path?: string) => algorithms(text, path).filter((name) => !(name in approved))

it.each([
  ['a digest of old', "import { createHash } from 'node:crypto'\ncreateHash('md5')"],
  ['the same under another name', "import { createHash as digest } from 'crypto'\ndigest('sha1')"],
  ['one chosen by a variable', "import { createHash } from 'node:crypto'\nexport const f = (name: string) => createHash(name)"],
  ['one of two', "import { createHash } from 'node:crypto'\nexport const f = (old: boolean) => createHash(old ? 'sha1' : 'sha256')"],
  ['a constant', "import { createCipheriv } from 'node:crypto'\nconst cipher = 'aes-256-cbc'\ncreateCipheriv(cipher, k, iv)"],
  ['a stream cipher', "import { createCipheriv } from 'node:crypto'\ncreateCipheriv('chacha20-poly1305', k, iv)"],
  ['a function passed on', "import { createHmac } from 'node:crypto'\nexport const tools = [createHmac]"],
  ['a password hash', "import { scryptSync } from 'node:crypto'\nscryptSync(a, b, 32)"],
  ['all of it', "import * as crypto from 'node:crypto'\ncrypto.createHash('sha256')"],
  ['all of it, later', "const c = await import('node:crypto')\nc.createHash('md5')"],
  ['a signature without a digest (Ed25519)', "import { sign } from 'node:crypto'\nsign(null, b, key)"],
  ['a key pair of another kind', "import { generateKeyPairSync } from 'node:crypto'\ngenerateKeyPairSync('ed25519', {})"],
  ['a key pair on another curve', "import { generateKeyPairSync } from 'node:crypto'\ngenerateKeyPairSync('ec', { namedCurve: 'secp256k1' })"],
  ['WebCrypto', "crypto.subtle.digest('SHA-1', b)"],
  ['WebCrypto by an object', "const { subtle } = webcrypto\nsubtle.sign({ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, key, b)"],
  ['a package', "import { hash } from 'argon2'"],
  ['another part of a package', "import { blake2b } from '@noble/hashes/blake2.js'"],
  ['a token’s algorithm', "const alg = 'RS256'"],
  ['a COSE algorithm', 'cose.COSEALG.EdDSA'],
  ['a mechanism', 'const CKM_AES_CBC = 0x1082'],
  ['a mechanism under a listed name', 'const CKM_AES_GCM = 0x1082'],
  ['chance that can be guessed', 'export const token = () => Math.random()'],
  ['MD5 written out', 'let a = 0x67452301'],
])('refuses %s', (_what, text) => {
  expect(refused(text)).not.toEqual([])
})

it('refuses md5 in SQL and in a script', () => {
  expect(refused('select md5(name) from x', 'prisma/migrations/1/migration.sql')).toEqual(['md5 of postgresql'])
  expect(refused('md5sum x', '.ci/run')).toEqual(['md5sum'])
})

it('takes what is listed, and no method of another thing for a use', () => {
  expect(algorithms("import { createHash, sign } from 'node:crypto'\ncreateHash('sha256'); sign('sha256', b, k); person.sign('x'); const o = { sign: 1 }")).toEqual(['sha256', 'sha256'])
  expect(algorithms("import { generateKeyPairSync } from 'node:crypto'\ngenerateKeyPairSync('ec', { namedCurve: 'P-256' })")).toEqual(['ec', 'p-256'])
  expect(algorithms("const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const\nwebcrypto.subtle.generateKey(ecdsa, true, ['sign'])")).toEqual(['ecdsa', 'p-256', 'sha-256'])
})
