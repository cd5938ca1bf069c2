import { join } from 'node:path'
import { env } from '../env'
import { type AuditKeys, localKeys } from './keys'

/** Where the keys of the audit log of this installation are, unless a key service holds them. */
export function auditKeyFile(): string {
  return env().AUDIT_KEY_FILE ?? join(env().VERITAR_STATE, 'audit-keys.json')
}

let opened: { path: string; keys: AuditKeys } | undefined

/** The keys of the audit log of this installation, read once. @throws Error when they cannot be used; nothing is recorded then, and so nothing done */
export function auditKeys(): AuditKeys {
  const path = auditKeyFile()
  if (opened?.path !== path) opened = { path, keys: localKeys(path, false) }
  return opened.keys
}
