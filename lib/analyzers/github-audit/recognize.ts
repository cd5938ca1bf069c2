import type { Sample } from '../analyzer'
import { isKnownAction, looksLikeAction } from './categories'

const action = /"action\\?"\s*:\s*\\?"([^"\\]{3,120})\\?"/gi
const others = ['_document_id', 'actor', 'actor_id', 'org', 'org_id', 'repo', 'business', '@timestamp', 'created_at', 'operation_type', 'actor_ip', 'actor_location', 'programmatic_access_type', 'transport_protocol_name', 'user_agent', 'hashed_token'].map((key) => new RegExp(`"${key}\\\\?"\\s*:`, 'i'))
const foreign = /"(?:eventVersion|protoPayload|auditID|objectRef|operationName|eventType|userIdentity|digestS3Object)\\?"\s*:/i

/** How surely the first bytes are GitHub's audit log: by actions as GitHub names them, and the fields beside them. */
export function recognizeGithub({ text }: Sample): number {
  const start = text.trimStart()[0]
  if (start !== '{' && start !== '[') return recognizeTable(text)
  if (foreign.test(text)) return 0
  const actions = [...text.matchAll(action)].slice(0, 50).map(([, name = '']) => name.toLowerCase())
  const known = actions.filter(isKnownAction).length
  const told = others.filter((key) => key.test(text)).length
  if (actions.length === 0 || told === 0) return 0
  if (known === actions.length && told >= 4) return 1
  if (known > actions.length / 2) return told >= 2 ? 0.9 : 0.7
  return actions.every(looksLikeAction) && told >= 5 ? 0.7 : 0
}

function recognizeTable(text: string): number {
  const [header = '', first = ''] = text.split(/\r?\n/, 2)
  const names = header.toLowerCase().split(',').map((name) => name.trim().replaceAll('"', ''))
  if (!names.includes('action') || !names.includes('actor') || !(names.includes('created_at') || names.includes('@timestamp'))) return 0
  return first.split(',').some((cell) => isKnownAction(cell.replaceAll('"', '').trim())) ? 0.9 : 0
}
