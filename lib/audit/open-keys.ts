import { dirname, join } from 'node:path'
import { env } from '../env'
import { type AuditKeys, keysOfFile } from './keys'
import { parseVerifier } from './note'
import { headsIn, type SignedHeads } from './signed-heads'
import type { WitnessAddress } from './witness/ask'

/** Where the keys of the audit log of this installation are. */
export function auditKeyFile(): string {
  return env().AUDIT_KEY_FILE ?? join(env().VERITAR_STATE, 'audit-keys.json')
}

let opened: { path: string; keys: AuditKeys } | undefined

/** The keys of the audit log of this installation, read once. @throws Error when they cannot be used; nothing is recorded then, and so nothing done */
export function auditKeys(): AuditKeys {
  const path = auditKeyFile()
  if (opened?.path !== path) opened = { path, keys: keysOfFile(path) }
  return opened.keys
}

/** The heads signed so far, beside the keys and out of the database's reach. */
export function signedHeads(): SignedHeads {
  return headsIn(join(dirname(auditKeyFile()), 'audit-heads'))
}

/** The witness of this installation, or null when none is configured. @throws Error when only half of it is */
export function witnessAddress(): WitnessAddress | null {
  const { WITNESS_URL: url, WITNESS_KEY: line } = env()
  if (!url && !line) return null
  if (!url || !line) throw new Error('A witness needs both WITNESS_URL and WITNESS_KEY, the line it prints when it starts.')
  return { url, key: parseVerifier(line) }
}
