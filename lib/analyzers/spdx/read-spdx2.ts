import { UnreadableEvidence } from '../analyzer'
import { emptyBill, list, record, string, type Bill } from '../sbom/model'

const said = (value: unknown): string => (/^(?:NOASSERTION|NONE)$/i.test(string(value)) ? '' : string(value))

/** Reads an SPDX 2.2 or 2.3 document out of parsed JSON (domain.md 5.11); `lines` says where each package stands in one that is no JSON. @throws UnreadableEvidence for a version that is none of these. */
export function readSpdx2(value: unknown, file: string, encoding: 'json' | 'tag-value', lines: number[] = []): Bill {
  const wrapped = record(record(value)['sbom'])
  const isWrapped = Object.keys(wrapped).length > 0
  const root = isWrapped ? wrapped : record(value)
  const bill = emptyBill(file, 'spdx', encoding)
  bill.version = string(root['spdxVersion']).replace(/^SPDX-/, '')
  if (bill.version !== '2.2' && bill.version !== '2.3') {
    throw new UnreadableEvidence(`This is SPDX ${bill.version === '' ? 'of no stated version' : bill.version.slice(0, 20)}; versions 2.2, 2.3 and 3.0 are read.`, { file, pointer: '/spdxVersion' }, 'Export the bill of materials as SPDX 2.3 or CycloneDX 1.7.')
  }
  if (root['packages'] !== undefined && !Array.isArray(root['packages'])) throw new UnreadableEvidence('The packages are not a list.', { file, pointer: '/packages' }, 'Export the bill of materials again and upload it unchanged.')
  const creation = record(root['creationInfo'])
  bill.id = string(root['documentNamespace'])
  bill.timestamp = string(creation['created'])
  bill.author = list(creation['creators']).some((creator) => said(String(creator).replace(/^\w+:\s*/, '')) !== '')
  const relations = list(root['relationships']).map(record)
  const described = [...list(root['documentDescribes']).map(string), ...relations.filter((one) => string(one['relationshipType']) === 'DESCRIBES').map((one) => string(one['relatedSpdxElement']))]
  list(root['packages']).forEach((each, i) => {
    const one = record(each)
    const references = list(one['externalRefs']).map(record)
    const locator = (type: RegExp) => string(references.find((reference) => type.test(string(reference['referenceType'])))?.['referenceLocator'])
    const ref = string(one['SPDXID'])
    bill.components.push({
      ref,
      name: string(one['name']),
      version: said(one['versionInfo']),
      supplier: said(string(one['supplier']).replace(/^(?:Organization|Person):\s*/, '')),
      purl: locator(/purl/i),
      otherId: locator(/cpe2[23]Type|swid|gitoid|swh/i),
      hash: list(one['checksums']).length > 0 || Object.keys(record(one['packageVerificationCode'])).length > 0,
      license: said(one['licenseConcluded']) !== '' || said(one['licenseDeclared']) !== '',
      type: string(one['primaryPackagePurpose']).toLowerCase().replaceAll('_', '-') || 'library',
      sources: [said(one['downloadLocation'])].filter((source) => source !== ''),
      at: lines[i] === undefined ? { file, pointer: `${isWrapped ? '/sbom' : ''}/packages/${i}` } : { file, line: lines[i] },
    })
    if (described.includes(ref) && bill.subject.name === '') bill.subject = { ref, name: string(one['name']), version: said(one['versionInfo']) }
  })
  bill.components = bill.components.filter(({ ref }) => ref === '' || ref !== bill.subject.ref || bill.components.length === 1)
  const files = new Set(list(root['files']).map((each) => string(record(each)['SPDXID'])))
  for (const one of relations) {
    const [from, to] = [string(one['spdxElementId']), string(one['relatedSpdxElement'])]
    const type = string(one['relationshipType'])
    if (type === 'DESCRIBES' || type === 'DESCRIBED_BY' || files.has(from) || files.has(to) || said(to) === '') continue
    bill.relations.push(/_OF$|_BY$/.test(type) ? [to, from] : [from, to])
  }
  return bill
}
