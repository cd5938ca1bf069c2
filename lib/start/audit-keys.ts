import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { keysOfFile, logVerifier, makeKeyFile, newInstallation, originOf } from '../audit/keys'
import { parseNote, signedBy, signNote } from '../audit/note'
import { auditKeyFile } from '../audit/open-keys'
import { signingService } from '../audit/signing/open-signing'
import { withOwner } from '../db/owner'
import { env } from '../env'
import { Problem } from './problem'

/**
 * The keys of the audit log, made at the first start only: where a log is signed already, a fresh key could not go on with
 * it. The one that signs is tried.
 * @returns where the keys are, and what to do about it
 * @throws Problem when they cannot be used
 */
export async function prepareAuditKeys(ownerUrl: string): Promise<string> {
  const signed = await withOwner(ownerUrl, (db) => db.auditCheckpoint.findFirst({ select: { logId: true } }))
  return keysAt(auditKeyFile(), signed === null)
}

/** The same of a file. @param make whether to make keys when there is none */
export async function keysAt(path: string, make: boolean): Promise<string> {
  try {
    if (make && !existsSync(path)) await makeKeys(path)
    return said(path, await tried(path))
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error))
  }
}

async function makeKeys(path: string): Promise<void> {
  const place = env().AUDIT_SIGNING
  if (place === 'local') return makeKeyFile(path)
  const installation = newInstallation()
  const { id, spki } = await (await signingService(place)).create(installation)
  makeKeyFile(path, installation, { key: id, spki: spki.toString('base64') })
}

/** Has the key sign something, and checks it. @returns where it is */
async function tried(path: string): Promise<'local' | 'pkcs11' | 'aws-kms'> {
  const keys = keysOfFile(path)
  const asked = env().AUDIT_SIGNING
  if (asked !== keys.place) throw new Error(`AUDIT_SIGNING is ${asked}, and the key in ${path} that signs the audit log is ${keys.place}: a log goes on with the key it began with. Set AUDIT_SIGNING=${keys.place}.`)
  const note = parseNote(await signNote('Tried at the start.\n', originOf(keys, 'start'), keys))
  if (!note || signedBy(note, logVerifier(keys, 'start')) !== 'yes') throw new Error(`The key that signs the audit log is not the one that ${path} names: restore the file that belongs to it.`)
  return keys.place
}

function said(path: string, place: string): string {
  if (place !== 'local') return `${path}; the key that signs is in ${place === 'pkcs11' ? 'its PKCS#11 token' : 'AWS KMS'}`
  const beside = resolve(dirname(path)) === resolve(env().VERITAR_STATE)
  return beside ? `${path}; beside the data they protect only a trial: move the file to where only Veritar reads it and set AUDIT_KEY_FILE` : path
}
