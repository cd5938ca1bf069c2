import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const Paths = z.record(z.string(), z.string())
const References = z.object({ node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string(), workers: z.record(z.string(), z.unknown()) })) })

/** A server action as the build knows it: the id a browser posts, where it is written, and the pages that carry it. */
export type BuiltAction = { id: string; name: string; pages: string[] }
/** What the build serves: addresses of pages and of route handlers with their parameters in brackets, and actions. */
export type Built = { pages: string[]; handlers: string[]; actions: BuiltAction[] }

const read = (root: string, ...parts: string[]): unknown => JSON.parse(readFileSync(join(root, '.next', ...parts), 'utf8'))

/** Next's own pages, and files that are served as they are. */
const notOurs = /^\/_|\/icon\.svg\/route$/

/**
 * Everything the production build answers to, from its own manifests, so that nothing can be left out.
 * @param root of the checkout that was built
 */
export function builtOf(root: string): Built {
  const entries = Object.entries(Paths.parse(read(root, 'app-path-routes-manifest.json'))).filter(([entry]) => !notOurs.test(entry))
  const of = (kind: string) => entries.filter(([entry]) => entry.endsWith(`/${kind}`)).map(([, path]) => path).sort()
  const addressOf = Object.fromEntries(entries.map(([entry, path]) => [`app${entry}`, path]))
  const actions = Object.entries(References.parse(read(root, 'server', 'server-reference-manifest.json')).node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    name: `${filename.replace(/\.tsx?$/, '')}#${exportedName}`,
    pages: Object.keys(workers).flatMap((worker) => addressOf[worker] ?? []),
  }))
  return { pages: of('page'), handlers: of('route'), actions: actions.sort((a, b) => a.name.localeCompare(b.name)) }
}
