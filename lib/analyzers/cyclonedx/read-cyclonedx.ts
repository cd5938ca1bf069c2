import { UnreadableEvidence, type Locator } from '../analyzer'
import { emptyBill, list, record, string, type Bill, type Component } from '../sbom/model'

const readable = ['1.2', '1.3', '1.4', '1.5', '1.6']

/** Reads a CycloneDX document out of parsed JSON (domain.md 5.11). @throws UnreadableEvidence for a version or shape that is none. */
export function readCycloneDx(value: unknown, file: string, encoding: 'json' | 'xml'): Bill {
  const root = record(value)
  const bill = emptyBill(file, 'cyclonedx', encoding)
  bill.version = string(root['specVersion'])
  if (!readable.includes(bill.version)) {
    throw new UnreadableEvidence(`This is CycloneDX ${bill.version === '' ? 'of no stated version' : bill.version.slice(0, 20)}; versions 1.2 to 1.6 are read.`, { file, pointer: '/specVersion' }, 'Export the bill of materials as CycloneDX 1.6 or SPDX 2.3.')
  }
  for (const key of ['components', 'dependencies', 'services', 'vulnerabilities']) {
    if (root[key] !== undefined && root[key] !== null && !Array.isArray(root[key])) throw new UnreadableEvidence(`The ${key} are not a list.`, { file, pointer: `/${key}` }, 'Export the bill of materials again and upload it unchanged.')
  }
  const metadata = record(root['metadata'])
  const subject = record(metadata['component'])
  const place = (pointer: string): Locator => ({ file, pointer })
  bill.id = string(root['serialNumber'])
  bill.subject = { ref: string(subject['bom-ref']), name: string(subject['name']), version: string(subject['version']) }
  bill.timestamp = string(metadata['timestamp'])
  bill.author = ['authors', 'supplier', 'manufacture', 'manufacturer', 'tools'].some((key) => isSaid(metadata[key]))
  bill.phases = list(metadata['lifecycles']).map((phase) => string(record(phase)['phase'])).filter((phase) => phase !== '')
  bill.components = componentsOf(root['components'], '/components', place)
  for (const nested of componentsOf(subject['components'], '/metadata/component/components', place)) bill.components.push(nested)
  for (const each of list(root['dependencies']).map(record)) for (const to of [...list(each['dependsOn']), ...list(each['provides'])]) bill.relations.push([string(each['ref']), string(to)])
  bill.services = servicesOf(root['services'], '/services', place)
  const statements = list(root['vulnerabilities']).map(record)
  bill.vulnerabilities = statements.length
  bill.affected = statements.map((each, i) => ({ refs: list(each['affects']).map((target) => string(record(target)['ref'])).filter((ref) => ref !== ''), at: place(`/vulnerabilities/${i}`) }))
  bill.formulation = list(root['formulation']).length > 0
  return bill
}

const isSaid = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Object.keys(record(value)).length > 0)

function componentsOf(value: unknown, pointer: string, place: (pointer: string) => Locator): Component[] {
  return list(value).flatMap((each, i) => {
    const one = record(each)
    const here = `${pointer}/${i}`
    const supplier = [record(one['supplier'])['name'], record(one['manufacturer'])['name'], one['publisher']].map(string).find((name) => name !== '' && !/^(?:unknown|noassertion|n\/a)$/i.test(name)) ?? ''
    const references = list(one['externalReferences']).map(record)
    return [
      {
        ref: string(one['bom-ref']) || string(one['purl']),
        name: [string(one['group']), string(one['name'])].filter((part) => part !== '').join('/'),
        version: string(one['version']),
        supplier,
        purl: string(one['purl']),
        otherId: string(one['cpe']) || string(record(one['swid'])['tagId']),
        hash: list(one['hashes']).some((hash) => string(record(hash)['content']) !== ''),
        license: list(one['licenses']).some((license) => string(record(license)['expression']) !== '' || ['id', 'name'].some((key) => string(record(record(license)['license'])[key]) !== '')),
        type: string(one['type']),
        sources: references.filter((reference) => /^(?:distribution|source-distribution|distribution-intake|vcs)$/.test(string(reference['type']))).map((reference) => string(reference['url'])),
        at: place(here),
      },
      ...componentsOf(one['components'], `${here}/components`, place),
    ]
  })
}

function servicesOf(value: unknown, pointer: string, place: (pointer: string) => Locator): Bill['services'] {
  return list(value).flatMap((each, i) => {
    const one = record(each)
    const crosses = one['x-trust-boundary']
    return [
      {
        name: string(one['name']).slice(0, 200),
        provider: string(record(one['provider'])['name']).slice(0, 200),
        endpoints: list(one['endpoints']).map(string),
        crossesBoundary: typeof crosses === 'boolean' ? crosses : crosses === 'true' ? true : crosses === 'false' ? false : null,
        flows: [...new Set(list(one['data']).map((data) => string(record(data)['flow'])).filter((flow) => flow !== ''))],
        at: place(`${pointer}/${i}`),
      },
      ...servicesOf(one['services'], `${pointer}/${i}/services`, place),
    ]
  })
}
