import { UnreadableEvidence } from '../analyzer'
import { readSpdx2 } from './read-spdx2'
import type { Bill } from '../sbom/model'

type Fields = Record<string, unknown>
const many = (target: Fields, key: string, value: unknown) => void (target[key] = [...((target[key] as unknown[] | undefined) ?? []), value])

/**
 * Reads an SPDX 2 document in tag-value form, in the shape it would have in JSON.
 * @throws UnreadableEvidence with the line for one that is no tag, or a text that never ends.
 */
export function readTagValue(text: string, file: string): Bill {
  const root: Fields = { packages: [], relationships: [], creationInfo: { creators: [] }, files: [] }
  let target: Fields | null = null
  let inFile = false
  const lines: number[] = []
  for (const { tag, value, line } of tagsOf(text, file)) {
    const creation = root['creationInfo'] as Fields
    if (tag === 'PackageName') {
      target = { name: value }
      inFile = false
      lines.push(line)
      ;(root['packages'] as unknown[]).push(target)
    } else if (tag === 'FileName' || tag === 'SnippetSPDXID' || tag === 'LicenseID' || tag === 'ExtractedText') {
      inFile = true
      if (tag === 'FileName') (root['files'] as unknown[]).push({ name: value })
    } else if (tag === 'SPDXVersion') root['spdxVersion'] = value
    else if (tag === 'DocumentNamespace') root['documentNamespace'] = value
    else if (tag === 'Created') creation['created'] = value
    else if (tag === 'Creator') many(creation, 'creators', value)
    else if (tag === 'Relationship') {
      const [from, type, to] = value.split(/\s+/)
      many(root, 'relationships', { spdxElementId: from, relationshipType: type, relatedSpdxElement: to })
    } else if (tag === 'SPDXID' && inFile) Object.assign((root['files'] as Fields[]).at(-1) ?? {}, { SPDXID: value })
    else if (target && !inFile) takePackage(target, tag, value)
  }
  return readSpdx2(root, file, 'tag-value', lines)
}

function takePackage(target: Fields, tag: string, value: string): void {
  const plain: Record<string, string> = { SPDXID: 'SPDXID', PackageVersion: 'versionInfo', PackageSupplier: 'supplier', PackageDownloadLocation: 'downloadLocation', PackageLicenseConcluded: 'licenseConcluded', PackageLicenseDeclared: 'licenseDeclared', PrimaryPackagePurpose: 'primaryPackagePurpose' }
  const key = plain[tag]
  if (key !== undefined) target[key] = value
  else if (tag === 'PackageChecksum') many(target, 'checksums', value)
  else if (tag === 'PackageVerificationCode') target['packageVerificationCode'] = { value }
  else if (tag === 'ExternalRef') {
    const [, type = '', locator = ''] = value.split(/\s+/)
    many(target, 'externalRefs', { referenceType: type, referenceLocator: locator })
  }
}

function* tagsOf(text: string, file: string): Generator<{ tag: string; value: string; line: number }> {
  const lines = text.split('\n')
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? '').trimEnd()
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, tag, first = ''] = /^([A-Z][A-Za-z0-9-]*):\s*(.*)$/.exec(line) ?? []
    const refuse = (reason: string, at: number) => new UnreadableEvidence(reason, { file, line: at }, 'Export the bill of materials again and upload it unchanged.')
    if (tag === undefined) throw refuse('A tag and a value were expected.', i + 1)
    let value = first
    const begins = i + 1
    if (value.includes('<text>')) {
      const start = i
      while (!value.includes('</text>')) {
        i++
        if (i >= lines.length) throw refuse('A text never ends: the file is cut off.', start + 1)
        value += `\n${lines[i] ?? ''}`
      }
      value = value.replace(/<\/?text>/g, '')
    }
    yield { tag, value: value.trim(), line: begins }
  }
}
