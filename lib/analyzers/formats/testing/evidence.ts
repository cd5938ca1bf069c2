import type { EvidenceFile } from '../../analyzer'

/** An evidence file from memory, handed out in pieces of `step` bytes. */
export function evidenceOf(content: string | Uint8Array, name = 'evidence', step = 65536): EvidenceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
    },
  }
}
