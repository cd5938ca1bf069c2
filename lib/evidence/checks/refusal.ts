import { UnreadableEvidence } from '../../analyzers/analyzer'

const again = 'Save or pack it again in its own program and upload that.'

/** Why a file is not taken, as the respondent reads it; the place never repeats content. */
export const refuse = (reason: string, file: string, remedy: string = again) => new UnreadableEvidence(reason, { file: file.slice(0, 300) }, remedy)
