import { UnreadableEvidence, type Analyzer, type AnalyzerInput, type EvidenceFile, type Reading, type Sample } from './analyzer'
import { headOf } from './audit-log/rows'
import { unpackArchives } from './formats/archive'
import { isPdf } from './formats/bytes'
import { isWordDocument } from './formats/docx'
import { behindLineHeads, withoutLineHeads } from './formats/line-heads'
import { guardEvidence } from './guard/guard'
import { sampleRow } from './mapped-table/sample'
import { notReadOf, refuseNotRead } from './not-read/refuse'
import { analyzersOf, recognize, sampleOf, type Recognized } from './recognize'

/** Reads tables whose columns somebody has named. */
const tableReader = 'mapped-table'
/** Most columns named to the respondent, and most characters of a name. */
const shownColumns = 60
const shownName = 120

/** Kinds whose records programs pass on as lines of text. */
const logs: ReadonlySet<string> = new Set(['audit-log', 'cloudtrail'])

/** Files looked at to tell what an item of many files is. */
const sampledFiles = 40

/** What reading an item came to; `analyzer` is null when it is of a kind that only people read. */
export type EvidenceReading = { recognized: Recognized | null } & ({ analyzer: Analyzer; reading: Reading<unknown> } | { analyzer: null })

export type ReadOptions = Pick<AnalyzerInput, 'onProgress' | 'columns'> & {
  /** The kind or format the files are said to be; empty when that is to be recognized. */
  kind?: string
  /** Told what the content was taken for, also when it then cannot be read. */
  onRecognized?: (recognized: Recognized | null) => void
  /** Told the columns of a table that no other format recognizes: somebody can say what they tell. */
  onTable?: (header: string[]) => void
  /** Told what is in the archives, when there are any. */
  onMembers?: (files: EvidenceFile[]) => void
  /** Told once, before reading starts, who reads. */
  onTaken?: (analyzer: Analyzer) => void
}

/**
 * Reads one evidence item: guard first, then archives are opened, the format is recognized, and its analyzer reads.
 * The same code for the portal and for `veritar analyze`.
 * @throws UnreadableEvidence | QuarantinedEvidence
 */
export async function readEvidence(given: EvidenceFile[], { kind = '', onProgress, columns, onRecognized, onTable, onMembers, onTaken }: ReadOptions = {}): Promise<EvidenceReading> {
  const unpackedFiles = await unpackArchives(given)
  if (unpackedFiles.some((file) => !given.includes(file))) onMembers?.(unpackedFiles)
  await guardEvidence(unpackedFiles)
  const files = await recordsAlone(unpackedFiles)
  const samples = await samplesOf(spread(files))
  const recognized = recognizeItem([...samples.values()], '')
  onRecognized?.(recognized)
  // Known and not read: said in words, whatever it was uploaded for, unless somebody names its columns.
  if (!columns && (!recognized || [...samples.values()].every((sample) => notReadOf(sample)))) refuseNotRead(samples)
  const header = recognized && recognized.analyzer !== tableReader ? null : headerOf([...samples.values()][0])
  if (header) onTable?.(header)
  if (!recognized && kind === '' && !columns) refuseMixed(samples)
  const candidates = kind === '' ? [] : analyzersOf(kind)
  const chosen = columns ? tableReader : kind === '' ? recognized?.analyzer : candidates.length === 1 ? candidates[0]?.id : recognizeItem([...samples.values()], kind)?.analyzer
  const analyzer = analyzersOf('').find(({ id }) => id === chosen) ?? null
  if (!analyzer && candidates.length > 1 && !(await areDocuments(files, samples))) {
    throw new UnreadableEvidence(
      'The content is of no format that Veritar reads for this kind of evidence.',
      { file: files[0]?.name },
      `Veritar reads here: ${candidates.map(({ title }) => title).join('; ')}. Upload the export unchanged, or correct what kind of evidence this is.`,
    )
  }
  if (!analyzer) return { recognized, analyzer }
  onTaken?.(analyzer)
  return { recognized, analyzer, reading: await analyzer.analyze({ files, ...(onProgress && { onProgress }), ...(columns && { columns }) }) }
}

/** The names of the columns, when the sample is a table or records. */
function headerOf(sample: Sample | undefined): string[] | null {
  const names = (sample && sampleRow(sample)?.header.map((name) => name.trim()).filter((name) => name !== '' && name.length <= shownName)) ?? []
  return names.length > 1 ? [...new Set(names)].slice(0, shownColumns) : null
}

/** The files, each that is a log of JSON passed on as lines of text without what stands before its records. */
async function recordsAlone(files: EvidenceFile[]): Promise<EvidenceFile[]> {
  const looked = new Map(await Promise.all(spread(files).map(async (file) => [file, await carriesLog(file)] as const)))
  if (![...looked.values()].includes(true)) return files
  return Promise.all(files.map(async (file) => ((looked.get(file) ?? (await carriesLog(file))) ? withoutLineHeads(file) : file)))
}

async function carriesLog(file: EvidenceFile): Promise<boolean> {
  const text = behindLineHeads(await headOf(file).catch(() => ''))
  const recognized = text === null ? null : recognize({ name: file.name, bytes: Buffer.from(text), text, gzip: false })
  return recognized !== null && logs.has(recognized.kind)
}

/** One file after the other: a sample may need the whole of a container in memory. */
async function samplesOf(files: EvidenceFile[]): Promise<Map<EvidenceFile, Sample>> {
  const samples = new Map<EvidenceFile, Sample>()
  for (const file of files) samples.set(file, await sampleOf(file))
  return samples
}

/** Whether all are documents made for people (PDF, Word): a reviewer can judge those where no format is recognized. */
async function areDocuments(files: EvidenceFile[], samples: Map<EvidenceFile, Sample>): Promise<boolean> {
  for (const file of files) {
    const { bytes, members } = samples.get(file) ?? (await sampleOf(file))
    if (!isPdf(bytes) && !isWordDocument(members ?? [])) return false
  }
  return files.length > 0
}

/**
 * What an item is: the format that gathers all others found in it, else the one most of its files are of, by count among
 * those recognized, the surer one when even. Null when no file says, or when two formats are even in both.
 */
function recognizeItem(samples: Sample[], kind: string): Recognized | null {
  const votes = new Map<string, { recognized: Recognized; count: number }>()
  for (const sample of samples) {
    const recognized = recognize(sample, kind)
    if (!recognized) continue
    const before = votes.get(recognized.analyzer)
    votes.set(recognized.analyzer, {
      recognized: before && before.recognized.confidence >= recognized.confidence ? before.recognized : recognized,
      count: (before?.count ?? 0) + 1,
    })
  }
  const gatherer = [...votes.keys()].map((id) => analyzersOf(id)[0]).find((analyzer) => analyzer?.gathers && votes.size > 1 && [...votes.keys()].every((id) => id === analyzer.id || analyzer.gathers?.includes(id)))
  if (gatherer) return votes.get(gatherer.id)?.recognized ?? null
  const [first, second] = [...votes.values()].sort((a, b) => b.count - a.count || b.recognized.confidence - a.recognized.confidence)
  if (!first) return null
  if (second && second.count === first.count && second.recognized.confidence === first.recognized.confidence) return null
  return first.recognized
}

/** @throws UnreadableEvidence naming two files, when an item without a kind holds files of several formats and none is most of it. */
function refuseMixed(samples: Map<EvidenceFile, Sample>): void {
  const found = [...samples].flatMap(([file, sample]) => ({ file, recognized: recognize(sample) })).filter(({ recognized }) => recognized !== null)
  const [first] = found
  const other = found.find(({ recognized }) => recognized?.analyzer !== first?.recognized?.analyzer)
  if (!first || !other) return
  const title = ({ recognized }: typeof first) => analyzersOf(recognized?.analyzer ?? '')[0]?.title ?? ''
  throw new UnreadableEvidence(`Files of several kinds are in it: ${first.file.name} (${title(first)}) and ${other.file.name} (${title(other)}).`, { file: other.file.name }, 'Upload the files of each kind as an item of their own.')
}

/** At most `sampledFiles` of them, evenly spread, so that one folder of a large archive does not speak for all. */
function spread(files: EvidenceFile[]): EvidenceFile[] {
  if (files.length <= sampledFiles) return files
  return Array.from({ length: sampledFiles }, (_, i) => files[Math.floor((i * files.length) / sampledFiles)] as EvidenceFile)
}
