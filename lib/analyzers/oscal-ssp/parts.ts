import type { Locator } from '../analyzer'
import { architectureParts, type ArchitectureFacts, type ArchitecturePart } from '../architecture/facts'
import { partRules } from '../architecture/parts'
import { isPlaceholder } from '../audit-rules/placeholders'
import { quote, type Section } from '../compliance-program/sections'
import { dig, field } from '../formats/keys'
import { list, textOf } from '../formats/tree'
import { topicsIn } from '../read-document'

/** The parts DOC-01 asks for: found in the field that is meant for them, or in words anywhere in the plan. */
export function partsIn(node: unknown, said: Section[], at: (path: string) => Locator): ArchitectureFacts['parts'] {
  const fields: Partial<Record<ArchitecturePart, [value: unknown, path: string]>> = {
    boundary: [dig(node, 'system-characteristics', 'authorization-boundary', 'description'), '/system-characteristics/authorization-boundary'],
    'data-flow': [dig(node, 'system-characteristics', 'data-flow', 'description'), '/system-characteristics/data-flow'],
    external: [field(list(dig(node, 'system-implementation', 'leveraged-authorizations'))[0], 'title'), '/system-implementation/leveraged-authorizations/0'],
    version: [textOf(dig(node, 'metadata', 'version')) === '' ? '' : `Version ${textOf(dig(node, 'metadata', 'version'))} of ${textOf(dig(node, 'metadata', 'last-modified')).slice(0, 10)}`, '/metadata/version'],
  }
  const inWords = topicsIn(said, partRules)
  return Object.fromEntries(
    architectureParts.map((part) => {
      const own = fields[part]
      const text = textOf(own?.[0])
      const passages = [...(own && text !== '' && !isPlaceholder(text) ? [{ text: quote(text), at: at(own[1]) }] : []), ...(part === 'version' ? [] : inWords[part].passages)].slice(0, 3)
      return [part, { found: passages.length > 0, passages }]
    }),
  ) as ArchitectureFacts['parts']
}
