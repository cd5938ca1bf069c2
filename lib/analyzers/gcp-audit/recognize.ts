import type { Sample } from '../analyzer'
import { keyPattern } from '../formats/keys'

const payload = /"proto_?payload(_auditlog)?\\?"\s*:\s*\{/i
const audit = /google\.cloud\.audit\.AuditLog|cloudaudit\.googleapis\.com/i
const keys = ['logName', 'insertId', 'methodName', 'serviceName', 'principalEmail', 'resourceName', 'callerIp', 'authorizationInfo', 'receiveTimestamp'].map(keyPattern)

/** A CSV whose columns are the paths of an entry's keys, as the Logs Explorer downloads it. */
const isNestedTable = (text: string): boolean =>
  ['methodName', 'serviceName', 'authenticationInfo', 'requestMetadata', 'resourceName', 'status', '@type'].filter((name) => new RegExp(`(?:^|[,;\\t"])protoPayload\\.${name}`, 'i').test(text.slice(0, 16_384).split(/\r?\n/, 1)[0] ?? '')).length >= 3

/** How surely the first bytes are audit entries of Google Cloud, by the keys they carry. */
export function recognizeGcp({ text }: Sample): number {
  const start = text.trimStart()[0]
  // What gcloud prints without --format=json: told apart, so that it is read as what it is.
  if (start !== '{' && start !== '[' && isNestedTable(text)) return 0.95
  if (start !== '{' && start !== '[') return /^\s*protoPayload:/m.test(text) && /type\.googleapis\.com\/google\.cloud\.audit\.AuditLog/.test(text) ? 0.9 : 0
  const found = keys.filter((key) => key.test(text)).length
  if (payload.test(text)) return audit.test(text) && found >= 4 ? 1 : found >= 3 ? 0.9 : found >= 2 ? 0.6 : 0
  return audit.test(text) && found >= 6 ? 0.8 : 0
}
