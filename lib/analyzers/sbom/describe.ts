import type { FactLine } from '../analyzer'
import type { SbomFacts } from '../sbom-facts'

const n = (value: number) => value.toLocaleString('en-US')
const of = (value: number, all: number) => `${n(value)} of ${n(all)}`

/** The facts of bills of materials in plain words, most telling first. */
export function describeSboms(facts: SbomFacts): FactLine[] {
  const { minimum, components: all, documents } = facts
  const software = documents.filter(({ purpose }) => purpose === 'sbom').length
  const lines: FactLine[] = [
    { label: 'Components', value: n(all), note: Object.entries(facts.ecosystems).sort(([, a], [, b]) => b - a).slice(0, 6).map(([name, count]) => `${name} ${n(count)}`).join(', ') },
    ...documents.slice(0, 5).map((document): FactLine => ({ label: `${document.format === 'spdx' ? 'SPDX' : 'CycloneDX'} ${document.version} (${document.purpose})`, value: [document.subject, document.subjectVersion].filter((part) => part !== '').join(' ') || 'no product named', note: [document.timestamp ?? 'undated', ...(document.sharing === '' ? [] : [`TLP ${document.sharing}`]), ...(document.later ? ['later than the versions known here'] : [])].join(', '), at: { file: document.file } })),
    { label: 'Oldest date', value: facts.date ?? 'undated' },
    { label: 'With every minimum element', value: of(facts.complete, all) },
    { label: 'Supplier, version, identifier', value: `${n(minimum.supplier)}, ${n(minimum.version)}, ${of(minimum.identifier, all)}` },
    { label: 'Named in a relationship', value: of(minimum.relationship, all) },
    { label: 'Author, timestamp', value: `${n(minimum.author)}, ${of(minimum.timestamp, software)}` },
    { label: 'With a hash', value: of(facts.withHash, all) },
    { label: 'With a license', value: of(facts.withLicense, all) },
    { label: 'Cryptographic libraries', value: n(facts.crypto.length), note: facts.crypto.slice(0, 6).map(({ name, fips }) => `${name} (${fips})`).join(', ') },
    { label: 'Services', value: n(facts.services.length) },
    { label: 'Statements on vulnerabilities', value: n(facts.vulnerabilities) },
  ]
  if (facts.notRead.count > 0) lines.push({ label: 'Files not read', value: n(facts.notRead.count), note: facts.notRead.names.slice(0, 6).map(({ name }) => name).join(', ') })
  return lines
}
