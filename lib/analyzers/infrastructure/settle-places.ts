import { text, Unresolved, type Estate, type Resource, type Value } from './model'

const fields = ['location', 'region'] as const

/**
 * Resolves places that follow another resource of the same evidence (`azurerm_resource_group.main.location`) or the
 * provider (`data.aws_region.current.name`), and drops computed ones, which then follow the provider.
 */
export function settlePlaces(estate: Estate): void {
  const byBase = new Map<string, Resource>()
  for (const resource of estate.resources) if (!byBase.has(resource.base)) byBase.set(resource.base, resource)
  for (const resource of estate.resources) {
    for (const field of fields) {
      const value = resource.values[field]
      if (!(value instanceof Unresolved)) continue
      const settled = follow(value, resource, byBase)
      if (settled === undefined) delete resource.values[field]
      else resource.values[field] = settled
    }
  }
}

function follow(value: Unresolved, resource: Resource, byBase: Map<string, Resource>): Value | undefined {
  let here: Value = value
  for (let step = 0; step < 12 && here instanceof Unresolved; step++) {
    const { refs }: Unresolved = here
    if (refs.length === 0) return here.pattern === '' && resource.type.startsWith('aws_') ? undefined : here
    if (refs.length === 1 && /(^|[./])data\.aws_region\./.test(refs[0] ?? '')) return undefined
    const target: Resource | undefined = refs.map((ref) => byBase.get(ref)).find((found) => found !== undefined && found !== resource)
    const next: Value | undefined = fields.map((field) => target?.values[field]).find((found) => found !== undefined && found !== null && text(found) !== '')
    if (next === undefined) return value
    here = next
  }
  return here
}
