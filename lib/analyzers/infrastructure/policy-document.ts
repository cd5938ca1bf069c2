import { blocks, get, isFields, text, Unresolved, type Estate, type Fields, type Value } from './model'

/**
 * The policy that a `data.aws_iam_policy_document` stands for, as AWS writes it. What cannot be carried over (source or
 * override documents) is left as an unresolved statement, so that the policy counts as incomplete.
 */
export function policyOfDocument(values: Fields): Fields {
  const list = get(values, 'statement')
  const statements: Value[] = list instanceof Unresolved ? [list] : blocks(values, 'statement').map(statementOf)
  const merged = ['source_policy_documents', 'override_policy_documents', 'source_json', 'override_json'].some((name) => {
    const value = values[name]
    return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)
  })
  return { Version: '2012-10-17', Statement: merged ? [...statements, new Unresolved()] : statements }
}

function statementOf(block: Fields): Value {
  const out: Fields = { Effect: block['effect'] ?? 'Allow' }
  const copy = (from: string, to: string) => {
    const value = block[from]
    if (value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)) out[to] = value
  }
  copy('actions', 'Action')
  copy('not_actions', 'NotAction')
  copy('resources', 'Resource')
  copy('not_resources', 'NotResource')
  const principals = principalsOf(block, 'principals')
  if (principals !== null) out['Principal'] = principals
  if (principalsOf(block, 'not_principals') !== null) out['NotPrincipal'] = '*'
  const conditions = get(block, 'condition')
  if (conditions instanceof Unresolved) out['Condition'] = conditions
  else {
    const all: Fields = {}
    for (const one of blocks(block, 'condition')) {
      const test = text(one['test']) ?? 'unresolved'
      const known = all[test]
      all[test] = { ...(isFields(known) ? known : {}), [text(one['variable']) ?? '']: one['values'] ?? new Unresolved() }
    }
    if (Object.keys(all).length > 0) out['Condition'] = all
  }
  return out
}

function principalsOf(block: Fields, name: string): Value | null {
  const value = get(block, name)
  if (value instanceof Unresolved) return value
  const list = blocks(block, name)
  if (list.length === 0) return null
  const out: Fields = {}
  for (const one of list) {
    const type = text(one['type']) ?? 'AWS'
    if (type === '*') return '*'
    const names = one['identifiers'] ?? new Unresolved()
    const before = out[type]
    out[type] = [...(Array.isArray(before) ? before : []), ...(Array.isArray(names) ? names : [names])]
  }
  return out
}

/** Puts the policies that data sources make into the fields that refer to them, by the base of their address. */
export function placePolicyDocuments(estate: Estate, documents: Map<string, Fields>): void {
  if (documents.size === 0) return
  const made = new Map<string, Fields>()
  for (const resource of estate.resources) {
    for (const field in resource.values) {
      const value = resource.values[field]
      if (!(value instanceof Unresolved) || value.pattern !== '') continue
      const base = value.refs.find((ref) => documents.has(ref))
      if (base === undefined) continue
      const policy = made.get(base) ?? policyOfDocument(documents.get(base) as Fields)
      made.set(base, policy)
      resource.values[field] = policy
    }
  }
}
