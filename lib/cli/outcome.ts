/** What a command prints and how it ends: 0 all well, 1 something was not, 2 wrong usage. */
export type CommandOutcome = { code: 0 | 1 | 2; out?: string; error?: string }

/** Wrong usage; the message says what is right. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** JSON for machines: two spaces, a newline at the end. */
export const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
