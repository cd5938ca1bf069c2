import { dirname, resolve } from 'node:path'
import { localKeys } from '../audit/keys'
import { auditKeyFile } from '../audit/open-keys'
import { withOwner } from '../db/owner'
import { env } from '../env'
import { Problem } from './problem'

/**
 * The key file of the audit log, made at the first start only: where a log is signed already, a fresh key could not go on with it.
 * @returns where the keys are, and what to do about it
 * @throws Problem when they cannot be used
 */
export async function prepareAuditKeys(ownerUrl: string): Promise<string> {
  const path = auditKeyFile()
  const signed = await withOwner(ownerUrl, (db) => db.auditCheckpoint.findFirst({ select: { logId: true } }))
  try {
    localKeys(path, signed === null)
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error))
  }
  const beside = resolve(dirname(path)) === resolve(env().VERITAR_STATE)
  return beside ? `${path}; beside the data they protect only a trial: move the file to where only Veritar reads it and set AUDIT_KEY_FILE` : path
}
