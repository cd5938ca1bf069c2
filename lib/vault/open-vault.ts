import { join } from 'node:path'
import { env } from '../env'
import type { KeyService } from './keys/key-service'
import { localKeyService, localPrefix } from './keys/local'
import { diskStore } from './store/disk'
import type { Store } from './store/store'

/** Where the vault of this installation is. */
export function vaultRoot(): string {
  return join(env().VERITAR_STATE, 'vault')
}

/** The folder of local keys: of its own, so that it can be moved away from the data. */
export function localKeyFolder(): string {
  return env().VAULT_KEY_DIR ?? join(env().VERITAR_STATE, 'vault-keys')
}

/** Where whole objects are. */
export function store(): Store {
  return diskStore(vaultRoot())
}

/** The key service that makes new keys. */
export function newKeys(): KeyService {
  return localKeyService(localKeyFolder())
}

/** The key service that holds a key, by the prefix of its id. @throws Error when it is not configured */
export function keyServiceOf(keyId: string): KeyService {
  if (keyId.startsWith(localPrefix)) return localKeyService(localKeyFolder())
  throw new Error(`No key service of this installation holds ${keyId}.`)
}
