import type { Locator } from '../analyzer'
import { objectOf, pick } from '../formats/json-document'
import { readGroupRule } from '../group-rule'
import type { ColumnRow } from '../read-columns'
import { namesPrivilege } from './account'
import type { IdentityField } from './columns'
import type { IdentityGroup } from './facts'

/** Groups with their members in one JSON object, as directory and cloud exports nest them; null when it is none. */
export function groupOf(value: Record<string, unknown>, at: Locator): { group: IdentityGroup; rows: ColumnRow<IdentityField>[] } | null {
  const name = pick(value, 'group', 'groupName', 'displayName', 'GroupName', 'name', 'team')
  const members = pick(value, 'members', 'Members', 'users')
  if (typeof name !== 'string' || !Array.isArray(members) || members.length === 0) return null
  const accounts = members.flatMap((member: unknown) => accountIn(member) ?? [])
  if (accounts.length === 0) return null
  const ids = accounts.map((each) => each.id.toLowerCase())
  return {
    group: { name: name.slice(0, 200), members: ids, privileged: namesPrivilege(name), ...filling(value), at },
    rows: accounts.map(({ id, type, enabled }) => ({ cells: { id, group: name, ...(type ? { type } : {}), ...(enabled ? { enabled } : {}) }, at })),
  }
}

/** What fills a group by its own words: the rule of a dynamic group, a list by hand, or another directory. */
export function filling(value: Record<string, unknown>): Pick<IdentityGroup, 'filledBy' | 'attributes' | 'tells'> {
  const rule = [pick(value, 'membershipRule', 'MembershipRule'), pick(objectOf(pick(objectOf(pick(value, 'conditions')) ?? {}, 'expression')) ?? {}, 'value')].find((each): each is string => typeof each === 'string' && each.trim() !== '')
  const state = pick(value, 'membershipRuleProcessingState')
  if (rule !== undefined) {
    const read = readGroupRule(rule)
    return { filledBy: 'rule', attributes: read.attributes.slice(0, 20), tells: typeof state === 'string' && !/^on$/i.test(state) ? 'unknown' : read.tells }
  }
  const types = pick(value, 'groupTypes')
  if (pick(value, 'onPremisesSyncEnabled') === true || pick(value, 'type') === 'APP_GROUP') return { filledBy: 'other-directory', attributes: [], tells: null }
  if (Array.isArray(types)) return { filledBy: types.includes('DynamicMembership') ? 'rule' : 'hand', attributes: [], tells: types.includes('DynamicMembership') ? 'unknown' : null }
  return { filledBy: 'not-shown', attributes: [], tells: null }
}

function accountIn(member: unknown): { id: string; type?: string; enabled?: string } | null {
  if (typeof member === 'string') return /\s/.test(member) ? null : { id: member }
  const object = objectOf(member)
  if (!object) return null
  const profile = objectOf(pick(object, 'profile')) ?? {}
  const id = [pick(object, 'userPrincipalName', 'UserName', 'login', 'username', 'SamAccountName', 'mail', 'email'), pick(profile, 'login', 'email')].find((each): each is string => typeof each === 'string' && !/\s/.test(each))
  if (id === undefined) return null
  const type = pick(object, 'userType', 'type', '@odata.type')
  const enabled = pick(object, 'accountEnabled', 'status')
  return { id, ...(typeof type === 'string' ? { type } : {}), ...(typeof enabled === 'string' || typeof enabled === 'boolean' ? { enabled: String(enabled) } : {}) }
}

/** Users of `aws iam get-account-authorization-details` with the groups and policies that say what they may do. */
export function awsDetails(value: Record<string, unknown>, file: string): ColumnRow<IdentityField>[] | null {
  const users = pick(value, 'UserDetailList')
  if (!Array.isArray(users)) return null
  return users.flatMap((each: unknown, i) => {
    const user = objectOf(each)
    const name = user && pick(user, 'UserName')
    if (!user || typeof name !== 'string') return []
    const text = (key: string) => (typeof user[key] === 'string' ? (user[key] as string) : '')
    const list = (key: string, field?: string) => {
      const values: unknown = user[key]
      return Array.isArray(values) ? values.flatMap((one: unknown) => (typeof one === 'string' ? one : field ? (objectOf(one)?.[field] ?? []) : [])) : []
    }
    const groups = [...list('GroupList'), ...list('AttachedManagedPolicies', 'PolicyName')].join(';')
    return [{ cells: { id: name, arn: text('Arn'), created: text('CreateDate'), ...(groups ? { groups } : {}) }, at: { file, record: i + 1 } }]
  })
}
