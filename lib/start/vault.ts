import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type OwnerDb, withOwner } from '../db/owner'
import { env } from '../env'
import { localPrefix } from '../vault/keys/local'
import { localKeyFolder, newKeys } from '../vault/keys/open-keys'
import { store, vaultRoot } from '../vault/open-vault'
import { sealPlainObjects } from '../vault/seal-plain'
import { moveToBucket } from '../vault/move-to-bucket'
import { Problem } from './problem'

/** Where keys are made, and what the operator should do about it. @throws Problem when keys that are in use are not there */
async function keysOf(db: OwnerDb): Promise<string> {
  const { VAULT_KEYS: service, VERITAR_STATE: state } = env()
  const used = await db.vaultKey.findMany({ where: { destroyedAt: null }, select: { id: true } })
  const folder = resolve(localKeyFolder())
  const local = used.filter(({ id }) => id.startsWith(localPrefix))
  if (local.length > 0 && !existsSync(folder)) throw new Problem(`The keys of the vault are missing: restore ${folder}, or say where they are with VAULT_KEY_DIR. Without them no evidence can be read.`)
  if (service !== 'local' && local.length === 0) return `keys in ${service === 'pkcs11' ? `the PKCS#11 token ${env().PKCS11_TOKEN}` : `AWS KMS, ${env().KMS_REGION}`}`
  const beside = folder.startsWith(resolve(state))
  return `keys in ${folder}${beside ? '; beside the data they protect only a trial: move the folder to where only Veritar reads it and set VAULT_KEY_DIR' : ''}`
}

/**
 * Makes the vault ready: encrypts what an older version of Veritar kept in plain, once; moves files to a bucket that is
 * configured since.
 * @returns where the keys are, what was done, and what the operator should do
 * @throws Problem when keys are missing or a service is not configured whole
 */
export async function prepareVault(ownerUrl: string): Promise<string> {
  return withOwner(ownerUrl, async (db) => {
    const keys = await keysOf(db)
    try {
      await newKeys()
      await store()
    } catch (error) {
      throw new Problem(error instanceof Error ? error.message : String(error))
    }
    const { sealed, unreadable } = await sealPlainObjects(db, vaultRoot())
    const moved = env().VAULT_S3_BUCKET ? await moveToBucket(db, vaultRoot()) : 0
    return [
      keys,
      sealed > 0 && `${sealed} files that were kept in plain are encrypted now`,
      moved > 0 && `${moved} files were moved to the bucket`,
      unreadable.length > 0 && `${unreadable.length} files have no readable bytes: their ids are above`,
    ].filter(Boolean).join('; ')
  })
}
