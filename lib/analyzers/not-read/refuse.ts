import { UnreadableEvidence, type EvidenceFile, type Sample } from '../analyzer'
import { notRead, type NotRead } from './formats'

/** The format that a sample is of and that nobody reads; null for any other. */
export const notReadOf = (sample: Sample): NotRead | null => notRead.find(({ is }) => is(sample)) ?? null

/**
 * Refuses files of formats that are known and not read, where no reader takes them for its own.
 * @throws UnreadableEvidence naming the first such file, what it is, and what to send instead.
 */
export function refuseNotRead(samples: ReadonlyMap<EvidenceFile, Sample>): void {
  for (const [file, sample] of samples) {
    const known = notReadOf(sample)
    if (known) throw new UnreadableEvidence(`${known.title}. ${known.why}`, { file: file.name, line: 1 }, known.instead)
  }
}
