/**
 * Each item with its stream, in order, where the first chunk of the next is already fetched while the present one is used:
 * unpacking runs on another core meanwhile. A failure shows when its stream is reached, never earlier. Streams that are
 * not reached are closed.
 */
export async function* readAhead<I, T>(items: readonly I[], open: (item: I) => AsyncGenerator<T>): AsyncGenerator<[I, AsyncGenerator<T>]> {
  const begin = (index: number): Begun<I, T> | null => (index < items.length ? begun(items[index] as I, open) : null)
  let next = begin(0)
  try {
    for (let index = 1; next; index++) {
      const { item, ...present }: Begun<I, T> = next
      next = begin(index)
      yield [item, resumed(present)]
    }
  } finally {
    await next?.stream.return(undefined)
  }
}

type Begun<I, T> = { item: I; stream: AsyncGenerator<T>; first: Promise<IteratorResult<T>> }

function begun<I, T>(item: I, open: (item: I) => AsyncGenerator<T>): Begun<I, T> {
  const stream = open(item)
  const first = stream.next()
  first.catch(() => {})
  return { item, stream, first }
}

async function* resumed<T>({ stream, first }: Omit<Begun<unknown, T>, 'item'>): AsyncGenerator<T> {
  try {
    for (let step = await first; !step.done; step = await stream.next()) yield step.value
  } finally {
    await stream.return(undefined)
  }
}
