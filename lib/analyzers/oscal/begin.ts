import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { accountOf, accountsIn } from '../audit-rules/accounts'
import type { Building } from '../audit-rules/building'
import { isPlaceholder } from '../audit-rules/placeholders'
import { dig, field } from '../formats/keys'
import { list, textOf } from '../formats/tree'
import { isUnfilled, publishedExample } from './examples'
import { independenceOf, responsibleParties } from './parties'
import { oscalWords, readOscal, type Oscal, type OscalRoot } from './read-oscal'
import { danglingReferences, walkTexts } from './walk'

/** A version of OSCAL that Veritar reads. */
export const isOscalVersion = (version: string) => /^1\.\d{1,2}\.\d{1,2}$/.test(version)

/**
 * Opens an OSCAL document of one model and notes in a report what every model tells: title, parties, accounts in
 * texts, blanks of a template, references that lead nowhere, a version that does not exist.
 * @throws UnreadableEvidence when it is another model.
 */
export async function beginOscal(file: EvidenceFile, root: OscalRoot, report: Building): Promise<Oscal> {
  const document = await readOscal(file)
  const at = (pointer: string) => ({ file: file.name, pointer })
  if (document.root !== root) throw new UnreadableEvidence(`The document is ${oscalWords[document.root]}.`, at(document.pointer), `Upload ${oscalWords[root]} here.`)
  const { node, pointer } = document
  const { facts, tally } = report
  facts.title ??= textOf(dig(node, 'metadata', 'title')) || null
  facts.template ??= publishedExample(document)
  const version = textOf(dig(node, 'metadata', 'oscal-version'))
  if (!isOscalVersion(version)) tally.hit('AR-09', at(`${pointer}/metadata/oscal-version`), version === '' ? '' : ` ("${version.slice(0, 20)}")`)
  const { assessor, owner } = responsibleParties(document, file.name)
  facts.assessor ??= assessor && { name: assessor.name, at: assessor.at }
  facts.owner ??= owner && { name: owner.name, at: owner.at }
  if (facts.independence === 'unknown') facts.independence = independenceOf(assessor, owner)
  let texts = 0
  walkTexts(node, pointer, (text, place, key) => {
    if (key === 'uuid' || key.endsWith('-uuid') || key.endsWith('-uuids')) return
    if (/\s/.test(text)) texts++
    if (isPlaceholder(text)) report.placeholder(at(place), text)
    for (const account of accountsIn(text)) report.account(account, at(place))
  })
  if (facts.template === null && isUnfilled(facts.placeholders.count, texts)) facts.template = 'a template whose blanks are still open'
  const dangling = danglingReferences(document)
  facts.dangling += dangling.length
  if (dangling[0] !== undefined) tally.hit('AR-10', at(dangling[0]), undefined, dangling.length)
  return document
}

/** Accounts and systems that components and inventory name in their properties and titles. */
export function noteComponents(node: unknown, pointer: string, file: string, report: Building): void {
  for (const kind of ['components', 'inventory-items']) {
    for (const [i, component] of list(field(node, kind)).entries()) {
      const at = { file, pointer: `${pointer}/${kind}/${i}` }
      if (/^(?:this-system|system|service|network|hardware|region)$/.test(textOf(field(component, 'type')))) report.system(field(component, 'title'), at)
      noteProps(component, at, report)
    }
  }
}

/** Accounts, subscriptions, projects and regions among the properties of something. */
export function noteProps(node: unknown, at: { file: string; pointer: string }, report: Building): void {
  for (const prop of list(field(node, 'props'))) {
    const name = textOf(field(prop, 'name')).toLowerCase()
    const value = textOf(field(prop, 'value'))
    if (/(?:^|[-_])(?:account|subscription|project)(?:[-_]?(?:id|number|uuid))?$/.test(name)) report.account(accountOf(value, name), at)
    if (/(?:^|[-_])region$|^location$/.test(name)) report.region(value.toLowerCase())
  }
}
