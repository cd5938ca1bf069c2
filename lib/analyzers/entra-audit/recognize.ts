import type { Sample } from '../analyzer'
import { columnName } from '../audit-log/rows'
import { keyPattern } from '../formats/keys'

const category = /"category(_?value)?\\?"\s*:\s*\\?"AuditLogs\\?"/i
const keys = ['activityDisplayName', 'activityDateTime', 'loggedByService', 'initiatedBy', 'targetResources', 'modifiedProperties', 'operationType', 'resultReason', 'additionalDetails', 'correlationId'].map(keyPattern)

/** How surely the first bytes are Entra's audit log: Graph, diagnostic setting, Log Analytics, or the portal's CSV. */
export function recognizeDirectory({ text }: Sample): number {
  const start = text.trimStart()[0]
  if (start === '{' || start === '[') {
    const found = keys.filter((key) => key.test(text)).length
    if (category.test(text)) return found >= 3 ? 0.99 : found >= 2 ? 0.8 : 0
    if (found === 3 && /"initiated_?by\\?"\s*:/i.test(text) && /"target_?resources\\?"\s*:/i.test(text)) return 0.7
    return found >= 6 ? 0.99 : found >= 4 ? 0.8 : 0
  }
  const header = new Set((/^[^\r\n]+/.exec(text.trimStart())?.[0] ?? '').split(/[,;\t]/).map(columnName))
  const wanted = ['activity', 'service', 'result', 'resultreason', 'actortype', 'actordisplayname', 'actoruserprincipalname', 'target1displayname', 'target1type', 'correlationid']
  const table = ['operationname', 'activitydisplayname', 'loggedbyservice', 'initiatedby', 'targetresources', 'resultreason', 'additionaldetails'].filter((name) => header.has(name)).length
  if (table >= 4) return 0.95
  return wanted.filter((name) => header.has(name)).length >= 6 ? 0.95 : 0
}
