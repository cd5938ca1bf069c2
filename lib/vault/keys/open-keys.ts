import { join } from 'node:path'
import { env } from '../../env'
import { configuredKms, configuredToken } from './configured'
import type { KeyService } from './key-service'
import { localKeyService, localPrefix } from './local'

/** The folder of local keys: of its own, so that it can be moved away from the data. */
export function localKeyFolder(): string {
  return env().VAULT_KEY_DIR ?? join(env().VERITAR_STATE, 'vault-keys')
}

/** A module and a library are loaded only where they are configured. */
const pkcs11 = async (): Promise<KeyService> => (await import('./pkcs11')).pkcs11KeyService(configuredToken('Keys'))

const kms = new Map<string, KeyService>()

async function awsKms(): Promise<KeyService> {
  const place = configuredKms('Keys')
  const name = `${place.region}|${place.endpoint ?? ''}`
  const known = kms.get(name)
  if (known) return known
  const made = (await import('./aws-kms')).awsKmsKeyService(place)
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
