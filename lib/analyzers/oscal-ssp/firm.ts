import type { Locator } from '../analyzer'
import type { ArchitectureFacts } from '../architecture/facts'
import { identitiesIn } from '../architecture/firm'
import type { Sentence } from '../compliance-program/sections'
import { dig, field } from '../formats/keys'
import { list, textOf } from '../formats/tree'

type Identity = ArchitectureFacts['firm'][number]

const owners = /^(?:information-)?system-owner$|^owner$|^asset-owner$|^(?:sub-?)?contractor$/
/** A named scheme or property of an identity, such as "http://www.dla.mil/cage" or "cage-code". */
const kindOf = (scheme: string): 'cage' | 'uei' | null => (/\bcage\b|cage-code/i.test(scheme) ? 'cage' : /\buei\b|unique-entity|sam\.gov/i.test(scheme) ? 'uei' : null)
const others = /customer|client|prime|sponsor|provider|csp|vendor|supplier|assessor|3pao|c3pao|authorizing|prepared-(?:by|for)|government|agency|parent|affiliate/

/** CAGE codes, UEIs and names that a plan gives: by its parties with their roles, by its properties, and in its words. */
export function planIdentities(node: unknown, sentences: Sentence[], at: (path: string) => Locator): Identity[] {
  const metadata = field(node, 'metadata')
  const roles = new Map<string, string[]>()
  for (const entry of list(field(metadata, 'responsible-parties'))) {
    for (const id of list(field(entry, 'party-uuids'))) roles.set(textOf(id).toLowerCase(), [...(roles.get(textOf(id).toLowerCase()) ?? []), textOf(field(entry, 'role-id')).toLowerCase()])
  }
  const found: Identity[] = []
  list(field(metadata, 'parties')).forEach((party, i) => {
    if (textOf(field(party, 'type')) === 'person') return
    const held = roles.get(textOf(field(party, 'uuid')).toLowerCase()) ?? []
    const whose = held.some((role) => owners.test(role)) ? 'own' : held.some((role) => others.test(role)) ? 'other' : 'unclear'
    const name = textOf(field(party, 'name')).slice(0, 120)
    const text = `${name}${held.length > 0 ? `, ${held.join(', ')}` : ''}`.slice(0, 240)
    const ids = [...list(field(party, 'external-ids')).map((one) => [textOf(field(one, 'scheme')), textOf(field(one, 'id'))] as const), ...list(field(party, 'props')).map((one) => [textOf(field(one, 'name')), textOf(field(one, 'value'))] as const)]
    for (const [scheme, value] of ids) {
      const what = kindOf(scheme)
      if (what && value !== '') found.push({ what, value: value.trim().toUpperCase().slice(0, 20), whose, text, at: at(`/metadata/parties/${i}`) })
    }
    // The owner of a system can be another firm of the group, so its name is asked about and contradicts nothing.
    if (whose === 'own' && name !== '') found.push({ what: 'name', value: name, whose: 'unclear', text, at: at(`/metadata/parties/${i}`) })
  })
  list(dig(node, 'system-characteristics', 'props')).forEach((prop, i) => {
    const what = kindOf(textOf(field(prop, 'name')))
    if (what) found.push({ what, value: textOf(field(prop, 'value')).trim().toUpperCase().slice(0, 20), whose: 'own', text: `Property ${textOf(field(prop, 'name'))} of the system`.slice(0, 240), at: at(`/system-characteristics/props/${i}`) })
  })
  const inWords = identitiesIn(sentences.map((one) => ({ text: one.text, heading: '', at: one.at })))
  return [...found, ...inWords.filter((one) => one.what !== 'name' && !found.some(({ what, value }) => what === one.what && value === one.value))].slice(0, 60)
}
