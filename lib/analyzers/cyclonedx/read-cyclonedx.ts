import { UnreadableEvidence, type Locator } from '../analyzer'
import { emptyBill, list, record, string, type Bill, type Component } from '../sbom/model'

/** Minor versions of CycloneDX 1 that are read: 1.2 brought the metadata that every check rests on. */
const oldest = 2
const newest = 7
const members = new Set('$schema bomFormat specVersion serialNumber version metadata components services externalReferences dependencies compositions vulnerabilities annotations formulation declarations definitions citations properties signature text xmlns schemaLocation'.split(' '))
const kinds = new Set('application framework library container platform operating-system device device-driver firmware file machine-learning-model data cryptographic-asset'.split(' '))

/** Reads a CycloneDX document out of parsed JSON (domain.md 5.11). @throws UnreadableEvidence for a version or shape that is none. */
export function readCycloneDx(value: unknown, file: string, encoding: 'json' | 'xml'): Bill {
  const root = record(value)
  const bill = emptyBill(file, 'cyclonedx', encoding)
  bill.version = string(root['specVersion'])
  const minor = Number(/^1\.(\d{1,3})$/.exec(bill.version)?.[1] ?? -1)
  if (minor < oldest) {
    throw new UnreadableEvidence(`This is CycloneDX ${bill.version === '' ? 'of no stated version' : bill.version.slice(0, 20)}; versions 1.${oldest} to 1.${newest} are read.`, { file, pointer: '/specVersion' }, `Export the bill of materials as CycloneDX 1.${newest} or SPDX 2.3.`)
  }
  bill.later = minor > newest
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
  bill.sharing = string(record(metadata['distributionConstraints'])['tlp'])
  bill.notUnderstood = unknownIn(root, bill.components)
  return bill
}

/** What no known version of CycloneDX has: members of the document, and kinds of components. Extensions in a namespace of their own are theirs. */
function unknownIn(root: Record<string, unknown>, components: Component[]): string[] {
  const strange = Object.keys(root).filter((key) => !members.has(key) && !key.includes(':'))
  const types = new Set(components.map(({ type }) => type).filter((type) => type !== '' && !kinds.has(type)))
  return [...strange.map((key) => key.slice(0, 60)), ...[...types].map((type) => `components of kind ${type.slice(0, 60)}`)]
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
