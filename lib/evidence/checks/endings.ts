import { bareNames, neverTaken, uploadTypes, type UploadType } from './upload-policy'

/** The ending by which a name is judged: lower case, without what log rotation adds ("audit.log.3", "secure-20261101"). */
export function endingOf(name: string): string {
  const last = (name.split('/').at(-1) ?? '').toLowerCase()
  const plain = last.replace(/(?:[.-]\d{1,10})+$/, '')
  if (bareNames.includes(plain)) return ''
  if (/\.tar\.gz$/.test(plain)) return 'tar.gz'
  const dot = plain.lastIndexOf('.')
  return dot < 0 ? plain : plain.slice(dot + 1)
}

/** Endings that say a file is of a type other than text. */
const speaking = new Set(Object.entries(uploadTypes).flatMap(([type, { endings }]) => (type === 'text' ? [] : endings)))

/**
 * Whether a name agrees with what the content is.
 * @param inside true within an archive: text of code repositories has any ending there, but none that says something else
 */
export function endingFits(name: string, type: UploadType, inside: boolean): boolean {
  const ending = endingOf(name)
  if (neverTaken.includes(ending)) return false
  if (type !== 'text') return uploadTypes[type].endings.includes(ending)
  return inside ? !speaking.has(ending) : ending === '' || uploadTypes.text.endings.includes(ending)
}

/** What a name must not be, in words, or null: it is shown, logged and written into headers, and never becomes a path. */
export function nameProblem(name: string): string | null {
  if (name.length > 1_000) return 'is longer than 1,000 characters'
  if (/[\u0000-\u001f\u007f-\u009f]/.test(name)) return 'holds control characters'
  if (/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(name)) return 'turns the direction of writing, which makes it look like another name'
  if (name.includes('\\')) return 'holds a backslash'
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return 'is an absolute path'
  if (name.split('/').includes('..')) return 'leads outside the archive'
  return null
}
