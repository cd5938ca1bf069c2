import { isObject } from '../formats/keys'
import type { Oscal } from './read-oscal'

/** Calls `visit` for every text of a document, with its JSON pointer and the key it stands under. */
export function walkTexts(value: unknown, pointer: string, visit: (text: string, pointer: string, key: string) => void, key = ''): void {
  if (typeof value === 'string') visit(value, pointer, key)
  else if (Array.isArray(value)) value.forEach((each, i) => walkTexts(each, `${pointer}/${i}`, visit, key))
  else if (isObject(value)) for (const [name, each] of Object.entries(value)) walkTexts(each, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, visit, name)
}

/** Keys that hold a reference to something of the same document, and where that has to stand. */
const references: Record<string, string[]> = {
  'party-uuids': ['parties'], 'party-uuid': ['parties'], 'role-id': ['roles'],
  'component-uuid': ['components'], 'observation-uuid': ['observations'], 'risk-uuid': ['risks'], 'finding-uuid': ['findings'],
}
/** Models that are complete in themselves as to these; others may refer to the documents they import. */
const own: Partial<Record<Oscal['root'], string[]>> = {
  'system-security-plan': ['party-uuids', 'party-uuid', 'role-id', 'component-uuid'],
  'assessment-results': ['party-uuids', 'observation-uuid', 'risk-uuid', 'finding-uuid'],
  'plan-of-action-and-milestones': ['party-uuids', 'observation-uuid', 'risk-uuid', 'finding-uuid'],
}

/**
 * JSON pointers of references that lead nowhere: to parties, components, observations and risks the document does not
 * hold, and to resources ("#uuid") that its back matter lacks.
 */
export function danglingReferences({ root, node, pointer }: Oscal): string[] {
  const known = identifiers(node)
  const checked = own[root] ?? []
  const dangling: string[] = []
  walkTexts(node, pointer, (text, at, key) => {
    if (checked.includes(key) && text.trim() !== '') {
      if (!(references[key] ?? []).some((list) => known.get(list)?.has(text.trim().toLowerCase()))) dangling.push(at)
    } else if (key === 'href' && /^#[0-9a-f-]{36}$/i.test(text) && !known.get('resources')?.has(text.slice(1).toLowerCase())) dangling.push(at)
  })
  return dangling
}

/** What each list of a document holds, by `uuid` or `id`, wherever the list stands. */
function identifiers(node: unknown): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const look = (value: unknown, list: string) => {
    if (Array.isArray(value)) return value.forEach((each) => look(each, list))
    if (!isObject(value)) return
    const id = value['uuid'] ?? value['id']
    if (typeof id === 'string') {
      const ids = found.get(list) ?? new Set<string>()
      ids.add(id.toLowerCase())
      found.set(list, ids)
    }
    for (const [name, each] of Object.entries(value)) look(each, name)
  }
  look(node, '')
  return found
}
