import { parseVerifier, type Verifier } from './note'

/** The public keys in a text, one a line; empty lines and lines that begin with # are left out. @throws Error naming the line */
export function readKeys(text: string): Verifier[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    try {
      return [parseVerifier(line.trim())]
    } catch (error) {
      throw new Error(`Line ${i + 1} is not a public key: ${error instanceof Error ? error.message : String(error)}`)
    }
  })
}
