/** What the PDF library takes for granted and Node 20 does not have yet; on newer versions nothing happens. */
export function preparePdfGround(): void {
  const promise = Promise as unknown as Record<string, unknown>
  promise.withResolvers ??= function withResolvers<T>() {
    let resolve!: (value: T | PromiseLike<T>) => void
    let reject!: (reason?: unknown) => void
    const made = new Promise<T>((yes, no) => {
      resolve = yes
      reject = no
    })
    return { promise: made, resolve, reject }
  }
  promise.try ??= function attempt<T>(work: (...args: unknown[]) => T, ...args: unknown[]) {
    return new Promise<T>((resolve) => resolve(work(...args)))
  }
}
