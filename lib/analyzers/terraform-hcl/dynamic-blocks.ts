import type { HclBlock } from '../formats/hcl'
import { isFields, Unresolved, type Value } from '../infrastructure/model'
import { evaluate, type Scope } from './evaluate'

/** Most blocks that one dynamic block is written out as. */
const most = 500

/** What is taken from a value by names and indexes; null where nothing is there. */
export function taken(value: Value | null, rest: string[]): Value | null {
  if (value === null || rest.length === 0) return value
  if (value instanceof Unresolved) return new Unresolved(value.refs)
  const [first = '', ...more] = rest
  if (Array.isArray(value)) return /^\d+$/.test(first) ? taken(value[Number(first)] ?? null, more) : null
  return isFields(value) && Object.hasOwn(value, first) ? taken(value[first] ?? null, more) : null
}

/**
 * The blocks that a dynamic block stands for: its content once for each element, where its `for_each` is a list or map that
 * the code itself says. Null where it is not: then nobody knows how many there are.
 */
export function writtenOut(block: HclBlock, scope: Scope): { content: HclBlock; scope: Scope }[] | null {
  const content = block.body.blocks.find(({ type }) => type === 'content')
  const elements = elementsOf(block, scope)
  if (!content || !elements || elements.length > most) return null
  const named = block.body.attributes.find(({ name }) => name === 'iterator')?.value
  const iterator = named?.kind === 'reference' && named.path[0] !== undefined ? named.path[0] : (block.labels[0] ?? '')
  return elements.map(([key, value]) => ({
    content,
    scope: { ...scope, resolve: (path) => (path[0] !== iterator ? scope.resolve(path) : path[1] === 'key' ? key : path[1] === 'value' ? taken(value, path.slice(2)) : null) },
  }))
}

/** What `for_each` goes over, by key; a set is the list that is written in it. Null where the code does not say. */
function elementsOf(block: HclBlock, scope: Scope): [Value, Value][] | null {
  const given = block.body.attributes.find(({ name }) => name === 'for_each')?.value
  const isSet = given?.kind === 'call' && given.name === 'toset'
  const value = given && evaluate(isSet ? (given.of[0] ?? given) : given, scope)
  if (isSet) return Array.isArray(value) && value.every((item) => typeof item === 'string') ? [...new Set(value)].map((item) => [item, item]) : null
  if (Array.isArray(value)) return value.map((item, i) => [i, item])
  return isFields(value) ? Object.entries(value) : null
}

/**
 * The instances that a resource is made as: one for each element of `for_each`, or as many as `count`, where the code itself
 * says so. Null where it is one, or where nobody knows how many.
 */
export function instancesOf(block: HclBlock, scope: Scope): { key: string; scope: Scope }[] | null {
  const count = block.body.attributes.find(({ name }) => name === 'count')?.value
  const number = count && evaluate(count, scope)
  const elements = elementsOf(block, scope)?.map(([key, value]) => ({ name: 'each', key, value })) ?? (typeof number === 'number' && Number.isInteger(number) && number > 0 ? Array.from({ length: Math.min(number, most + 1) }, (_, i) => ({ name: 'count', key: i, value: i })) : null)
  if (!elements || elements.length > most) return null
  return elements.map(({ name, key, value }) => ({
    key: typeof key === 'number' ? String(key) : JSON.stringify(key),
    scope: { ...scope, resolve: (path) => (path[0] !== name ? scope.resolve(path) : path[1] === 'key' || path[1] === 'index' ? key : path[1] === 'value' ? taken(value, path.slice(2)) : null) },
  }))
}

/** Dynamic blocks, at any depth, of which the code does not say how many there are. */
export function openBlocks(block: HclBlock, scope: Scope, depth = 0): { label: string; line: number }[] {
  if (depth > 30) return []
  return block.body.blocks.flatMap((inner) => {
    if (inner.type !== 'dynamic') return openBlocks(inner, scope, depth + 1)
    const out = writtenOut(inner, scope)
    return out ? out.slice(0, 20).flatMap((one) => openBlocks(one.content, one.scope, depth + 1)) : [{ label: inner.labels[0] ?? '', line: inner.line }]
  })
}
