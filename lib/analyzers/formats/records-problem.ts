import { UnreadableEvidence } from '../analyzer'
import { NotRecords } from './json-records'

/**
 * What stopped the reading of a file of records, as `UnreadableEvidence` with record, line and byte, or that its text is
 * in no encoding that can be read; any other error as it is.
 * @param remedy what the respondent can do
 */
export function recordsProblem(error: unknown, file: string, remedy: string): unknown {
  if (error instanceof NotRecords) {
    const { record, line, byte } = error.place
    return new UnreadableEvidence(`${error.reason} It shows at record ${record}, line ${line}, byte ${byte.toLocaleString('en-US')}.`, { file, line, record }, remedy)
  }
  if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return new UnreadableEvidence('The text is neither valid UTF-8 nor valid UTF-16.', { file }, remedy)
  }
  return error
}
