const longest = 4 * 1024 * 1024

/** The lines of a stream of bytes, without their newlines; a line too long to be one of ours comes cut, and so cannot be read. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let rest = ''
  for await (const chunk of chunks) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = (parts.pop() ?? '').slice(0, longest)
    yield* parts
  }
  rest += decoder.decode()
  if (rest) yield rest
}
