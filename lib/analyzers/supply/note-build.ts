import { findHost } from '../../reference/host-rule'
import type { Locator } from '../analyzer'
import type { ImageFileBook } from './image-file-book'
import { sendsElsewhere } from './installs'
import { readScript } from './script'
import type { ScriptPlace } from './note-script'

/** Notes everything one RUN of a build says. */
export function noteBuildScript(book: ImageFileBook, script: string, { file, line, settings }: ScriptPlace): void {
  const found = readScript(script, line)
  const at = (where: number): Locator => ({ file, line: where })
  for (const each of found.hosts) noteBuildHost(book, each.host, 'run', at(each.line))
  for (const each of found.downloads) {
    book.downloads.add({ host: each.host, toShell: each.toShell, verified: each.verified, count: 1, at: at(each.line) })
    if (each.toShell) book.tally.hit('IMG-09', at(each.line), each.host)
    else if (!each.verified) book.tally.hit('IMG-10/run', at(each.line), each.host)
  }
  for (const each of found.defaults) {
    if (sendsElsewhere(each.tool, settings)) continue
    book.hosts.add(each.host, `default of ${each.tool}`, at(each.line))
    book.tally.hit('IMG-11', at(each.line), `${each.host} (default of ${each.tool})`, { confidence: 'medium' })
  }
  for (const each of found.lockless) book.tally.hit('IMG-17', at(each.line), each.tool)
}

/** Notes a host that a build names, and what that means. */
export function noteBuildHost(book: ImageFileBook, host: string, via: string, at: Locator): void {
  const use = book.hosts.add(host, via, at)
  const name = `${use.host}${use.name === '' ? '' : ` (${use.name}${use.country === '' ? '' : `, ${use.country}`})`}`
  if (use.place === 'foreign') book.tally.hit('IMG-12', at, name, { confidence: findHost(use.host).rule ? 'high' : 'medium' })
  else if (use.use === 'packages') book.tally.hit('IMG-11', at, name)
}
