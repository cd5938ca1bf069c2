import { join } from 'node:path'
import { env } from '../env'
import { diskStore } from './store/disk'
import type { Store } from './store/store'

/** Where the vault of this installation is on the local disk. */
export function vaultRoot(): string {
  return join(env().VERITAR_STATE, 'vault')
}

const buckets = new Map<string, Store>()

/** Where whole objects are: in the bucket that is configured, else on the local disk. */
export async function store(): Promise<Store> {
  const { VAULT_S3_BUCKET: bucket, VAULT_S3_REGION: region, VAULT_S3_ENDPOINT: endpoint } = env()
  if (!bucket) return diskStore(vaultRoot())
  if (!region) throw new Error('A bucket needs VAULT_S3_REGION beside VAULT_S3_BUCKET.')
  const name = [bucket, region, endpoint].join('|')
  const known = buckets.get(name)
  if (known) return known
  const { s3Store } = await import('./store/s3')
  const made = s3Store({ bucket, region, endpoint })
  buckets.set(name, made)
  return made
}

/** Where objects are, in words for a certificate. */
export const storedIn = (): string => (env().VAULT_S3_BUCKET ? `the bucket ${env().VAULT_S3_BUCKET}` : 'the disk of the server')
