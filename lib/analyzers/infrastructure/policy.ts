import { isFields, text, texts, Unresolved, type Fields, type Value } from './model'

/** One statement of an AWS policy, as far as it is resolved. Null in a list stands for something unresolved. */
export type Statement = {
  effect: 'Allow' | 'Deny' | 'unknown'
  actions: (string | null)[]
  notActions: (string | null)[]
  resources: (string | null)[]
  notResources: (string | null)[]
  /** Kind (`AWS`, `Service`, `Federated` or `*`) and who; empty when the statement names nobody. */
  principals: { kind: string; who: string | null; pattern: string }[]
  notPrincipals: boolean
  /** Condition keys, lower case, with operator and values. */
  conditions: { operator: string; key: string; values: (string | null)[] }[]
}

/** What a policy says; `complete` is false when some of it is not resolved or cannot be read. */
export type Policy = { statements: Statement[]; complete: boolean }

/** Resources that carry a policy of AWS on identities. */
export const policyTypes = ['aws_iam_policy', 'aws_iam_role_policy', 'aws_iam_user_policy', 'aws_iam_group_policy', 'aws_ssoadmin_permission_set_inline_policy']

const nothing: Policy = { statements: [], complete: false }
const mostStatements = 2_000

/** Reads an AWS policy given as JSON text, object, or unresolved text. What cannot be read is incomplete, never empty. */
export function readPolicy(value: Value | undefined): Policy {
  if (value instanceof Unresolved) return value.pattern === '' ? nothing : { ...readText(value.pattern), complete: false }
  if (typeof value === 'string') return readText(value)
  if (!isFields(value)) return nothing
  const list = pick(value, 'Statement')
  if (list === undefined || list instanceof Unresolved) return nothing
  const items = Array.isArray(list) ? list.slice(0, mostStatements) : [list]
  const statements = items.filter(isFields).map(readStatement)
  return { statements, complete: statements.length === items.length && items.length === (Array.isArray(list) ? list.length : 1) && statements.every(whole) }
}

const whole = (one: Statement) =>
  one.effect !== 'unknown' && [...one.actions, ...one.notActions, ...one.resources, ...one.notResources].every((item) => item !== null) && one.principals.every(({ who }) => who !== null)

function readText(policy: string): Policy {
  const trimmed = policy.trim()
  if (trimmed === '') return nothing
  try {
    const parsed = JSON.parse(trimmed.startsWith('%7B') ? decodeURIComponent(trimmed) : trimmed) as Value
    return isFields(parsed) ? readPolicy(gaps(parsed)) : nothing
  } catch {
    return nothing
  }
}

/** Turns texts that hold a gap into unresolved values, so that `arn:aws:iam::${}:root` is not taken for a name. */
function gaps(value: Value): Value {
  if (typeof value === 'string') return value.includes('${}') ? new Unresolved([], value) : value
  if (Array.isArray(value)) return value.map(gaps)
  if (isFields(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, gaps(item)]))
  return value
}

function pick(of: Fields, name: string): Value | undefined {
  if (Object.hasOwn(of, name)) return of[name]
  const wanted = name.toLowerCase()
  return Object.entries(of).find(([key]) => key.toLowerCase() === wanted)?.[1]
}

function readStatement(of: Fields): Statement {
  const effect = text(pick(of, 'Effect'))
  const list = (name: string) => texts(pick(of, name))
  return {
    effect: effect?.toLowerCase() === 'allow' ? 'Allow' : effect?.toLowerCase() === 'deny' ? 'Deny' : 'unknown',
    actions: list('Action'),
    notActions: list('NotAction'),
    resources: list('Resource'),
    notResources: list('NotResource'),
    principals: principalsOf(pick(of, 'Principal')),
    notPrincipals: pick(of, 'NotPrincipal') !== undefined,
    conditions: conditionsOf(pick(of, 'Condition')),
  }
}

function principalsOf(value: Value | undefined): Statement['principals'] {
  if (value === undefined || value === null) return []
  const one = (kind: string, item: Value) => ({ kind, who: text(item), pattern: item instanceof Unresolved ? item.pattern : '' })
  if (!isFields(value)) return (Array.isArray(value) ? value : [value]).map((item) => one(text(item) === '*' ? '*' : 'AWS', item))
  return Object.entries(value).flatMap(([kind, item]) => (Array.isArray(item) ? item : [item]).map((who) => one(text(who) === '*' && kind === 'AWS' ? '*' : kind, who)))
}

function conditionsOf(value: Value | undefined): Statement['conditions'] {
  if (value instanceof Unresolved) return [{ operator: '', key: '', values: [null] }]
  if (!isFields(value)) return []
  return Object.entries(value).flatMap(([operator, keys]) =>
    isFields(keys) ? Object.entries(keys).map(([key, item]) => ({ operator: operator.toLowerCase(), key: key.toLowerCase(), values: texts(item) })) : [{ operator: operator.toLowerCase(), key: '', values: [null] }],
  )
}

/** Whether a statement allows every action on every resource. */
export const allowsEverything = (one: Statement): boolean =>
  one.effect === 'Allow' && one.resources.includes('*') && (one.actions.includes('*') || one.actions.includes('*:*'))

/** Actions that end in a wildcard over a whole service, such as `s3:*`, on every resource. */
export const serviceWildcards = (one: Statement): string[] =>
  one.effect === 'Allow' && one.resources.includes('*') ? one.actions.filter((action): action is string => action !== null && /^[a-z0-9-]+:\*$/i.test(action)) : []

export const hasCondition = (one: Statement, key: string | RegExp): boolean => one.conditions.some((condition) => (typeof key === 'string' ? condition.key === key : key.test(condition.key)))

/** Conditions that hold a wide principal to the firm itself: organization, account, VPC, source ARN or account. */
export const confining = /^aws:(principalorgid|principalorgpaths|principalaccount|principalarn|sourceaccount|sourceowner|sourcearn|sourceorgid|sourceorgpaths|resourceorgid|sourcevpc|sourcevpce|vpcsourceip|sourceip)$|^kms:calleraccount$|^kms:viaservice$/
