import type { Sample } from '../analyzer'
import { columnName } from '../audit-log/rows'
import { keyPattern } from '../formats/keys'

const type = /"event_?type\\?"\s*:\s*\\?"(user|policy|system|application|app|group|security|zone|network_zone|device|iam|access|oauth2|core|org|directory|event_hook|inline_hook|analytics|certification|workflows|support|pam|governance|campaign|task|plugin|mim|rate_limit|scheduled_action|self_service|credential|master_application|client)\.[a-z0-9_.]+\\?"/i
const keys = ['published', 'alternateId', 'displayMessage', 'legacyEventType', 'debugContext', 'debugData', 'authenticationContext', 'externalSessionId', 'securityContext', 'geographicalContext', 'rawUserAgent', 'outcome', 'transaction'].map(keyPattern)

/** How surely the first bytes are Okta's System Log, as JSON or as the report's CSV. */
export function recognizeOkta({ text }: Sample): number {
  const start = text.trimStart()[0]
  if (start === '{' || start === '[') {
    if (!type.test(text)) return 0
    const found = keys.filter((key) => key.test(text)).length
    return found >= 6 ? 1 : found >= 4 ? 0.9 : found >= 2 ? 0.6 : 0
  }
  const header = new Set((/^[^\r\n]+/.exec(text.trimStart())?.[0] ?? '').split(/[,;\t|]/).map(columnName))
  const wanted = ['eventtype', 'actoralternateid', 'outcomeresult', 'clientipaddress', 'actordisplayname']
  const found = wanted.filter((name) => header.has(name)).length
  return header.has('eventtype') && found >= 3 ? 0.95 : 0
}
