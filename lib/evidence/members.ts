import * as z from 'zod'

/** Most files of an archive that are named; the rest is counted. */
const named = 500

/** What an archive held: how many files there are in all, and the first of them, each as a locator names it, with its size in bytes. */
export const Members = z.strictObject({ count: z.number().int().min(0), files: z.array(z.strictObject({ name: z.string().max(1_000), size: z.number().min(0) })).max(named) })
export type Members = z.infer<typeof Members>

/** The members of an item whose archives were opened. */
export const membersOf = (files: { name: string; size: number }[]): Members => ({ count: files.length, files: files.slice(0, named).map(({ name, size }) => ({ name: name.slice(0, 1_000), size })) })
