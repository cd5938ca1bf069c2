import { join } from 'node:path'
import { env } from '../env'
import { diskVault, type Vault } from './vault'

/** Where the vault of this installation is. */
export function vaultRoot(): string {
  return join(env().VERITAR_STATE, 'vault')
}

/** The vault of this installation. */
export function vault(): Vault {
  return diskVault(vaultRoot())
}
