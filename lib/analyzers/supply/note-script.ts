import { findHost } from '../../reference/host-rule'
import { serviceTokens } from '../../reference/pipeline-products'
import type { Locator } from '../analyzer'
import type { HostUse } from '../supply-facts'
import { hostsIn, isOutside } from './host-book'
import { checkImage } from './image-hits'
import { hostWords, noteFetches } from './note-fetches'
import type { PipelineBook } from './pipeline-book'
import { readScript } from './script'

export type ScriptPlace = { file: string; /** Line of the first line of the script. */ line: number; /** Text of the variables in force, which may name mirrors. */ settings: string }

const fetchRules = { shell: 'GA-07/shell', unverified: 'GA-07/unverified', packages: 'GA-06/public', lockless: 'GA-06/lock' }

/** Notes everything one script of a pipeline says. */
export function noteScript(book: PipelineBook, script: string, { file, line, settings }: ScriptPlace): void {
  const found = readScript(script, line)
  const at = (where: number): Locator => ({ file, line: where })
  for (const each of found.hosts) noteHost(book, each.host, 'run', at(each.line))
  noteFetches(book, found, at, settings, fetchRules)
  for (const each of found.images) checkImage(book.images.add(each.image, 'run', at(each.line)), book.tally)
  for (const each of found.uploads) noteUpload(book, each.to, each.target, at(each.line))
  for (const each of found.roles) noteRole(book, each.role, '', 'unknown', [], at(each.line))
  if (found.signs) book.attestations++
  noteTokens(book, script, settings, file, line)
}

/** Notes a host that a pipeline names, and what that means. */
export function noteHost(book: PipelineBook, host: string, via: string, at: Locator): HostUse {
  const use = book.hosts.add(host, via, at)
  const name = hostWords(use)
  const listed = findHost(use.host).rule !== null
  if (use.place === 'foreign') book.tally.hit(use.use === 'packages' || use.use === 'code' || use.use === 'registry' ? 'GA-06/mirror' : 'GA-06/abroad', at, name, { confidence: listed ? 'high' : 'medium' })
  else if (use.use === 'packages') book.tally.hit('GA-06/public', at, name)
  else if (use.use === 'service') book.tally.hit('GA-06/service', at, name)
  return use
}

/** Notes names that only make sense with a service: its token, unless a setting sends it to another host. */
export function noteTokens(book: PipelineBook, text: string, settings: string, file: string, line: number): void {
  for (const { name, host, unless } of serviceTokens.value) {
    const match = name.exec(text)
    if (match && !unless.test(text) && !unless.test(settings)) noteHost(book, host, 'token', { file, line: line + text.slice(0, match.index).split('\n').length - 1 })
  }
}

/** Notes the hosts in a setting: addresses, and values that are just the name of a known host. True when there was one. */
export function noteValue(book: PipelineBook, value: string, via: string, at: Locator): boolean {
  const found = hostsIn(value)
  const bare = value.trim().toLowerCase()
  if (/^[a-z0-9][a-z0-9.-]+\.[a-z]{2,}$/.test(bare) && isOutside(bare) && findHost(bare).rule) found.push(bare)
  for (const host of found) noteHost(book, host, via, at)
  return found.length > 0
}

/** Notes where a build result is put. */
export function noteUpload(book: PipelineBook, to: string, target: string, at: Locator): void {
  book.uploads.add({ to, target: target.slice(0, 200), count: 1, at })
  book.tally.hit('GA-08/target', at, target === '' ? to : `${to} ${target.slice(0, 80)}`)
}

const arn = /^arn:(aws[\w-]*):iam::(\d{12}):role\/.+$/

/** Notes a role or account that a pipeline acts as. A role that cannot be read stays unknown. */
export function noteRole(book: PipelineBook, role: string, region: string, kind: 'oidc' | 'stored' | 'instance' | 'unknown', runners: string[], at: Locator): void {
  const parts = arn.exec(role)
  const partition = parts?.[1] ?? (/^us-gov-/.test(region) ? 'aws-us-gov' : '')
  book.credentials.add({ kind, provider: 'aws', role: parts ? role : '', account: parts?.[2] ?? '', partition, region, runners, count: 1, at })
  if (kind === 'stored') book.tally.hit('GA-05/stored', at, 'aws')
  if (parts && /^[a-z]{2}-/.test(region) && (parts[1] === 'aws-us-gov') !== /^us-gov-/.test(region)) book.tally.hit('GA-05/impossible', at, `arn:${parts[1]} with ${region}`)
  if (parts?.[1] === 'aws') book.tally.hit('GA-05/commercial', at, `arn:aws, account ${parts[2]}`)
  if (partition === 'aws-us-gov' && runners.includes('hosted')) book.tally.hit('GA-05/crossing', at, parts ? `arn:aws-us-gov, account ${parts[2]}, from a hosted machine` : `${region} from a hosted machine`)
  if (role === '' && partition === '') book.unresolved++
}
