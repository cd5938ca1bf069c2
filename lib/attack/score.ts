/** What came of one attack: what it got, a line each, a word about a defense that held, and why it was not brought to its end. */
export type Result = { got: string[]; note?: string; unfinished?: string }

/** Counts attacks and prints a line for each. */
export type Score = {
  held: number
  through: number
  notRun: number
  /** Runs one attack; an error of it counts as one that got through, because then nothing is known. One that got nothing and did not end counts as not run. */
  attack: (name: string, work: () => Promise<Result>) => Promise<void>
  skip: (name: string, why: string) => void
}

/** A fresh count. @param only the attacks whose name it fits; all when left out @param print where lines go */
export function newScore(only?: RegExp, print: (line: string) => void = console.log): Score {
  const score: Score = {
    held: 0,
    through: 0,
    notRun: 0,
    async attack(name, work) {
      if (only && !only.test(name)) return
      const began = performance.now()
      const { got, note, unfinished }: Result = await work().catch((error: unknown) => ({ got: [error instanceof Error ? error.message : String(error)] }))
      if (got.length === 0 && unfinished) return score.skip(name, unfinished)
      score[got.length === 0 ? 'held' : 'through'] += 1
      const said = got.length > 0 ? `: ${got.join('; ')}` : note ? `: ${note}` : ''
      print(`  ${got.length === 0 ? 'held' : 'GOT THROUGH'}  ${name}, ${((performance.now() - began) / 1_000).toFixed(1)} s${said}`)
    },
    skip(name, why) {
      score.notRun += 1
      print(`  NOT RUN  ${name}: ${why}`)
    },
  }
  return score
}
