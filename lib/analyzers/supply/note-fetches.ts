import type { Locator } from '../analyzer'
import type { HostUse } from '../supply-facts'
import type { hostBook } from './host-book'
import { sendsElsewhere } from './installs'
import type { readScript } from './script'
import type { tallyOf } from './tally'

type Download = { host: string; toShell: boolean; verified: boolean; count: number; at: Locator }

/** What pipelines and image builds have in common as far as fetching goes. */
type FetchBook = { hosts: ReturnType<typeof hostBook>; tally: ReturnType<typeof tallyOf>; downloads: { add: (download: Download) => void } }

/** The rules a fetch falls under; pipelines and image builds have their own. */
type FetchRules = { shell: string; unverified: string; packages: string; lockless: string }

/**
 * Notes what a script downloads, which public registries its installs fall back to, and which installs fix no versions.
 * @param settings text of the variables in force, which may name mirrors
 */
export function noteFetches({ hosts, tally, downloads }: FetchBook, found: ReturnType<typeof readScript>, at: (line: number) => Locator, settings: string, rules: FetchRules): void {
  for (const { host, toShell, verified, line } of found.downloads) {
    downloads.add({ host, toShell, verified, count: 1, at: at(line) })
    if (toShell) tally.hit(rules.shell, at(line), host)
    else if (!verified) tally.hit(rules.unverified, at(line), host)
  }
  for (const { tool, host, line } of found.defaults) {
    if (sendsElsewhere(tool, settings)) continue
    hosts.add(host, `default of ${tool}`, at(line))
    tally.hit(rules.packages, at(line), `${host} (default of ${tool})`, { confidence: 'medium' })
  }
  for (const { tool, line } of found.lockless) tally.hit(rules.lockless, at(line), tool)
}

/** A host in words: its name, and who runs it where, as far as that is known. */
export const hostWords = ({ host, name, country }: HostUse): string => `${host}${name === '' ? '' : ` (${name}${country === '' ? '' : `, ${country}`})`}`
