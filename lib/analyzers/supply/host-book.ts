import { findHost } from '../../reference/host-rule'
import type { Locator } from '../analyzer'
import type { HostUse } from '../supply-facts'
import { placeOf } from './cloud-host'

const mostHosts = 1_000
/** Hosts that stand for the machine itself or for nothing. */
const nowhere = /^(?:localhost|host\.docker\.internal|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|example\.(?:com|org|net)$|.*\.local(?:domain)?$|.*\.svc(?:\.cluster\.local)?$)/
const url = /\b(?:https?|ftp|ssh|git|wss?):\/\/(?:[^\s/@'"<>]*@)?([A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9])(?::\d+)?(?=[/\s'"`)\]},;:?#>|&\\]|$)/g
const scp = /\bgit@([A-Za-z0-9][\w.-]+\.[A-Za-z]{2,}):/g

/** Hosts named in a text by URL or as `git@host:`; those that cannot be anywhere outside are left out. Lower case, in order. */
export function hostsIn(text: string): string[] {
  const found: string[] = []
  for (const [, host = ''] of [...text.matchAll(url), ...text.matchAll(scp)]) {
    const name = host.toLowerCase()
    if (name.includes('.') && !nowhere.test(name) && !/^\d+(?:\.\d+){3}$/.test(name)) found.push(name)
  }
  return found
}

/** Whether a name is worth noting as a host outside. */
export const isOutside = (host: string): boolean => host.includes('.') && !nowhere.test(host)

/** Gathers hosts: the same host in the same use counts up. */
export function hostBook() {
  const known = new Map<string, HostUse>()
  return {
    add(host: string, via: string, at: Locator, use?: HostUse['use']): HostUse {
      const name = host.toLowerCase().replace(/:\d+$/, '')
      const { rule } = findHost(name)
      const { place, country } = placeOf(name)
      const made: HostUse = { host: name, use: use ?? rule?.use ?? 'other', name: rule?.name ?? '', place, country, via, count: 1, at }
      const key = `${name}|${made.use}`
      const before = known.get(key)
      if (before) before.count++
      else if (known.size < mostHosts) known.set(key, made)
      return made
    },
    list: () => [...known.values()],
  }
}
export type HostBook = ReturnType<typeof hostBook>
