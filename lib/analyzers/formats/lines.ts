/** A line, or a piece of one that is longer than `limit`. `number` counts lines from 1. */
export type Line = { text: string; number: number }

/**
 * Splits a stream of text into lines (LF, CRLF or CR). A line longer than `limit` comes in pieces that overlap by
 * `overlap` characters, so that memory stays bounded and nothing is cut in two unseen.
 */
export async function* linesOf(chunks: AsyncIterable<string>, limit = 65536, overlap = 200): AsyncGenerator<Line> {
  let rest = ''
  let number = 1
  let carriage = false
  for await (const chunk of chunks) {
    let text: string = carriage && chunk.startsWith('\n') ? chunk.slice(1) : chunk
    carriage = text.endsWith('\r')
    text = rest + text
    let at = 0
    for (const match of text.matchAll(/\r\n|\n|\r/g)) {
      yield { text: text.slice(at, match.index), number: number++ }
      at = match.index + match[0].length
    }
    rest = text.slice(at)
    while (rest.length > limit) {
      yield { text: rest.slice(0, limit), number }
      rest = rest.slice(limit - overlap)
    }
  }
  if (rest) yield { text: rest, number }
}
