import type { ScopeAccount } from '../audit-report-facts'

export type FoundAccount = Pick<ScopeAccount, 'id' | 'provider'> & { region?: string }

const arn = /\barn:aws[a-z-]{0,12}:[a-z0-9-]{0,40}:([a-z]{2}(?:-[a-z]{2,5}){1,2}-\d{1,2})?:(\d{12}):/g
const subscription = /\/subscriptions\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=\/|$|["'\s])/gi
const project = /\/\/[a-z]+\.googleapis\.com\/projects\/([a-z][a-z0-9-]{4,28}[a-z0-9])(?=\/|$|["'\s])/g
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The accounts that resource names in a text belong to: ARNs, Azure resource ids, full names of Google Cloud resources. */
export function accountsIn(text: string): FoundAccount[] {
  return [
    ...[...text.matchAll(arn)].map(([, region, id = '']): FoundAccount => ({ id, provider: 'aws', ...(region ? { region } : {}) })),
    ...[...text.matchAll(subscription)].map(([, id = '']): FoundAccount => ({ id: id.toLowerCase(), provider: 'azure' })),
    ...[...text.matchAll(project)].map(([, id = '']): FoundAccount => ({ id, provider: 'gcp' })),
  ]
}

/** A field that holds an account id, by its shape and the provider beside it; null when it is empty or a placeholder word. */
export function accountOf(field: string, provider = ''): FoundAccount | null {
  const id = field.trim()
  if (/^\d{4}-\d{4}-\d{4}$/.test(id)) return { id: id.replaceAll('-', ''), provider: 'aws' }
  if (/^\d{12}$/.test(id)) return { id, provider: 'aws' }
  if (uuid.test(id)) return { id: id.toLowerCase(), provider: 'azure' }
  if (/^[\w.:@/-]{2,120}$/.test(id) && !/^(?:none|null|unknown|n\/a|tbd)$/i.test(id)) return { id, provider: /gcp|google/i.test(provider) ? 'gcp' : 'other' }
  return null
}

/** Account numbers in running text: twelve digits, alone or in three groups, close behind the word account or GovCloud. */
export function accountsInProse(text: string): FoundAccount[] {
  const near = /\b(?:accounts?|govcloud)\b[^.\n\d]{0,60}((?:\d{12}|\d{4}-\d{4}-\d{4})(?:(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+|\s+)(?:\d{12}|\d{4}-\d{4}-\d{4})){0,20})(?!\d)/gi
  const aws = [...text.matchAll(near)].flatMap(([, list = '']) => (list.match(/\d{12}|\d{4}-\d{4}-\d{4}/g) ?? []).map((id): FoundAccount => ({ id: id.replaceAll('-', ''), provider: 'aws' })))
  const subscriptions = /\bsubscriptions?\b[^.\n]{0,60}?\b([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/gi
  return [...aws, ...[...text.matchAll(subscriptions)].map(([, id = '']): FoundAccount => ({ id: id.toLowerCase(), provider: 'azure' })), ...accountsIn(text)]
}
