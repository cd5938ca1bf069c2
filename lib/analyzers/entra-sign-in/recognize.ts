import type { Sample } from '../analyzer'
import { columnName } from '../audit-log/rows'
import { keyPattern } from '../formats/keys'

const category = /"category(_?value)?\\?"\s*:\s*\\?"(SignInLogs|NonInteractiveUserSignInLogs|ServicePrincipalSignInLogs|ManagedIdentitySignInLogs|ADFSSignInLogs|SignIn(Events)?)\\?"/i
const operation = /"operation_?name\\?"\s*:\s*\\?"Sign-in activity\\?"/i
const keys = ['userPrincipalName', 'appDisplayName', 'clientAppUsed', 'conditionalAccessStatus', 'isInteractive', 'resourceDisplayName', 'authenticationRequirement', 'createdDateTime', 'riskLevelDuringSignIn', 'deviceDetail', 'ipAddress', 'servicePrincipalId', 'authenticationDetails', 'appliedConditionalAccessPolicies', 'authenticationProtocol'].map(keyPattern)

/** How surely the first bytes are Entra's sign-in log: Graph, diagnostic setting, Log Analytics, or the portal's CSV. */
export function recognizeSignIns({ text }: Sample): number {
  const start = text.trimStart()[0]
  if (start === '{' || start === '[') {
    const found = keys.filter((key) => key.test(text)).length
    if (category.test(text) || operation.test(text)) return found >= 4 ? 1 : found >= 2 ? 0.8 : 0
    return found >= 7 ? 0.95 : found >= 5 ? 0.7 : 0
  }
  const header = new Set((/^[^\r\n]+/.exec(text.trimStart())?.[0] ?? '').split(/[,;\t]/).map(columnName))
  const wanted = ['username', 'userprincipalname', 'application', 'appdisplayname', 'clientapp', 'clientappused', 'conditionalaccess', 'conditionalaccessstatus', 'signinerrorcode', 'authenticationrequirement', 'ipaddress', 'multifactorauthenticationresult', 'hometenantid']
  const found = wanted.filter((name) => header.has(name)).length
  return found >= 5 ? 0.95 : 0
}
