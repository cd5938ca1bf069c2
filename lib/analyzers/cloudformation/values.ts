import type { YamlNode } from '../formats/yaml-tree'
import { isFields, text, Unresolved, type Fields, type Value } from '../infrastructure/model'

/** What names stand for in one template: parameters with a default that is a value, and the base of a resource. */
export type Names = { parameter: (name: string) => Value | null; resource: (name: string) => string | null }

/**
 * A value of a template. Functions are never evaluated: what they give is unresolved, with the resources it rests on and the
 * text around its gaps. A reference to a parameter is its default; pseudo parameters such as `AWS::Region` are not provable
 * from a template (domain.md 5.8).
 */
export function valueOf(node: YamlNode, names: Names): Value {
  if (node.tag !== '') return ofFunction(node.tag.replace(/^!/, ''), untagged(node, names), names)
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map((item) => valueOf(item, names))
  const [only] = node.entries
  if (node.entries.length === 1 && only && (only.key === 'Ref' || only.key === 'Condition' || only.key.startsWith('Fn::'))) return ofFunction(only.key.replace(/^Fn::/, ''), valueOf(only.value, names), names)
  const out: Fields = {}
  for (const { key, value } of node.entries) Object.defineProperty(out, key, { value: valueOf(value, names), enumerable: true, writable: true, configurable: true })
  return out
}

/** The argument of a short-form tag such as `!Sub`. */
function untagged(node: YamlNode, names: Names): Value {
  return valueOf({ ...node, tag: '' }, names)
}

function ofFunction(name: string, of: Value, names: Names): Value {
  switch (name) {
    case 'Ref':
      return typeof of === 'string' ? reference(of, names) : gather(of)
    case 'Sub':
      return substitute(of, names)
    case 'GetAtt': {
      const target = typeof of === 'string' ? of.split('.')[0] : Array.isArray(of) ? text(of[0]) : null
      return new Unresolved([names.resource(target ?? '') ?? target ?? ''].filter((ref) => ref !== ''))
    }
    case 'Join':
      return join(of)
    default:
      return gather(of)
  }
}

function reference(name: string, names: Names): Value {
  if (name === 'AWS::NoValue') return null
  if (name.startsWith('AWS::')) return new Unresolved([name])
  const target = names.resource(name)
  if (target !== null) return new Unresolved([target])
  return names.parameter(name) ?? new Unresolved([name])
}

/** `${Name}` is a reference, `${Name.Attribute}` one to a resource, `${!Literal}` a text. */
function substitute(of: Value, names: Names): Value {
  const [template, own] = Array.isArray(of) ? of : [of, {}]
  if (typeof template !== 'string') return gather(of)
  const refs: string[] = []
  let open = false
  const words = template.replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`
    const given: Value | undefined = isFields(own) && Object.hasOwn(own, name) ? (own as Fields)[name] : name.includes('.') ? new Unresolved([names.resource(name.split('.')[0] ?? '') ?? name]) : reference(name, names)
    const said = text(given)
    if (said !== null) return said
    if (given instanceof Unresolved) refs.push(...given.refs)
    open = true
    return '${}'
  })
  return open ? new Unresolved([...new Set(refs)], words) : words
}

function join(of: Value): Value {
  const [between, parts] = Array.isArray(of) ? of : []
  if (typeof between !== 'string' || !Array.isArray(parts)) return gather(of)
  const refs = parts.flatMap((part) => (part instanceof Unresolved ? part.refs : []))
  return new Unresolved([...new Set(refs)], parts.map((part) => text(part) ?? (part instanceof Unresolved && part.pattern !== '' ? part.pattern : '${}')).join(between))
}

/** Something unresolved that rests on these values; texts in it stay visible to the rules that look for them. */
function gather(of: Value): Unresolved {
  const refs = new Set<string>()
  const words: string[] = []
  const visit = (value: Value): void => {
    if (value instanceof Unresolved) {
      for (const ref of value.refs) refs.add(ref)
      if (value.pattern !== '') words.push(value.pattern)
    } else if (typeof value === 'string') words.push(value)
    else if (Array.isArray(value)) value.forEach(visit)
    else if (isFields(value)) Object.values(value).forEach(visit)
  }
  visit(of)
  return new Unresolved([...refs], words.length > 0 ? `\${} ${words.join(' ${} ')}`.slice(0, 20_000) : '')
}
