import { resolve } from 'node:path'
import { withOwner } from '../db/owner'
import { env } from '../env'
import { localKeyFolder } from '../vault/keys/open-keys'
import { vaultRoot } from '../vault/open-vault'
import { sealPlainObjects } from '../vault/seal-plain'

/**
 * Encrypts what an older version of Veritar kept in plain, once.
 * @returns where the keys are, what was done, and what the operator should do
 */
export async function prepareVault(ownerUrl: string): Promise<string> {
  const { sealed, unreadable } = await withOwner(ownerUrl, (db) => sealPlainObjects(db, vaultRoot()))
  const folder = resolve(localKeyFolder())
  const beside = folder.startsWith(resolve(env().VERITAR_STATE))
  return [
    `keys in ${folder}${beside ? '; beside the data they protect only a trial: move the folder to where only Veritar reads it and set VAULT_KEY_DIR' : ''}`,
    sealed > 0 && `${sealed} files that were kept in plain are encrypted now`,
    unreadable.length > 0 && `${unreadable.length} files have no readable bytes: their ids are above`,
  ].filter(Boolean).join('; ')
}
