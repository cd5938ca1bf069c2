import { list, record, string } from '../sbom/model'

type Tree = Record<string, unknown>

/** The text of the first child of that name, or of the element itself. */
const text = (node: unknown, name?: string): string => (name === undefined ? string(record(node)['text']) : text(list(record(node)[name])[0]))
const kids = (node: unknown, ...path: string[]): unknown[] => path.reduce<unknown[]>((nodes, name) => nodes.flatMap((each) => list(record(each)[name])), [node])
const kid = (node: unknown, ...path: string[]): unknown => kids(node, ...path)[0]

/** Elements and attributes of the document that are put in the shape of JSON; of the others only the names are looked at. */
const read = new Set(['serialNumber', 'metadata', 'components', 'services', 'dependencies', 'vulnerabilities', 'formulation'])

/** A CycloneDX document read from XML, in the shape it would have in JSON. `specVersion` comes from its namespace. */
export function fromXml(tree: Tree, specVersion: string): Tree {
  const bom = record(kid(tree, 'bom'))
  const metadata = kid(bom, 'metadata')
  const subject = kid(metadata, 'component')
  return {
    bomFormat: 'CycloneDX',
    specVersion,
    serialNumber: bom['serialNumber'],
    metadata: {
      timestamp: text(metadata, 'timestamp'),
      ...(subject === undefined ? {} : { component: component(subject) }),
      authors: kids(metadata, 'authors', 'author'),
      tools: [...kids(metadata, 'tools', 'tool'), ...kids(metadata, 'tools', 'components', 'component'), ...kids(metadata, 'tools', 'services', 'service')],
      supplier: record(kid(metadata, 'supplier')),
      manufacture: record(kid(metadata, 'manufacture')),
      manufacturer: record(kid(metadata, 'manufacturer')),
      distributionConstraints: { tlp: text(metadata, 'distributionConstraints') || text(kid(metadata, 'distributionConstraints'), 'tlp') },
      lifecycles: kids(metadata, 'lifecycles', 'lifecycle').map((phase) => ({ phase: text(phase, 'phase') })),
    },
    components: kids(bom, 'components', 'component').map(component),
    services: kids(bom, 'services', 'service').map(service),
    dependencies: kids(bom, 'dependencies', 'dependency').map((from) => ({ ref: record(from)['ref'], dependsOn: kids(from, 'dependency').map((to) => record(to)['ref']) })),
    vulnerabilities: kids(bom, 'vulnerabilities', 'vulnerability').map((each) => ({ id: text(each, 'id'), affects: kids(each, 'affects', 'target').map((target) => ({ ref: text(target, 'ref') })) })),
    formulation: kids(bom, 'formulation', 'formula'),
    ...Object.fromEntries(Object.keys(bom).filter((name) => !read.has(name)).map((name) => [name, bom[name]])),
  }
}

function component(node: unknown): Tree {
  const swid = kid(node, 'swid')
  return {
    type: record(node)['type'],
    'bom-ref': record(node)['bom-ref'],
    group: text(node, 'group'),
    name: text(node, 'name'),
    version: text(node, 'version'),
    publisher: text(node, 'publisher'),
    supplier: { name: text(kid(node, 'supplier'), 'name') },
    manufacturer: { name: text(kid(node, 'manufacturer'), 'name') },
    purl: text(node, 'purl'),
    cpe: text(node, 'cpe'),
    ...(swid === undefined ? {} : { swid: { tagId: record(swid)['tagId'] } }),
    hashes: kids(node, 'hashes', 'hash').map((hash) => ({ content: text(hash) })),
    licenses: [...kids(node, 'licenses', 'license').map((license) => ({ license: { id: text(license, 'id'), name: text(license, 'name') } })), ...expressions(kid(node, 'licenses'))],
    externalReferences: kids(node, 'externalReferences', 'reference').map((reference) => ({ type: record(reference)['type'], url: text(reference, 'url') })),
    components: kids(node, 'components', 'component').map(component),
  }
}

/** License expressions: plain, and with details of each license since 1.7. */
const expressions = (licenses: unknown): Tree[] =>
  Object.keys(record(licenses))
    .filter((name) => name.startsWith('expression'))
    .flatMap((name) => kids(licenses, name).map((one) => ({ expression: text(one) || string(record(one)['expression']) })))

function service(node: unknown): Tree {
  return {
    name: text(node, 'name'),
    provider: { name: text(kid(node, 'provider'), 'name') },
    endpoints: kids(node, 'endpoints', 'endpoint').map((endpoint) => text(endpoint)),
    'x-trust-boundary': text(node, 'x-trust-boundary'),
    data: [...kids(node, 'data', 'classification').map((data) => ({ flow: record(data)['flow'] })), ...kids(node, 'data', 'dataflow').map((data) => ({ flow: record(data)['flow'] }))],
    services: kids(node, 'services', 'service').map(service),
  }
}
