import type { Expression } from '../formats/hcl-expression'
import type { HclBody } from '../formats/hcl'
import { Unresolved, type Value } from '../infrastructure/model'
import { evaluate } from './evaluate'

/** A file of variable values, with the folder it lies in. */
export type VariableFile = { name: string; folder: string; body: HclBody }

const constants = { resolve: () => null, prefix: '' }
const baseName = (name: string) => name.slice(name.lastIndexOf('/') + 1)
/** Files that are always taken; others only when someone names them on the command line. */
const automatic = (name: string) => /^terraform\.tfvars(\.json)?$|\.auto\.tfvars(\.json)?$/.test(baseName(name))

/**
 * The values that variable files give to a module, by name. A file that is taken by itself decides; among files that would
 * have to be named, values count only where all of them and the default agree. What they give differently is unresolved.
 */
export function givenVariables(files: VariableFile[], defaults: Map<string, Expression>): Map<string, Value> {
  const given = new Map<string, Value>()
  const ordered = [...files].sort((a, b) => (a.name < b.name ? -1 : 1))
  const valuesOf = (file: VariableFile) => file.body.attributes.map(({ name, value }) => [name, evaluate(value, constants)] as const)
  for (const file of ordered.filter(({ name }) => automatic(name) && /^terraform\.tfvars/.test(baseName(name)))) for (const [name, value] of valuesOf(file)) given.set(name, value)
  for (const file of ordered.filter(({ name }) => automatic(name) && !/^terraform\.tfvars/.test(baseName(name)))) for (const [name, value] of valuesOf(file)) given.set(name, value)
  for (const file of ordered.filter(({ name }) => !automatic(name))) {
    for (const [name, value] of valuesOf(file)) {
      const other = given.get(name) ?? (defaults.has(name) ? evaluate(defaults.get(name) as Expression, constants) : undefined)
      if (other === undefined) given.set(name, value)
      else if (JSON.stringify(other) !== JSON.stringify(value)) given.set(name, new Unresolved([`var.${name}`]))
    }
  }
  return given
}
