/** Something that stops the start, said in one sentence with its remedy; printed without a stack. */
export class Problem extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'Problem'
  }
}

/** The sentence for an error of the file system that a person can do something about, or null. */
export function remedyFor(error: unknown, where: string): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return `There is no space left on the disk that holds ${where}: free some and start again.`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `${where} cannot be written by this user: change its owner, or point VERITAR_STATE at a directory you own.`
  return null
}
