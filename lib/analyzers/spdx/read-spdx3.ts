import { UnreadableEvidence } from '../analyzer'
import { emptyBill, list, record, string, type Bill } from '../sbom/model'

type Element = Record<string, unknown>

/** The classes of SPDX 3.0 that can stand in a graph. What an extension brings is its own. */
const classes =
  /^(?:Agent|Annotation|B(?:om|uild|undle)|CreationInfo|DictionaryEntry|EnergyConsumption(?:Description)?|External(?:Identifier|Map|Ref)|ContentIdentifier|Extension|\w+Extension|\w*PropertyEntry|File|Hash|IndividualElement|NamespaceMap|Organization|Package|PackageVerificationCode|Person|PositiveIntegerRange|(?:\w+)?Relationship|Sbom|Snippet|SoftwareAgent|SpdxDocument|Tool|Vulnerability|(?:Conjunctive|Disjunctive)LicenseSet|Custom(?:License|LicenseAddition)|License|LicenseExpression|IndividualLicensingInfo|Listed(?:License|LicenseException)|OrLaterOperator|SimpleLicensingText|WithAdditionOperator)$/

/** The value of a property, with or without the prefix of its profile. */
const get = (element: Element, name: string): unknown => element[name] ?? element[`software_${name}`] ?? element[`security_${name}`]
const typeOf = (element: Element) => string(element['type'] ?? element['@type']).replace(/^.*[/:]/, '').replace(/^(?:software|security|core|ai|dataset)_/i, '').replace(/^(?:AI|Dataset)Package$/, 'Package')
const idOf = (element: Element) => string(element['spdxId'] ?? element['@id'] ?? element['id'])
/** A reference: an id, or an element written in place. */
const refOf = (value: unknown): string => (typeof value === 'string' ? value : idOf(record(value)))

/** Reads an SPDX 3.0 document in JSON-LD form (domain.md 5.11). @throws UnreadableEvidence when its graph is none. */
export function readSpdx3(value: unknown, file: string): Bill {
  const root = record(value)
  const graph = (Array.isArray(root['@graph']) ? root['@graph'] : root['@graph'] === undefined ? [root] : null)?.map(record)
  if (!graph) throw new UnreadableEvidence('The graph of the document is not a list.', { file, pointer: '/@graph' }, 'Export the bill of materials again and upload it unchanged.')
  const bill = emptyBill(file, 'spdx', 'json-ld')
  const byId = new Map(graph.map((element) => [idOf(element), element]))
  const creation = record(graph.find((element) => typeOf(element) === 'CreationInfo') ?? graph.map((element) => record(element['creationInfo'])).find((info) => Object.keys(info).length > 0))
  bill.version = string(creation['specVersion']) || /\/(3\.\d+)(?:\.\d+)?\//.exec(JSON.stringify(root['@context'] ?? ''))?.[1] || ''
  const minor = /^3\.(\d{1,3})(?:\.\d{1,3})?$/.exec(bill.version)?.[1]
  if (minor === undefined) throw new UnreadableEvidence(`This is SPDX ${bill.version === '' ? 'of no stated version' : bill.version.slice(0, 20)}; versions 2.2, 2.3 and 3.0 are read.`, { file, pointer: '/@context' }, 'Export the bill of materials as SPDX 2.3 or 3.0, or CycloneDX 1.7.')
  bill.later = Number(minor) > 0
  bill.notUnderstood = [...new Set(graph.map((element) => typeOf(element).replace(/^[a-z]+_/, '')).filter((type) => type !== '' && !classes.test(type)))].map((type) => `elements of type ${type.slice(0, 60)}`)
  bill.timestamp = string(creation['created'])
  bill.author = list(creation['createdBy']).length > 0 || list(creation['createdUsing']).length > 0
  const document = graph.find((element) => typeOf(element) === 'SpdxDocument')
  bill.id = document ? idOf(document) : ''
  const bom = graph.find((element) => /^(?:Sbom|Bom)$/.test(typeOf(element)))
  const roots = [bom, document].flatMap((element) => list(record(element)['rootElement']).map(refOf)).filter((ref) => ref !== '' && ref !== idOf(record(bom)))
  const relations = graph.filter((element) => /Relationship$/.test(typeOf(element)))
  const packages = graph.filter((element) => typeOf(element) === 'Package').length
  const licensed = new Set(relations.filter((one) => /has(?:Declared|Concluded)License/.test(string(one['relationshipType']))).map((one) => refOf(one['from'])))
  for (const [i, element] of graph.entries()) {
    if (typeOf(element) !== 'Package') continue
    const ref = idOf(element)
    const ids = list(get(element, 'externalIdentifier')).map(record)
    const identifier = (type: RegExp) => string(ids.find((id) => type.test(string(id['externalIdentifierType'])))?.['identifier'])
    const supplier = record(byId.get(refOf(get(element, 'suppliedBy'))) ?? get(element, 'suppliedBy'))
    const one = {
      ref,
      name: string(get(element, 'name')),
      version: string(get(element, 'packageVersion')),
      supplier: string(supplier['name']) || refOf(get(element, 'suppliedBy')),
      purl: string(get(element, 'packageUrl')) || identifier(/packageUrl|purl/i),
      otherId: identifier(/cpe2[23]|swid|gitoid|swhid/i),
      hash: list(get(element, 'verifiedUsing')).length > 0,
      license: licensed.has(ref),
      type: string(get(element, 'primaryPurpose')).replaceAll(/([A-Z])/g, '-$1').toLowerCase() || 'library',
      sources: [string(get(element, 'downloadLocation'))].filter((source) => source !== ''),
      at: { file, pointer: `/@graph/${i}` },
    }
    const subject = roots.includes(ref) && bill.subject.name === ''
    if (subject) bill.subject = { ref, name: one.name, version: one.version }
    if (!subject || packages === 1) bill.components.push(one)
  }
  for (const one of relations) {
    const type = string(one['relationshipType'])
    const from = refOf(one['from'])
    if (/^(?:contains|dependsOn|hasDynamicLink|hasStaticLink|hasOptionalDependency|hasProvidedDependency|packagedBy|descendantOf|hasDistributionArtifact)$/.test(type)) for (const to of list(one['to']).map(refOf)) if (byId.get(to) === undefined || typeOf(byId.get(to) ?? {}) === 'Package') bill.relations.push([from, to])
    if (/^Vex|VulnAssessment/.test(typeOf(one))) bill.affected.push({ refs: list(one['to']).map(refOf), at: { file, pointer: idOf(one).slice(0, 200) } })
  }
  bill.vulnerabilities = graph.filter((element) => typeOf(element) === 'Vulnerability').length
  return bill
}
