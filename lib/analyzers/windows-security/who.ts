import type { Actor } from '../log-model'
import type { WindowsRecord } from './record'

/** Events whose target is the one who acts or tries to: sign-ins and tickets. */
const ofTarget = new Set([4624, 4625, 4634, 4647, 4768, 4769, 4771, 4776, 4778, 4779, 4801, 4800])
const machine = /\$$/
const builtIn = /^(?:SYSTEM|LOCAL SERVICE|NETWORK SERVICE|DWM-\d+|UMFD-\d+|IUSR|DefaultAppPool|Local System|NT SERVICE\\.*)$/i
const service = /^(?:svc|sa|srv|service|task|sql|app|gmsa)[-_.]|[-_.](?:svc|service)$/i
const shared = /^(?:administrator|admin|guest|operator|user|test|support|shared|owner|itadmin)$/i

export type Caller = { actor: Actor | null; root: boolean; shared: boolean }

/** Who acts: a person by domain and name, a machine or service account, the system, or nobody known. */
export function callerOf({ id, data }: WindowsRecord): Caller {
  const side = ofTarget.has(id) ? 'Target' : 'Subject'
  const get = (name: string) => said(data.get(name))
  const name = get(`${side}UserName`) ?? (ofTarget.has(id) ? get('Account') : null) ?? get('SubjectUserName') ?? get('AccountName') ?? get('UserName') ?? get('TargetUserName')
  const domain = get(`${side}DomainName`) ?? get('AccountDomain')
  const sid = get(`${side}UserSid`) ?? get(`${side}Sid`) ?? get('UserId')
  if (name === null) return { actor: sid === null ? null : { id: sid.toLowerCase(), kind: /^S-1-5-(?:18|19|20|80-.*|90-.*|96-.*)$/.test(sid) ? 'service' : 'human', display: sid, aliases: [sid] }, root: false, shared: false }
  if (/^ANONYMOUS LOGON$/i.test(name) || sid === 'S-1-5-7') return { actor: { id: 'anonymous logon', kind: 'anonymous', display: 'somebody without an account', aliases: [] }, root: false, shared: false }
  const bare = name.includes('\\') ? name.slice(name.lastIndexOf('\\') + 1) : name
  const home = name.includes('\\') ? name.slice(0, name.lastIndexOf('\\')) : domain
  const notHuman = machine.test(bare) || builtIn.test(bare) || service.test(bare) || /^S-1-5-(?:18|19|20)$/.test(sid ?? '')
  const full = bare.includes('@') || home === null ? bare : `${home}\\${bare}`
  const aliases = [...new Set([bare, full, sid].filter((alias) => alias !== null))]
  return { actor: { id: full.toLowerCase(), kind: notHuman ? 'service' : 'human', display: full, aliases }, root: /-500$/.test(sid ?? '') || /^administrator$/i.test(bare), shared: shared.test(bare) }
}

/** A value that says something: exports write a dash, a zero or nothing for what is not known. */
export const said = (value: string | undefined): string | null => (value === undefined || value === '' || value === '-' || value === 'N/A' || value === '%%1793' ? null : value)
