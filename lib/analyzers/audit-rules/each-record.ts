import type { EvidenceFile, Locator } from '../analyzer'
import { unpacked } from '../formats/gzip'
import { recordReader, type JsonRecord } from '../formats/json-records'
import { recordsProblem } from '../formats/records-problem'
import { utf8Bytes } from '../formats/utf8'

const limit = 4 * 1024 * 1024

/**
 * Gives every object of a JSON file in order: of an array, of JSON Lines, or of a list inside an object.
 * @param lists lower-case keys under which such a list stands
 * @throws UnreadableEvidence with file, line and record when the text is cut off or no JSON.
 */
export async function eachJsonRecord(file: EvidenceFile, lists: readonly string[], take: (record: JsonRecord, at: Locator) => void): Promise<void> {
  const reader = recordReader({ lists, limit }, (record, { line, record: number }) => take(record, { file: file.name, line, record: number }))
  try {
    for await (const chunk of utf8Bytes(unpacked(file))) reader.push(chunk)
    reader.end()
  } catch (error) {
    throw recordsProblem(error, file.name, 'Export the results again and upload them unchanged, as UTF-8.')
  }
}
