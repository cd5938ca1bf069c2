/** Most that are fetched before their turn, and the bytes beyond which only one is. */
const [most, heldBytes] = [8, 2 * 1024 * 1024]

/**
 * Each item with what `fetch` brings of it, in order. The next ones are fetched while the present one is used: many small
 * ones, or one large one, by the `size` of items in bytes. A failure shows at the turn of its item, never earlier; `drop`
 * gets what is fetched and no longer wanted.
 */
export async function* fetchAhead<I extends { size: number }, T>(items: readonly I[], fetch: (item: I) => Promise<T>, drop: (fetched: T) => unknown): AsyncGenerator<[I, T]> {
  const coming: { item: I; fetching: Promise<T> }[] = []
  let next = 0
  let held = 0
  const fetchMore = () => {
    for (let item = items[next]; item && (coming.length === 0 || (coming.length < most && held + item.size <= heldBytes)); item = items[++next]) {
      const fetching = fetch(item)
      fetching.catch(() => {})
      coming.push({ item, fetching })
      held += item.size
    }
  }
  try {
    for (fetchMore(); coming.length > 0; ) {
      const { item, fetching } = coming[0] as (typeof coming)[number]
      const fetched = await fetching
      coming.shift()
      held -= item.size
      fetchMore()
      yield [item, fetched]
    }
  } finally {
    await Promise.all(coming.map(({ fetching }) => fetching.then(drop).catch(() => {})))
  }
}
