/** What has to be stopped, in the order it was started. */
export type Endings = {
  add: (ending: () => void | Promise<void>) => void
  /** Runs all, the latest first; a second call waits for nothing and does nothing. */
  run: () => Promise<void>
}

export function newEndings(): Endings {
  const list: (() => void | Promise<void>)[] = []
  return {
    add: (ending) => void list.push(ending),
    run: async () => {
      for (const ending of list.splice(0).reverse()) await ending()
    },
  }
}
