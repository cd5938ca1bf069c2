import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'
import { link, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { durableFolder, syncFolder } from '../store/sync-folder'
import { KeyGone, type KeyService, type WrapContext, WrongKey } from './key-service'

export const localPrefix = 'local:'
const ivSize = 12
const tagSize = 16
const options = { authTagLength: tagSize }

/** The context as the additional data of AES-GCM. */
const boundTo = ({ organizationId, objectId }: WrapContext) => Buffer.from(`veritar vault data key|${organizationId}|${objectId}`)

function fileOf(folder: string, keyId: string): string {
  const name = keyId.slice(localPrefix.length)
  if (!keyId.startsWith(localPrefix) || !/^[0-9a-f-]{36}$/.test(name)) throw new Error('This is not the id of a local key.')
  return join(folder, `${name}.key`)
}

async function keyOf(folder: string, keyId: string): Promise<Buffer> {
  const path = fileOf(folder, keyId)
  const found = await stat(path).catch(() => null)
  if (!found) throw new KeyGone(keyId)
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) throw new Error(`Others may read a key of the vault: run chmod 600 ${path}.`)
  const text = (await readFile(path, 'utf8')).trim()
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`A key of the vault is damaged: restore ${path} from a backup.`)
  return Buffer.from(text, 'hex')
}

/** Makes one file of a fresh key. It is there whole or not at all, also after a power cut. */
async function create(folder: string): Promise<string> {
  await durableFolder(folder)
  const keyId = `${localPrefix}${randomUUID()}`
  const partial = join(folder, `${randomUUID()}.partial`)
  await writeFile(partial, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  await link(partial, fileOf(folder, keyId))
  await rm(partial)
  await syncFolder(folder)
  return keyId
}

async function destroy(folder: string, keyId: string): Promise<string> {
  const path = fileOf(folder, keyId)
  const handle = await open(path, 'r+').catch(() => null)
  if (handle) {
    // Overwriting is best effort: a copying file system or a flash disk may keep the old block for a while.
    await handle.write(randomBytes(65), 0, 65, 0).then(() => handle.sync()).finally(() => handle.close())
    await rm(path, { force: true })
    await syncFolder(folder)
  }
  return 'The file of the key was overwritten and removed.'
}

/**
 * Keys in a folder of this machine, one file each, readable by its owner only: the embedded default. Data keys are
 * wrapped with AES-256-GCM under a random nonce; a key wraps fewer than 2^32 of them (NIST SP 800-38D, 8.3).
 */
export function localKeyService(folder: string): KeyService {
  return {
    create: () => create(folder),
    wrap: async (keyId, dataKey, context) => {
      const iv = randomBytes(ivSize)
      const gcm = createCipheriv('aes-256-gcm', await keyOf(folder, keyId), iv, options).setAAD(boundTo(context))
      return Buffer.concat([iv, gcm.update(dataKey), gcm.final(), gcm.getAuthTag()])
    },
    unwrap: async (keyId, wrapped, context) => {
      const key = await keyOf(folder, keyId)
      if (wrapped.byteLength !== ivSize + 32 + tagSize) throw new WrongKey(keyId)
      try {
        const end = wrapped.byteLength - tagSize
        const gcm = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, ivSize), options).setAAD(boundTo(context)).setAuthTag(wrapped.subarray(end))
        return Buffer.concat([gcm.update(wrapped.subarray(ivSize, end)), gcm.final()])
      } catch {
        throw new WrongKey(keyId)
      }
    },
    destroy: (keyId) => destroy(folder, keyId),
  }
}
