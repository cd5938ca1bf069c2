import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import { recognize, sampleOf } from '../recognize'
import analyzer from '../cyclonedx/analyzer'

type Part = Record<string, unknown>
const component = (more: Part = {}) => ({ type: 'library', 'bom-ref': 'pkg:npm/a@1', name: 'a', version: '1', supplier: { name: 'A' }, purl: 'pkg:npm/a@1', hashes: [{ alg: 'SHA-256', content: 'ab'.repeat(32) }], licenses: [{ license: { id: 'MIT' } }], ...more })
const bill = (more: Part = {}, components: Part[] = [component()]) => ({
  bomFormat: 'CycloneDX', specVersion: '1.6', metadata: { timestamp: '2026-10-01T00:00:00Z', tools: [{ name: 't' }], component: { 'bom-ref': 'p', name: 'p', version: '1' } }, components,
  dependencies: [{ ref: 'p', dependsOn: components.map((one) => one['bom-ref']) }], ...more,
})
const read = (...contents: unknown[]) => analyzer.analyze({ files: contents.map((content, i) => evidenceOf(typeof content === 'string' ? content : JSON.stringify(content), `bom-${i}`)) })
const fired = async (...contents: unknown[]) => (await read(...contents)).observations.map(({ rule, severity }) => `${rule} ${severity}`)
const meta = (more: Part) => ({ metadata: { timestamp: '2026-10-01T00:00:00Z', tools: [{ name: 't' }], component: { 'bom-ref': 'p', name: 'p' }, ...more } })
const vex = (ref: string) => ({ bomFormat: 'CycloneDX', specVersion: '1.5', vulnerabilities: [{ id: 'CVE-2026-1', affects: [{ ref }] }] })

describe('rules on bills of materials: each fires, and stays quiet beside it', () => {
  const twenty = Array.from({ length: 20 }, (_, i) => component({ 'bom-ref': `r${i}`, name: `n${i}`, purl: `pkg:npm/n${i}@1` }))
  it.each<[string, string, unknown, unknown]>([
    ['SBOM-01 medium', 'no supplier', bill({}, [component({ supplier: undefined })]), bill({}, [component({ supplier: undefined, publisher: 'A' })])],
    ['SBOM-01 medium', 'not in any relationship', bill({ dependencies: [{ ref: 'p', dependsOn: ['x'] }] }), bill()],
    ['SBOM-01 low', 'one of twenty', bill({}, twenty.with(3, component({ 'bom-ref': 'r3', name: 'n3', version: '' }))), bill({}, twenty)],
    ['SBOM-02 medium', 'no product', bill(meta({ component: undefined })), bill()],
    ['SBOM-03 medium', 'no date', bill(meta({ timestamp: undefined })), bill()],
    ['SBOM-03 medium', 'a date that is none', bill(meta({ timestamp: 'last week' })), bill()],
    ['SBOM-03 low', 'no author', bill(meta({ tools: [] })), bill(meta({ tools: [], authors: [{ name: 'A' }] }))],
    ['SBOM-04 medium', 'no hashes at all', bill({}, [component({ hashes: [] })]), bill()],
    ['SBOM-04 low', 'some without', bill({}, twenty.with(2, component({ 'bom-ref': 'r2', hashes: undefined }))), bill({}, twenty)],
    ['SBOM-05 low', 'no package URL', bill({}, [component({ purl: undefined, cpe: 'cpe:2.3:a:a:a:1' })]), bill()],
    ['SBOM-06 low', 'an ordinary library that encrypts', bill({}, [component({ name: 'bcprov-jdk18on' })]), bill({}, [component({ name: 'bc-fips' })])],
    ['SBOM-07 medium', 'a statement on nobody', bill(vex('nobody')), bill(vex('pkg:npm/a@1'))],
    ['SBOM-08 high', 'a statement alone', vex('a'), bill(vex('p'))],
    ['SBOM-08 high', 'services alone', { bomFormat: 'CycloneDX', specVersion: '1.5', services: [{ name: 's' }] }, bill({ services: [{ name: 's' }] })],
    ['SBOM-08 high', 'what runs, and not what was built', bill(meta({ lifecycles: [{ phase: 'operations' }] })), bill(meta({ lifecycles: [{ phase: 'build' }] }))],
    ['SBOM-09 medium', 'no relationships', bill({ dependencies: [] }, twenty), bill({}, twenty)],
    ['SBOM-09 low', 'a relationship to nobody', bill({ dependencies: [{ ref: 'p', dependsOn: ['pkg:npm/a@1', 'nobody'] }] }), bill()],
    ['SBOM-10 high', 'fetched from abroad', bill({}, [component({ externalReferences: [{ type: 'distribution', url: 'https://registry.npmmirror.com/a.tgz' }] })]), bill({}, [component({ externalReferences: [{ type: 'website', url: 'https://registry.npmmirror.com/a' }] })])],
    ['SBOM-11 medium', 'data across the boundary', bill({ services: [{ name: 's', 'x-trust-boundary': true, data: [{ flow: 'inbound' }] }] }), bill({ services: [{ name: 's', 'x-trust-boundary': true, data: [{ flow: 'outbound' }] }] })],
    ['SBOM-12 low', 'no license', bill({}, [component({ licenses: [] })]), bill({}, [component({ licenses: [{ expression: 'MIT OR Apache-2.0' }] })])],
    ['SBOM-13 info', 'twice', bill({}, [component(), component({ 'bom-ref': 'again' })]), bill({}, [component(), component({ 'bom-ref': 'b', purl: 'pkg:npm/a@2' })])],
  ])('%s: %s', async (rule, _name, fires, quiet) => {
    expect(await fired(fires)).toContain(rule)
    expect(await fired(quiet)).not.toContain(rule)
  })
  it('says nothing of a complete bill', async () => expect(await fired(bill())).toEqual([]))
  it('asks no supplier, hash or license of an algorithm that the bill names', async () => {
    const complete = bill({}, [component(), { type: 'cryptographic-asset', 'bom-ref': 'aes', name: 'AES-128-GCM', cryptoProperties: { assetType: 'algorithm' } }])
    expect(await fired(complete)).toEqual([])
    expect((await read(complete)).facts.components).toBe(1)
  })
  it('holds statements against a bill in another file', async () => {
    const serial = { serialNumber: 'urn:uuid:1' }
    expect(await fired(bill(serial), vex('urn:cdx:1/1#pkg:npm/a@1'))).toEqual([])
    expect(await fired(bill(serial), vex('urn:cdx:1/1#pkg:npm/b@1'))).toEqual(['SBOM-07 medium'])
  })
  it('takes the oldest date, and none when one bill is undated', async () => {
    expect((await read(bill(), bill(meta({ timestamp: '2025-01-31T23:30:00-05:00' })))).facts.date).toBe('2025-02-01')
    expect((await read(bill(), bill(meta({ timestamp: '' })))).facts.date).toBeNull()
  })
})

describe('versions', () => {
  const xml = (version: string, inner: string) => `<bom xmlns="http://cyclonedx.org/schema/bom/${version}" version="1"><metadata><timestamp>2026-10-01T00:00:00Z</timestamp><tools><components><component type="application"><name>t</name></component></components></tools><component type="application" bom-ref="p"><name>p</name></component>${inner}`
  const rest = '<components><component type="library" bom-ref="a"><supplier><name>A</name></supplier><name>a</name><version>1</version><hashes><hash alg="SHA-256">ab</hash></hashes><licenses><expressionDetailed expression="MIT"><details license-identifier="MIT"/></expressionDetailed></licenses><purl>pkg:npm/a@1</purl></component></components><dependencies><dependency ref="p"><dependency ref="a"/></dependency></dependencies>'
  const graph = (version: string, more: Part[] = []) => ({ '@context': `https://spdx.org/rdf/${version}/spdx-context.jsonld`, '@graph': [{ type: 'CreationInfo', specVersion: version, created: '2026-10-01T00:00:00Z', createdBy: ['a'] }, { type: 'software_Package', spdxId: 'p', name: 'p' }, { type: 'simplelicensing_LicenseExpression', spdxId: 'l' }, ...more] })

  it.each(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'])('reads CycloneDX %s without a notice', async (specVersion) => expect(await fired(bill({ specVersion }))).toEqual([]))
  it('tolerates what 1.7 brought', async () => {
    const { facts, observations } = await read(bill({ specVersion: '1.7', citations: [{ 'bom-ref': 'c', timestamp: '2026-10-01T00:00:00Z' }], definitions: { patents: [] }, ...meta({ distributionConstraints: { tlp: 'AMBER' } }) }, [component({ isExternal: true, patentAssertions: [{}], licenses: [{ expression: 'MIT', expressionDetails: [] }] })]))
    expect(observations).toEqual([])
    expect(facts.documents[0]).toMatchObject({ version: '1.7', sharing: 'AMBER', later: false, notUnderstood: [] })
  })
  it('reads 1.7 from XML the same', async () => {
    const { facts, observations } = await read(`${xml('1.7', '<distributionConstraints><tlp>GREEN</tlp></distributionConstraints></metadata>')}<citations><citation><timestamp>2026-10-01T00:00:00Z</timestamp></citation></citations>${rest}</bom>`)
    expect(observations).toEqual([])
    expect(facts).toMatchObject({ complete: 1, withLicense: 1, documents: [{ version: '1.7', sharing: 'GREEN' }] })
  })
  it('takes a range of versions for no version', async () => expect(await fired(bill({ specVersion: '1.7' }, [component({ isExternal: true, version: undefined, versionRange: 'vers:npm/>=1' })]))).toEqual(['SBOM-01 medium']))
  it('reads a later 1.x as far as it is known, and says so', async () => {
    const { facts, observations } = await read(bill({ specVersion: '1.8', provenance: [] }, [component(), component({ type: 'quantum', 'bom-ref': 'q', purl: 'pkg:npm/q@1' })]))
    expect(observations.map(({ rule, severity, observed }) => [rule, severity, observed])).toEqual([['SBOM-14', 'low', 'CycloneDX 1.8'], ['SBOM-14', 'info', 'provenance, components of kind quantum']])
    expect(facts.documents[0]?.later).toBe(true)
  })
  it('says what of a known version it does not know, and leaves extensions alone', async () => {
    expect(await fired(bill({ extra: 1 }))).toEqual(['SBOM-14 info'])
    expect(await fired(bill({ 'acme:extra': 1 }))).toEqual([])
    expect(await fired(`${xml('1.5', '</metadata>')}<extra/>${rest}</bom>`)).toEqual(['SBOM-14 info'])
  })
  it('does not count kinds it does not know as software', async () => expect(await fired(bill({ specVersion: '1.9' }, [component({ type: 'quantum' })]))).toContain('SBOM-08 high'))
  it.each([['3.0.0', []], ['3.0.1', []], ['3.1.0', ['SBOM-14 low']]])('reads SPDX %s', async (version, notices) => expect((await fired(graph(version))).filter((rule) => rule.startsWith('SBOM-14'))).toEqual(notices))
  it('names elements that SPDX 3.0 does not have', async () => {
    const { observations } = await read(graph('3.0.1', [{ type: 'hardware_Board', spdxId: 'h' }, { type: 'extension_CdxPropertiesExtension' }]))
    expect(observations.find(({ rule }) => rule === 'SBOM-14')).toMatchObject({ severity: 'info', observed: 'elements of type Board' })
  })
})

describe('reading', () => {
  it('reads packed, UTF-16 and wrapped documents the same', async () => {
    const text = JSON.stringify(bill())
    const plain = await read(text)
    for (const bytes of [gzipSync(text), new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))]) expect((await analyzer.analyze({ files: [evidenceOf(bytes, 'bom-0')] })).facts).toEqual(plain.facts)
  })
  it('counts what it did not read', async () => expect((await read(bill(), '# Notes')).facts.notRead).toEqual({ count: 1, names: [{ name: 'bom-1', looksLike: '' }] }))
  it('reads the export of a dependency graph', async () => {
    const spdx = { sbom: { spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', creationInfo: { created: '2026-10-01T00:00:00Z', creators: ['Tool: graph'] }, packages: [{ SPDXID: 'a', name: 'a', versionInfo: '1' }, { SPDXID: 'b', name: 'b', versionInfo: '1' }], relationships: [{ spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'a' }] } }
    const pointers = (await read(spdx)).observations.flatMap(({ locator }) => locator.pointer ?? [])
    expect(pointers.length).toBeGreaterThan(0)
    expect(pointers.every((pointer) => pointer.startsWith('/sbom/packages/'))).toBe(true)
    expect((await read(spdx)).facts).toMatchObject({ components: 1, documents: [{ subject: 'a', version: '2.3' }] })
  })
  it.each([
    ['a newer version', { bomFormat: 'CycloneDX', specVersion: '2.0' }, /1.2 to 1.7/],
    ['a version before metadata', { bomFormat: 'CycloneDX', specVersion: '1.1', components: [] }, /1.2 to 1.7/],
    ['a version that is none', { bomFormat: 'CycloneDX', specVersion: '1.x', components: [] }, /1.2 to 1.7/],
    ['an SPDX of the next generation', { '@context': 'https://spdx.org/rdf/4.0.0/spdx-context.jsonld', '@graph': [{ type: 'CreationInfo', specVersion: '4.0.0' }] }, /3.0 are read/],
    ['an old SPDX', { spdxVersion: 'SPDX-2.1', packages: [] }, /2.2, 2.3 and 3.0/],
    ['components that are no list', bill({ components: 'none' }), /not a list/],
    ['a document cut off', JSON.stringify(bill()).slice(0, -40), /cut off|not valid JSON/],
    ['something else', '{"a": 1}', /No file of this upload/],
  ])('refuses %s', async (_name, content, reason) => expect(await read(content).catch((error: { reason: string }) => error.reason)).toMatch(reason))
  it.each([
    ['CycloneDX', JSON.stringify(bill(), null, 2), 'cyclonedx'],
    ['CycloneDX XML with a prefix', '<?xml version="1.0"?>\n<b:bom xmlns:b="http://cyclonedx.org/schema/bom/1.3"></b:bom>', 'cyclonedx'],
    ['SPDX tag-value', 'SPDXVersion: SPDX-2.2\r\nSPDXID: SPDXRef-DOCUMENT\r\n', 'spdx'],
    ['SPDX 3', '{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": []}', 'spdx'],
    ['other XML', '<project><dependency>cyclonedx</dependency></project>', null],
    ['a license line', '# SPDX-License-Identifier: MIT\nname: x\n', null],
  ])('recognizes %s', async (_name, text, id) => expect((await recognize(await sampleOf(evidenceOf(text, 'x'))))?.analyzer ?? null).toBe(id))
})
