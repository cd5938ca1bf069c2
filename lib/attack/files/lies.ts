import { randomBytes } from 'node:crypto'
import type { Result } from '../score'
import type { Stage } from '../stage'
import { withOwner } from '../../db/owner'
import { type Lies, sendFile } from './send'

const other = 'f'.repeat(64)

/** What is said wrongly of a file while it is sent, and the statuses that turn it away. */
const lies: [what: string, lie: (size: number) => Lies, answers: number[]][] = [
  ['another SHA-256', () => ({ sha256: other }), [422]],
  ['a SHA-256 that is none', () => ({ sha256: 'none' }), [422]],
  ['fewer bytes than come', (size) => ({ size: size - 1 }), [413]],
  ['more bytes than come', (size) => ({ size: size + 1 }), [400, 409]],
  ['no bytes', () => ({ size: 0 }), [422]],
  ['less than no bytes', () => ({ size: '-1' }), [422]],
  ['more bytes than a number holds', () => ({ size: '9'.repeat(30) }), [422]],
  ['a length in hexadecimal', () => ({ size: '0x10' }), [422]],
  ['more than the largest file', () => ({ size: 2_000_000_001 }), [422]],
  ['an offset ahead', () => ({ offset: 16_384 }), [409]],
  ['an offset before the first byte', () => ({ offset: -1 }), [400]],
  ['another checksum of the part', () => ({ checksum: `sha256 ${Buffer.alloc(32).toString('base64')}` }), [460]],
  ['no checksum of the part', () => ({ checksum: '' }), [400]],
  ['a checksum that is easier to forge', () => ({ checksum: 'md5 1B2M2Y8AsgTpgAmY7PhCfg==' }), [400]],
  ['another type of content', () => ({ headers: { 'content-type': 'text/html' } }), [415]],
  ['another version of the protocol', () => ({ headers: { 'tus-resumable': '0.9.9' } }), [412]],
  ['a method in a header', () => ({ headers: { 'x-http-method-override': 'DELETE', 'upload-offset': '7' } }), [409]],
]

/** Lies about length, digest and offset: each is turned away with a sentence, and none of it becomes evidence. */
export async function lieAboutFiles({ people, assessmentId, owner }: Stage): Promise<Result> {
  const got: string[] = []
  for (const [what, lie, answers] of lies) {
    const bytes = Buffer.from(`2026-11-20T10:00:00Z host sshd: session opened ${randomBytes(12).toString('hex')}\n`)
    const arrived = await sendFile(people.respondent.visitor, assessmentId, `lie ${what}.log`, bytes, lie(bytes.length))
    if ('revisionId' in arrived) got.push(`${what}: it became evidence`)
    else if (!answers.includes(arrived.status)) got.push(`${what}: ${arrived.status} ${arrived.says}`)
    else if (arrived.says.length < 10) got.push(`${what}: no reason is given`)
  }
  const kept = await withOwner(owner, (db) => db.evidenceFile.count({ where: { name: { startsWith: 'lie ' } } }))
  if (kept > 0) got.push(`${kept} of them are evidence`)
  return { got, note: `${lies.length} lies, each turned away` }
}
