import type { Sample } from '../analyzer'
import { columnName } from '../audit-log/rows'
import { keyPattern } from '../formats/keys'

const operation = /"(operation_?name(_?value)?|value)\\?"\s*:\s*(\{\s*"value"\s*:\s*)?\\?"(microsoft\.[a-z0-9.]+\/[a-z0-9./]+|(get|put|delete|append|list|copy)(blob|page|block|file)\w*|(vault|key|secret|certificate)\w+)\\?"/i
const resource = /"(_?resource_?id|scope|authorization_scope)\\?"\s*:\s*\\?"\\?\/?\\?\/(subscriptions|tenants)\\?\//i
const cluster = /"category\\?"\s*:\s*\\?"kube-audit/i
const keys = ['operationName', 'operationNameValue', 'resourceId', 'correlationId', 'callerIpAddress', 'eventTimestamp', 'caller', 'resultType', 'category', 'claims', 'subscriptionId', 'eventDataId', 'resourceProviderName', 'operationVersion', 'activityStatusValue', 'tenantId', 'properties'].map(keyPattern)

/** How surely the first bytes are Azure's activity log or resource logs: REST API, diagnostic setting, Log Analytics. */
export function recognizeActivity({ text }: Sample): number {
  const start = text.trimStart()[0]
  if (start === '{' || start === '[') {
    if (cluster.test(text) || !operation.test(text)) return 0
    const found = keys.filter((key) => key.test(text)).length
    return found >= 6 && resource.test(text) ? 1 : found >= 5 ? 0.8 : found >= 4 && resource.test(text) ? 0.7 : 0
  }
  const header = new Set((/^[^\r\n]+/.exec(text.trimStart())?.[0] ?? '').split(/[,;\t]/).map(columnName))
  const table = ['operationnamevalue', 'activitystatusvalue', 'caller', 'calleripaddress', 'categoryvalue'].filter((name) => header.has(name)).length
  const portal = ['operationname', 'eventcategory', 'eventinitiatedby', 'correlationid'].filter((name) => header.has(name)).length
  return table >= 3 ? 0.95 : portal === 4 ? 0.9 : 0
}
