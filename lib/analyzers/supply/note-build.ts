import { findHost } from '../../reference/host-rule'
import type { Locator } from '../analyzer'
import type { ImageFileBook } from './image-file-book'
import { hostWords, noteFetches } from './note-fetches'
import { readScript } from './script'
import type { ScriptPlace } from './note-script'

const fetchRules = { shell: 'IMG-09', unverified: 'IMG-10/run', packages: 'IMG-11', lockless: 'IMG-17' }

/** Notes everything one RUN of a build says. */
export function noteBuildScript(book: ImageFileBook, script: string, { file, line, settings }: ScriptPlace): void {
  const found = readScript(script, line)
  const at = (where: number): Locator => ({ file, line: where })
  for (const each of found.hosts) noteBuildHost(book, each.host, 'run', at(each.line))
  noteFetches(book, found, at, settings, fetchRules)
}

/** Notes a host that a build names, and what that means. */
export function noteBuildHost(book: ImageFileBook, host: string, via: string, at: Locator): void {
  const use = book.hosts.add(host, via, at)
  const name = hostWords(use)
  if (use.place === 'foreign') book.tally.hit('IMG-12', at, name, { confidence: findHost(use.host).rule ? 'high' : 'medium' })
  else if (use.use === 'packages') book.tally.hit('IMG-11', at, name)
}
