/** Runs one step and prints its line: what, how long, and what it says of itself. */
export async function step<T>(name: string, work: () => Promise<T> | T, note: (result: T) => string = () => ''): Promise<T> {
  const began = performance.now()
  const result = await work()
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  console.log(`  ${name.padEnd(12)} ${seconds.padStart(6)} s  ${note(result)}`.trimEnd())
  return result
}
