import type { JsonRecord } from '../formats/json-records'
import { field, isObject } from '../formats/keys'

/**
 * How far a resource or trust policy reaches. `own`: the account itself and AWS services; `external`: other accounts or
 * identity providers; `public`: anyone; `conditional`: anyone who meets a condition; `unclear`: it cannot be read;
 * `none`: it allows nothing.
 */
export type Reach = { reach: 'none' | 'own' | 'external' | 'conditional' | 'public' | 'unclear'; who: string }

const order: Reach['reach'][] = ['none', 'own', 'unclear', 'conditional', 'external', 'public']
/** The wider of two reaches. */
export const wider = (a: Reach, b: Reach): Reach => (order.indexOf(b.reach) > order.indexOf(a.reach) ? b : a)

const nothing: Reach = { reach: 'none', who: 'nobody' }
const unclear: Reach = { reach: 'unclear', who: 'someone the record does not name' }

/** Reach of a policy given as JSON text or object, seen from `account`. What cannot be read is `unclear`, never `own`. */
export function policyReach(policy: unknown, account: string | null): Reach {
  const document = typeof policy === 'string' ? parse(policy) : policy
  if (!isObject(document)) return unclear
  const statement = field(document, 'Statement')
  const statements = Array.isArray(statement) ? statement.slice(0, 500) : [statement]
  return statements.map((one) => statementReach(one, account)).reduce(wider, nothing)
}

function parse(policy: string): unknown {
  for (const candidate of [policy, policy.startsWith('%7B') ? decoded(policy) : policy]) {
    try {
      return JSON.parse(candidate)
    } catch {
      continue
    }
  }
  return null
}

function decoded(policy: string): string {
  try {
    return decodeURIComponent(policy)
  } catch {
    return policy
  }
}

function statementReach(statement: unknown, account: string | null): Reach {
  if (!isObject(statement)) return unclear
  if (field(statement, 'Effect') !== 'Allow') return nothing
  if (field(statement, 'NotPrincipal') !== undefined) return { reach: 'public', who: 'everyone but a few' }
  const principal = field(statement, 'Principal')
  const reach = typeof principal === 'string' ? principalReach(principal, account) : isObject(principal) ? principalsReach(principal, account) : unclear
  const condition = field(statement, 'Condition')
  return reach.reach === 'public' && isObject(condition) && Object.keys(condition).length > 0 ? { reach: 'conditional', who: 'anyone who meets a condition' } : reach
}

function principalsReach(principal: JsonRecord, account: string | null): Reach {
  return Object.entries(principal)
    .flatMap(([kind, value]) => (Array.isArray(value) ? value.slice(0, 200) : [value]).map((one) => [kind.toLowerCase(), one] as const))
    .map(([kind, one]): Reach => {
      if (typeof one !== 'string') return unclear
      if (kind === 'service') return { reach: 'own', who: one }
      if (kind === 'federated') return one.includes(`::${account}:`) ? { reach: 'own', who: one } : { reach: 'external', who: one.slice(0, 200) }
      return principalReach(one, account)
    })
    .reduce(wider, nothing)
}

/** Reach of one principal: `*`, an account id, an ARN, or the unique id of a user or role. */
export function principalReach(principal: string, account: string | null): Reach {
  if (principal === '*') return { reach: 'public', who: 'anyone' }
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/.test(principal)) return { reach: 'own', who: principal }
  const id = /^\d{12}$/.test(principal) ? principal : /^arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:(\d{12}):/.exec(principal)?.[1]
  if (id) return id === account ? { reach: 'own', who: `account ${id}` } : { reach: 'external', who: `account ${id}` }
  return /^arn:aws[a-z-]*:cloudfront::cloudfront:user\//.test(principal) ? { reach: 'external', who: 'a CloudFront identity' } : unclear
}
