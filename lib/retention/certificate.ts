/** One file as the certificate names it. */
export type DisposedFile = { item: string; revision: number; name: string; size: bigint; sha256: string; objectId: string; keyId: string }

export type CertificateInput = {
  at: Date
  by: { name: string; role: string; organization: string }
  prime: string
  subcontractor: string
  program: string
  code: string
  endedOn: string
  dueOn: string
  files: DisposedFile[]
  /** Where ciphertext was kept, in words. */
  storedIn: string
}

/** A name cannot bring lines of its own into the certificate. */
const line = (text: string) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')

/**
 * The certificate of a disposal as plain text: what, by whom, when, how, and what remains. Its SHA-256 stands in the
 * audit log, so that nobody can write another afterwards.
 */
export function certificateOf(input: CertificateInput): string {
  const { by, files } = input
  const bytes = files.reduce((sum, file) => sum + file.size, 0n)
  return [
    'CERTIFICATE OF DISPOSAL',
    '',
    `Assessment      ${line(input.code)}`,
    `Prime           ${line(input.prime)}`,
    `Subcontractor   ${line(input.subcontractor)}`,
    `Program         ${line(input.program)}`,
    `Ended on        ${input.endedOn}`,
    `Kept until      ${input.dueOn} (22 CFR 122.5)`,
    `Disposed of     ${input.at.toISOString()}`,
    `By              ${line(by.name)}, ${by.role} at ${line(by.organization)}`,
    '',
    `Destroyed       ${files.length} ${files.length === 1 ? 'file' : 'files'} of evidence, ${bytes} bytes`,
    'How             The data key of each file was erased from the database, so that its encrypted bytes cannot be opened any more;',
    `                then the encrypted bytes were removed from ${input.storedIn}.`,
    'What remains    The record: answers, readings with the places they quote, reviews, determinations and the audit log.',
    '                Backups of the database made before hold wrapped data keys until they expire.',
    '',
    'SHA-256 of the file, bytes, file, piece of evidence, object, key that wrapped its data key',
    ...files.map((file) => [file.sha256, file.size, line(file.name), `${line(file.item)} (revision ${file.revision})`, file.objectId, file.keyId].join('  ')),
    '',
  ].join('\n')
}
