import { kindOf, type Analyzer, type EvidenceFile, type Sample } from './analyzer'
import { allBytes, firstBytes, isGzip, isZip } from './formats/bytes'
import { unpacked } from './formats/gzip'
import { decodeText, looksBinary } from './formats/text'
import { openZip } from './formats/zip'
import { analyzers } from './registry.gen'

const sampleBytes = 64 * 1024
const largestContainer = 64 * 1024 * 1024

/** What an item was taken for: the format, the evidence kind it is filed under, and how sure that is (0.5 to 1). */
export type Recognized = { analyzer: string; kind: string; confidence: number }

/**
 * The first 64 KiB of a file as recognition sees them: unpacked when gzip, decoded (empty text when binary), and the
 * names inside when it is a zip container. Never throws for broken content: what cannot be unpacked is just not there.
 */
export async function sampleOf(file: EvidenceFile): Promise<Sample> {
  const packed = await firstBytes(file.open(), sampleBytes)
  const gzip = isGzip(packed)
  const bytes = gzip ? await firstBytes(unpacked(file), sampleBytes).catch(() => new Uint8Array()) : packed
  const text = looksBinary(bytes) ? '' : decodeText(bytes)
  const sample: Sample = { name: file.name, bytes, text, gzip }
  if (!gzip && isZip(bytes)) sample.members = await membersOf(file)
  return sample
}

/**
 * The analyzer whose content this is: the highest answer wins. Null, "we could not tell", when nobody is at least half
 * sure or when two are equally sure. The name of the file is not looked at.
 * @param kind only analyzers of this evidence kind or with this id are asked; empty for all
 */
export function recognize(sample: Sample, kind = ''): Recognized | null {
  const nameless = { ...sample, name: '' }
  const [first, second] = analyzersOf(kind)
    .map((analyzer) => ({ analyzer: analyzer.id, kind: kindOf(analyzer), confidence: analyzer.recognize(nameless) }))
    .sort((a, b) => b.confidence - a.confidence)
  if (!first || first.confidence < 0.5 || first.confidence === second?.confidence) return null
  return first
}

/** Analyzers that read a kind or are named so; all of them for the empty string. */
export const analyzersOf = (kind: string): Analyzer[] => (kind === '' ? analyzers : analyzers.filter((analyzer) => analyzer.id === kind || kindOf(analyzer) === kind))

async function membersOf(file: EvidenceFile): Promise<string[]> {
  try {
    return (await openZip(await allBytes(file, largestContainer), file.name)).members
  } catch {
    return []
  }
}
