import { accountIn, isoIn, oldestOf, yesNo, type ColumnRow } from '../read-columns'
import type { IdentityField } from './columns'
import type { IdentityAccount } from './facts'

const privileged = /\badmin\w*\b|\bowners?\b|\broot\b|\bsuper ?users?\b|administratoraccess|\bpoweruser\w*|\bmaintainers?\b|cluster-admin|full ?access|\bglobal administrator\b/i
/** GitLab gives access as a number: 50 is owner, 60 administrator. */
const isPrivileged = (text: string) => privileged.test(text.replace(/[_-]+/g, ' ')) || /^(?:50|60)$/.test(text.trim())
/** Names of groups and roles that say administrator. The name is a sign, not a proof of rights. */
export const namesPrivilege = isPrivileged

const shared = /^(?:admin|administrator|root|devops|ops|shared|team|support|test|user|guest|build|deploy|sysadmin|operator|engineering)\d{0,3}$/
const service = /(?:^|[-_.\\/])(?:svc|service|bot|automation|pipeline|terraform|ci|cd|runner|sync)(?:[-_.@0-9]|$)|\[bot\]$|\.gserviceaccount\.com$|\$$/i

/** An account as its row gives it. Names of persons, which have white space, are not taken for accounts. */
export function accountOf({ cells, at }: ColumnRow<IdentityField>): IdentityAccount {
  const root = cells.id === '<root_account>'
  const id = root ? 'root' : accountIn(cells.id) || aliasesIn(cells.alias)[0] || ''
  const aliases = [...aliasesIn(cells.alias), ...aliasesIn(cells.arn)].filter((alias) => alias !== id)
  const keys = cells.key1 === undefined && cells.key2 === undefined ? null : [cells.key1, cells.key2].filter((cell) => yesNo(cell) === true).length
  const password = cells.password === undefined ? null : yesNo(cells.password)
  const roles = listOf(cells.role)
  const groups = [...listOf(cells.groups), ...listOf(cells.group)]
  const said = yesNo(cells.admin)
  const admin = root || said === true || [...roles, ...groups].some(isPrivileged) ? true : cells.admin === undefined && roles.length + groups.length === 0 ? null : false
  return {
    id,
    aliases: [...new Set(aliases)].slice(0, 10),
    kind: kindOf(cells, id, root, password, keys),
    enabled: yesNo(cells.disabled) === true ? false : cells.enabled === undefined && yesNo(cells.disabled) === false ? true : enabledIn(cells.enabled),
    admin,
    groups: [...new Set([...groups, ...roles])].slice(0, 200),
    createdOn: isoIn(cells.created),
    lastUsedOn: isoIn(cells.lastUsed),
    mfa: cells.mfa === undefined ? null : yesNo(cells.mfa),
    password: root ? true : password,
    accessKeys: keys,
    oldestKeyOn: oldestOf([yesNo(cells.key1) === true ? isoIn(cells.key1On) : null, yesNo(cells.key2) === true ? isoIn(cells.key2On) : null]),
    at,
  }
}

/** True for a name that no single person has. */
export const isSharedName = (id: string) => shared.test(id.split('@')[0] ?? '')

function kindOf(cells: Partial<Record<IdentityField, string>>, id: string, root: boolean, password: boolean | null, keys: number | null): IdentityAccount['kind'] {
  const type = (cells.type ?? '').toLowerCase()
  if (/guest|external|b2b|outside collaborator/.test(type) || /outside[ _-]?collaborator/i.test(cells.role ?? '') || id.includes('#ext#')) return 'guest'
  if (/bot|service|app|machine|workload|managed identity|computer|device/.test(type) || service.test(id)) return 'service'
  if (root) return 'human'
  if (password === false && keys !== null && keys > 0) return 'service'
  if (/group/.test(type)) return 'unclear'
  return 'human'
}

function enabledIn(cell: string | undefined): boolean | null {
  if (cell === undefined) return null
  if (/^(?:active|enabled|provisioned|password_expired|recovery|staged|locked_out|normal)$/i.test(cell.trim())) return true
  if (/^(?:suspended|deprovisioned|disabled|deactivated|blocked|archived|inactive|deleted|banned)$/i.test(cell.trim())) return false
  return yesNo(cell)
}

const listOf = (cell: string | undefined) => (cell ?? '').split(/[;|\n]+|,(?!\s?(?:OU|DC|CN)=)/i).map((part) => part.trim().replace(/^CN=([^,]+),.*$/i, '$1').slice(0, 200)).filter((part) => part !== '')
const aliasesIn = (cell: string | undefined) => (cell ?? '').split(/[;,|\s]+/).map((part) => part.trim().toLowerCase()).filter((part) => part.length > 2 && !/^(?:cn|ou|dc)=/.test(part) && !/^[0-9a-f-]{36}$/.test(part))
