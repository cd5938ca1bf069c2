import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'
import { type Signer, type Verifier, verifierOf } from './note'
import { placeOfKey, type SigningPlace, signingService } from './signing/open-signing'

/**
 * The keys of the audit log of one installation. The one that signs may be in a key service or a module: the code that
 * uses them never sees a secret.
 */
export type AuditKeys = Signer & {
  /** First part of the name of every log of this installation; stays when the key changes. */
  installation: string
  /** HMAC-SHA-256 that marks a row as written by Veritar. */
  mac: (bytes: Uint8Array) => Promise<Buffer>
}

/** The name a log has everywhere outside: in checkpoints, exports and at the witness. */
export const originOf = ({ installation }: Pick<AuditKeys, 'installation'>, logId: string): string => `${installation}/${logId}`

/** What signatures of a log of this installation are checked by. */
export const logVerifier = (keys: Pick<AuditKeys, 'installation' | 'spki'>, logId: string): Verifier => verifierOf(originOf(keys, logId), keys.spki)

const KeyFile = z.strictObject({
  about: z.string(),
  installation: z.string().regex(/^veritar\.invalid\/[0-9a-f-]{36}$/),
  /** ECDSA P-256 private key, PKCS #8 as PEM; or where it is, and its public half as DER SPKI. */
  signing: z.union([z.string().startsWith('-----BEGIN PRIVATE KEY-----'), z.strictObject({ key: z.string().regex(/^(?:pkcs11|aws-kms):\S+$/), spki: z.base64() })]),
  /** 32 bytes in hex. */
  rows: z.string().regex(/^[0-9a-f]{64}$/),
})

const about = 'Keys of the audit log of Veritar. Whoever reads this file can write history; whoever loses it cannot go on writing it.'

type Signing = z.infer<typeof KeyFile>['signing']

function keyInFile(): Signing {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** A new name of an installation. */
export const newInstallation = (): string => `veritar.invalid/${randomUUID()}`

/**
 * Makes a file with fresh keys, readable by its owner only. One that is there already stays, also when two start at once.
 * @param signing the key that signs, where it is not in the file itself
 */
export function makeKeyFile(path: string, installation = newInstallation(), signing: Signing = keyInFile()): void {
  const made: z.infer<typeof KeyFile> = { about, installation, signing, rows: randomBytes(32).toString('hex') }
  mkdirSync(dirname(path), { recursive: true })
  const partial = `${path}.${process.pid}.${randomUUID()}`
  writeFileSync(partial, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(partial, path)
  } catch (error) {
    if (!existsSync(path)) throw error
  } finally {
    rmSync(partial)
  }
}

/** The key that signs could not: its service does not answer, or it is not there any more. */
export class NotSigned extends Error {
  constructor(id: string, cause: unknown) {
    super(`The key that signs the log (${id}) could not be used: ${cause instanceof Error ? cause.message : String(cause)} Events are kept, and signed when it is back.`, { cause })
    this.name = 'NotSigned'
  }
}

async function signElsewhere(id: string, bytes: Uint8Array): Promise<Buffer> {
  try {
    return await (await signingService(placeOfKey(id))).sign(id, bytes)
  } catch (error) {
    throw new NotSigned(id, error)
  }
}

/**
 * The keys of a file of this machine. The one that signs is in it, by default, or where the file says.
 * @throws Error that says what is wrong with the file and what to do
 */
export function keysOfFile(path: string): AuditKeys & { place: SigningPlace | 'local' } {
  if (!existsSync(path)) throw new Error(`The key file of the audit log is missing: restore ${path}, or say where it is with AUDIT_KEY_FILE. A new key could not go on with a log that is signed with another.`)
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) throw new Error(`Others may read the key file of the audit log: run chmod 600 ${path} and start again.`)
  const parsed = KeyFile.safeParse(parse(readFileSync(path, 'utf8')))
  if (!parsed.success) throw new Error(`The key file of the audit log is damaged: restore ${path} from a backup.`)
  const { installation, signing, rows } = parsed.data
  const rowKey = Buffer.from(rows, 'hex')
  const own = { installation, mac: async (bytes: Uint8Array) => createHmac('sha256', rowKey).update(bytes).digest() }
  if (typeof signing !== 'string') return { ...own, place: placeOfKey(signing.key), spki: Buffer.from(signing.spki, 'base64'), sign: (bytes) => signElsewhere(signing.key, bytes) }
  const privateKey = createPrivateKey(signing)
  return { ...own, place: 'local', spki: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }), sign: async (bytes) => sign('sha256', bytes, privateKey) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
