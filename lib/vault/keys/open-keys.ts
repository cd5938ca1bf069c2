import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '../../env'
import type { KeyService } from './key-service'
import { localKeyService, localPrefix } from './local'

/** The folder of local keys: of its own, so that it can be moved away from the data. */
export function localKeyFolder(): string {
  return env().VAULT_KEY_DIR ?? join(env().VERITAR_STATE, 'vault-keys')
}

/** What stands in a file of a secret. @throws Error when others may read it */
function secretIn(path: string): string {
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) throw new Error(`Others may read a secret: run chmod 600 ${path} and start again.`)
  return readFileSync(path, 'utf8').trim()
}

/** A module and a library are loaded only where they are configured. */
async function pkcs11(): Promise<KeyService> {
  const { PKCS11_MODULE: module, PKCS11_TOKEN: label, PKCS11_PIN_FILE: pinFile } = env()
  if (!module || !label || !pinFile) throw new Error('Keys in a PKCS#11 token need PKCS11_MODULE, PKCS11_TOKEN and PKCS11_PIN_FILE.')
  const { pkcs11KeyService } = await import('./pkcs11')
  return pkcs11KeyService({ module, label, pin: () => secretIn(pinFile) })
}

const kms = new Map<string, KeyService>()

async function awsKms(): Promise<KeyService> {
  const { KMS_REGION: region, KMS_ENDPOINT: endpoint } = env()
  if (!region) throw new Error('Keys in AWS KMS need KMS_REGION.')
  const name = `${region}|${endpoint ?? ''}`
  const known = kms.get(name)
  if (known) return known
  const { awsKmsKeyService } = await import('./aws-kms')
  const made = awsKmsKeyService({ region, endpoint })
  kms.set(name, made)
  return made
}

const services = { local: async () => localKeyService(localKeyFolder()), pkcs11, 'aws-kms': awsKms }

/** The key service that makes new keys. @throws Error when it is not configured whole */
export const newKeys = (): Promise<KeyService> => services[env().VAULT_KEYS]()

/** The key service that holds a key, by the prefix of its id. @throws Error when it is not configured */
export function keyServiceOf(keyId: string): Promise<KeyService> {
  if (keyId.startsWith(localPrefix)) return services.local()
  if (keyId.startsWith('pkcs11:')) return pkcs11()
  if (keyId.startsWith('aws-kms:')) return awsKms()
  throw new Error(`No key service of this installation holds ${keyId}.`)
}
