import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'
import { type Signer, type Verifier, verifierOf } from './note'

/**
 * The keys of the audit log of one installation. A key service or a module could do the same: the code that uses
 * them never sees a secret.
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
  /** ECDSA P-256 private key, PKCS #8 as PEM. */
  signing: z.string().startsWith('-----BEGIN PRIVATE KEY-----'),
  /** 32 bytes in hex. */
  rows: z.string().regex(/^[0-9a-f]{64}$/),
})

const about = 'Keys of the audit log of Veritar. Whoever reads this file can write history; whoever loses it cannot go on writing it.'

/** Makes a file with fresh keys, readable by its owner only. One that is there already stays, also when two start at once. */
function makeKeyFile(path: string): void {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const made: z.infer<typeof KeyFile> = {
    about,
    installation: `veritar.invalid/${randomUUID()}`,
    signing: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    rows: randomBytes(32).toString('hex'),
  }
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

/**
 * Keys in a file of this machine: the default, for trying and for small installations.
 * @param make whether to make the file when there is none
 * @throws Error that says what is wrong with the file and what to do
 */
export function localKeys(path: string, make: boolean): AuditKeys {
  if (!existsSync(path)) {
    if (!make) throw new Error(`The key file of the audit log is missing: restore ${path}, or say where it is with AUDIT_KEY_FILE. A new key could not go on with a log that is signed with another.`)
    makeKeyFile(path)
  }
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) throw new Error(`Others may read the key file of the audit log: run chmod 600 ${path} and start again.`)
  const parsed = KeyFile.safeParse(parse(readFileSync(path, 'utf8')))
  if (!parsed.success) throw new Error(`The key file of the audit log is damaged: restore ${path} from a backup.`)
  const { installation, signing, rows } = parsed.data
  const privateKey = createPrivateKey(signing)
  const rowKey = Buffer.from(rows, 'hex')
  return {
    installation,
    spki: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    sign: async (bytes) => sign('sha256', bytes, privateKey),
    mac: async (bytes) => createHmac('sha256', rowKey).update(bytes).digest(),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
