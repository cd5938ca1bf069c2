import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { isObject } from '../formats/keys'
import { readStructured, type Tree } from '../formats/structured'

/** The models of OSCAL, by the name of their root. */
export const oscalRoots = ['catalog', 'profile', 'mapping-collection', 'component-definition', 'system-security-plan', 'assessment-plan', 'assessment-results', 'plan-of-action-and-milestones'] as const
export type OscalRoot = (typeof oscalRoots)[number]

/** What the models are, for a sentence that says why one is not what was asked for. */
export const oscalWords: Record<OscalRoot, string> = {
  catalog: 'a catalog, which lists controls and says nothing of a system',
  profile: 'a profile, which selects controls and says nothing of a system',
  'mapping-collection': 'a mapping between catalogs',
  'component-definition': 'a component definition, which says what a product can do, not what this system does',
  'system-security-plan': 'a system security plan',
  'assessment-plan': 'an assessment plan, which says what will be examined, not what was found',
  'assessment-results': 'assessment results',
  'plan-of-action-and-milestones': 'a plan of action and milestones',
}

export type Oscal = { root: OscalRoot; node: Tree; pointer: string; format: 'json' | 'yaml' | 'xml' }

/** Elements that are lists in JSON, with the name they have there when it is not the plural with an s. */
const lists = new Map<string, string>([
  ...['role', 'prop', 'link', 'component', 'user', 'implemented-requirement', 'statement', 'by-component', 'leveraged-authorization', 'inventory-item', 'information-type', 'responsible-role', 'result', 'observation', 'risk', 'finding', 'poam-item', 'related-observation', 'related-finding', 'origin', 'actor', 'subject', 'method', 'type', 'task', 'facet', 'characterization', 'control-selection', 'include-control', 'role-id', 'resource', 'authorized-privilege', 'member-of-organization', 'diagram', 'logged-by', 'protocol', 'mitigating-factor', 'rlink', 'document-id', 'external-id'].map((name): [string, string] => [name, `${name}s`]),
  ['party', 'parties'], ['responsible-party', 'responsible-parties'], ['associated-risk', 'related-risks'], ['related-risk', 'related-risks'], ['response', 'remediations'],
  ['entry', 'entries'], ['function-performed', 'functions-performed'], ['email-address', 'email-addresses'], ['party-uuid', 'party-uuids'], ['system-id', 'system-ids'], ['logged-by', 'logged-by'], ['relevant-evidence', 'relevant-evidence'],
])
const markup = new Set(['p', 'ul', 'ol', 'li', 'em', 'strong', 'code', 'pre', 'q', 'a', 'sub', 'sup', 'br', 'insert', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'img', 'i', 'b'])

/**
 * An OSCAL document of version 1 in JSON, YAML or XML, in the shape that JSON has.
 * @throws UnreadableEvidence when it is no OSCAL document, or carries no metadata.
 */
export async function readOscal(file: EvidenceFile): Promise<Oscal> {
  const { value, format } = await readStructured(file)
  const root = isObject(value) ? oscalRoots.find((name) => Object.hasOwn(value, name)) : undefined
  if (!isObject(value) || root === undefined) throw new UnreadableEvidence('The document is no OSCAL document: none of its models is at the top.', { file: file.name }, 'Export the document as OSCAL 1.0 or later.')
  const top = format === 'xml' ? (value[root] as unknown[])[0] : value[root]
  const node = format === 'xml' ? fromXml(top, root) : top
  if (!isObject(node) || !isObject(node['metadata'])) throw new UnreadableEvidence(`The OSCAL document is ${oscalWords[root]}, but has no metadata.`, { file: file.name, pointer: `/${root}` }, 'Validate the document against the OSCAL schema and upload it again.')
  return { root, node, pointer: `/${root}`, format }
}

/** True when the first bytes are of an OSCAL document, and of which model. */
export function oscalRootIn(text: string): OscalRoot | null {
  const named = /^[\s\ufeff]*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!DOCTYPE[^[>]{0,200}(?:\[[^\]]{0,4000}\])?\s{0,9}>\s*)?(?:<!--[\s\S]{0,4000}?-->\s*){0,9}<(?:[\w-]{1,40}:)?([a-z-]{3,40})[\s>]/.exec(text)?.[1]
  if (named !== undefined) return /csrc\.nist\.gov\/ns\/oscal/.test(text.slice(0, 4096)) ? (oscalRoots.find((root) => root === named) ?? null) : null
  const top = /^\s*\{\s*(?:"\$schema"\s*:\s*"[^"]{0,300}"\s*,\s*)?"([a-z-]{3,40})"\s*:/.exec(text)?.[1] ?? firstYamlKey(text.slice(0, 4096))
  const found = oscalRoots.find((root) => root === top)
  return found !== undefined && /oscal-version|["']?metadata["']?\s*:|"uuid"/.test(text) ? found : null
}

/** The key on the first line of YAML that is no comment and no mark of a document. */
function firstYamlKey(head: string): string | undefined {
  const line = head.split(/\r\n|\n/).find((each) => each.trim() !== '' && !/^\s*#|^---\s*$|^%/.test(each))
  return /^["']?([a-z-]{3,40})["']?\s*:/.exec(line ?? '')?.[1]
}

function fromXml(value: unknown, parent: string): unknown {
  if (!isObject(value)) return value
  const out: Tree = {}
  for (const [key, child] of Object.entries(value)) {
    if (markup.has(key) || key === 'text') continue
    if (!Array.isArray(child)) out[key] = child
    else if (lists.has(key) && !single(key, parent)) {
      const name = lists.get(key) as string
      out[name] = [...((out[name] as unknown[] | undefined) ?? []), ...child.map((each) => fromXml(each, key))]
    } else out[key] = fromXml(child[0], key)
  }
  const text = value['text']
  if (Object.keys(out).length === 0) return typeof text === 'string' ? text : {}
  // A system id holds its value as text beside an attribute.
  if (typeof text === 'string' && !Object.hasOwn(out, 'id') && parent === 'system-id') out['id'] = text
  return out
}

/** Names that are a list in one place and a single value in another. */
const single = (key: string, parent: string) => (key === 'party-uuid' && parent === 'leveraged-authorization') || (key === 'system-id' && parent === 'plan-of-action-and-milestones') || (key === 'type' && parent !== 'observation')
