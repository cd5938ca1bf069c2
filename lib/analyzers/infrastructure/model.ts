import type { Locator } from '../analyzer'
import type { Cloud } from '../infrastructure-facts'

/** A value that the evidence does not resolve. `refs` are the names it depends on; `pattern` is its text with `${}` for each gap. */
export class Unresolved {
  constructor(
    readonly refs: readonly string[] = [],
    readonly pattern: string = '',
  ) {}
}

export type Value = string | number | boolean | null | Unresolved | Value[] | Fields
export interface Fields {
  [key: string]: Value
}

/**
 * A resource in the vocabulary of Terraform, whatever format it was written in. Nested blocks are lists of fields, as in a
 * plan. `certain` is false where the code makes it only under a condition that is not resolved.
 */
export type Resource = {
  address: string
  /** Address without instance keys; what other resources refer to. */
  base: string
  type: string
  /** Its type as written, where that differs; null for a part of another resource, which is not counted by itself. */
  written?: string | null
  values: Fields
  provider: Provider | null
  certain: boolean
  at: Locator
  /** Where a top-level field stands, as exactly as the format tells; the resource itself otherwise. */
  place: (field: string) => Locator
}

/** A provider as configured; `region` is unresolved when it depends on something outside of the evidence. */
export type Provider = {
  name: string
  alias: string | null
  cloud: Cloud
  region: string | Unresolved | null
  settings: Fields
  at: Locator
}

/** Everything that a reader found, before any rule looks at it. */
export type Estate = {
  resources: Resource[]
  providers: Provider[]
  backends: { kind: string; settings: Fields; at: Locator }[]
  modules: { source: string; version: string | null; at: Locator }[]
  images: { image: string; at: Locator }[]
  secrets: { kind: string; at: Locator }[]
  unknowns: { what: string; because: string; at: Locator }[]
  /** Values that belong to no resource and are only looked at for what stands written in them. */
  texts: { fields: Fields; at: Locator }[]
  /** What a plan takes away without putting anything in its place. */
  removed: { type: string; address: string; at: Locator }[]
}

export const estate = (): Estate => ({ resources: [], providers: [], backends: [], modules: [], images: [], secrets: [], unknowns: [], texts: [], removed: [] })

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unresolved)

/**
 * The value at a path such as `rule.apply.sse_algorithm`. A list on the way stands for its first element, as a block does;
 * undefined when nothing is there, and the unresolved value when the path runs into one.
 */
export function get(values: Value | undefined, path: string): Value | undefined {
  let here: Value | undefined = values
  for (const key of path.split('.')) {
    while (Array.isArray(here)) here = here[0]
    if (here instanceof Unresolved) return here
    if (!isFields(here) || !Object.hasOwn(here, key)) return undefined
    here = here[key]
  }
  return here
}

/** Nothing there, or null, or an empty list: the provider then uses its default. */
export const absent = (value: Value | undefined): value is undefined | null => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** The blocks under a name: a list of fields. Unresolved members are left out and told by `unresolvedIn`. */
export function blocks(values: Value | undefined, path: string): Fields[] {
  const found = get(values, path)
  if (isFields(found)) return [found]
  return Array.isArray(found) ? found.filter(isFields) : []
}

export const unresolvedIn = (values: Value | undefined, path: string): boolean => {
  const found = get(values, path)
  return found instanceof Unresolved || (Array.isArray(found) && found.some((item) => item instanceof Unresolved))
}

/** A resolved, non-empty text; null otherwise. Numbers and truth values are texts too. */
export function text(value: Value | undefined): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

/** A resolved number; null otherwise. */
export function number(value: Value | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value.trim()) ? Number(value) : null
}

/** Yes or no as written; `unknown` when unresolved; `otherwise` when nothing is there. */
export function flag<T extends string>(value: Value | undefined, otherwise: T): 'yes' | 'no' | 'unknown' | T {
  if (value instanceof Unresolved) return 'unknown'
  if (absent(value)) return otherwise
  const word = text(value)?.toLowerCase()
  if (word === 'true' || word === 'enabled' || word === 'on' || word === '1' || word === 'yes' || word === 'allow') return 'yes'
  return word === 'false' || word === 'disabled' || word === 'off' || word === '0' || word === 'no' || word === 'suspended' || word === 'deny' || word === 'none' ? 'no' : 'unknown'
}

/** Texts of a list or of one value; unresolved members become null. */
export function texts(value: Value | undefined): (string | null)[] {
  if (absent(value)) return []
  if (value instanceof Unresolved) return [null]
  return (Array.isArray(value) ? value : [value as Value]).map((item) => text(item))
}

/** Whether a value names a resource: by reference, by its name, id or ARN as far as they are resolved. */
export function pointsTo(value: Value | undefined, target: Resource): boolean {
  if (value instanceof Unresolved) return value.refs.some((ref) => ref === target.base || ref.startsWith(`${target.base}.`))
  const named = text(value)
  if (named === null) return false
  return ['bucket', 'name', 'id', 'arn', 'identifier'].some((field) => text(target.values[field]) === named)
}

/** Visits every text in a value, also those inside unresolved patterns. Bounded by the depth that parsing allowed. */
export function eachText(value: Value | undefined, visit: (text: string, whole: boolean) => void): void {
  if (typeof value === 'string') visit(value, true)
  else if (value instanceof Unresolved) {
    if (value.pattern !== '') visit(value.pattern, false)
  } else if (Array.isArray(value)) for (const item of value) eachText(item, visit)
  else if (isFields(value)) for (const key in value) eachText(value[key], visit)
}
