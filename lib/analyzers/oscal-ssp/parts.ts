import type { Locator } from '../analyzer'
import { architectureParts, type ArchitectureFacts, type ArchitecturePart } from '../architecture/facts'
import { isPlaceholder } from '../audit-rules/placeholders'
import { quote } from '../compliance-program/sections'
import { dig, field } from '../formats/keys'
import { list, textOf } from '../formats/tree'

/** A text of the plan that is no blank, with its place. */
export type Said = { text: string; at: Locator }

/** Words by which a text of a plan speaks of a part; a part can also stand in a field of its own. */
const words: Record<Exclude<ArchitecturePart, 'version'>, RegExp> = {
  boundary: /\bauthorization boundary\b|\bsystem boundary\b/i,
  'data-flow': /\bdata[- ]flows?\b|\bflow of (?:data|CUI|technical data)\b/i,
  identity: /\b(?:identity provider|single sign-on|federat\w+|SAML|OIDC|PIV|CAC|sign(?:s|ed)?[- ]in)\b/i,
  places: /\bus-gov-(?:west|east)-1\b|\busgov\w+\b|\busdod\w+\b|\bAssured Workloads\b|\bdata centers? in\b/i,
  keys: /\b(?:KMS|HSM|key management|encryption keys?|key custod\w+|customer[- ]managed keys?)\b/i,
  logging: /\b(?:audit (?:logs?|records?|trail)|CloudTrail|central(?:ized)? log\w*|log archive|SIEM)\b/i,
  'admin-path': /\b(?:bastion|jump (?:host|server|box)|privileged (?:access|session)s?|administrators? (?:connect|sign|reach|access|work)\w*|session manager|virtual desktop)\b/i,
  external: /\b(?:external (?:systems?|services?)|interconnection|leveraged|third[- ]party (?:service|SaaS))\b/i,
  personnel: /\bU\.?S\.?[- ]persons?\b|\bpersonnel screening\b|\bscreened before access\b/i,
}

/** The parts DOC-01 asks for: found in the field that is meant for them, or in words anywhere in the plan. */
export function partsIn(node: unknown, said: Said[], at: (path: string) => Locator): ArchitectureFacts['parts'] {
  const fields: Partial<Record<ArchitecturePart, [value: unknown, path: string]>> = {
    boundary: [dig(node, 'system-characteristics', 'authorization-boundary', 'description'), '/system-characteristics/authorization-boundary'],
    'data-flow': [dig(node, 'system-characteristics', 'data-flow', 'description'), '/system-characteristics/data-flow'],
    external: [field(list(dig(node, 'system-implementation', 'leveraged-authorizations'))[0], 'title'), '/system-implementation/leveraged-authorizations/0'],
    version: [textOf(dig(node, 'metadata', 'version')) === '' ? '' : `Version ${textOf(dig(node, 'metadata', 'version'))} of ${textOf(dig(node, 'metadata', 'last-modified')).slice(0, 10)}`, '/metadata/version'],
  }
  return Object.fromEntries(
    architectureParts.map((part) => {
      const own = fields[part]
      const text = textOf(own?.[0])
      const shape = part === 'version' ? null : words[part]
      const passages = [
        ...(own && text !== '' && !isPlaceholder(text) ? [{ text: quote(text), at: at(own[1]) }] : []),
        ...(shape === null ? [] : said.filter((each) => each.text.length > 20 && shape.test(each.text)).map((each) => ({ text: quote(each.text), at: each.at }))),
      ].slice(0, 3)
      return [part, { found: passages.length > 0, passages }]
    }),
  ) as ArchitectureFacts['parts']
}
