import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { eicar } from '../../evidence/checks/testing/malicious'
import { settled } from '../../faults/outcome'
import { sendFile, sendPart } from '../files/send'
import type { Stage } from '../stage'

const marker = () => randomBytes(16).toString('hex')

/** Markers by where they are planted, and the name of a file that is to be found: the proof that the search sees. */
export type Planted = { markers: Record<string, string>; control: string; reading: { itemId: string; revisionId: string }; wrong: string[] }

/** A log of ordinary sessions with one word in the middle that no rule looks at and no fact counts. */
const logWith = (word: string, lines = 400) => Buffer.from(Array.from({ length: lines }, (_, i) => `2026-11-20T10:${String(i % 60).padStart(2, '0')}:00Z host-${i % 4} sshd[${1_000 + i}]: session opened for user u${i % 9} by (uid=0)${i === 200 ? ` ref ${word}` : ''}\n`).join(''))

/** Announces an upload of 16 MiB and sends its first half. @returns its address */
async function half(stage: Stage, word: string): Promise<{ at: string; part: Buffer }> {
  const part = Buffer.concat([Buffer.from(`${word}\n`.repeat(100)), Buffer.alloc(8 * 1_048_576 - 3_300, 'a')])
  const metadata = Object.entries({ assessmentId: stage.assessmentId, groupId: randomUUID(), groupSize: 1, position: 0, name: 'half.log', sha256: createHash('sha256').update(word).digest('hex') }).map(([key, value]) => `${key} ${Buffer.from(String(value)).toString('base64')}`)
  const announced = await stage.people.respondent.visitor.visit('/api/evidence/uploads', { method: 'POST', headers: { 'tus-resumable': '1.0.0', 'upload-length': String(16 * 1_048_576), 'upload-metadata': metadata.join(',') } })
  return { at: announced.headers.get('location') ?? '', part }
}

/** Sends a part and pulls the plug in the middle of it. */
const cutOff = ({ port, origin, people }: Stage, at: string, part: Buffer) => new Promise<void>((resolve) => {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.once('close', () => resolve())
  socket.once('connect', () => {
    socket.write([`PATCH ${at} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Origin: ${origin}`, `Cookie: ${people.respondent.cookie}`, 'Tus-Resumable: 1.0.0', 'Content-Type: application/offset+octet-stream', 'Upload-Offset: 0', `Upload-Checksum: sha256 ${Buffer.alloc(32).toString('base64')}`, `Content-Length: ${part.length}`, '', ''].join('\r\n'))
    socket.write(part.subarray(0, 4_000_000), () => setTimeout(() => socket.destroy(), 500))
  })
})

/** Puts a marker of its own into evidence of every kind of fate, and waits until each has met it. */
export async function plant(stage: Stage): Promise<Planted> {
  const from = stage.people.respondent.visitor
  const markers = { 'evidence that was read': marker(), 'evidence with malware': marker(), 'evidence with identity numbers': marker(), 'a file that is none of what is taken': marker(), 'evidence that is broken': marker(), 'a file with another SHA-256': marker(), 'an upload that was given up': marker(), 'an upload that was cut off': marker(), 'a secret in a log': marker() }
  const control = `control-${marker()}`
  const wrong: string[] = []
  const give = async (name: string, bytes: Buffer, is: string[]) => {
    const arrived = await sendFile(from, stage.assessmentId, name, bytes)
    if (!('revisionId' in arrived)) return void wrong.push(`${name} gave ${arrived.status}: ${arrived.says}`)
    const status = await settled(stage.owner, arrived.revisionId, 120)
    if (!is.includes(status)) wrong.push(`${name} is ${status}, not ${is.join(' or ')}`)
    return arrived
  }
  const reading = await give(`${control}.log`, Buffer.concat([logWith(markers['evidence that was read']), Buffer.from(`2026-11-20T11:00:00Z host-1 app[1]: aws_secret_access_key=${markers['a secret in a log']}\n`)]), ['read', 'unread'])
  await give('infected.log', Buffer.from(`${markers['evidence with malware']}\n${eicar}\n`), ['refused', 'quarantined'])
  await give('people.csv', Buffer.from(`employee,ssn,note\nA Person,123-45-6789,${markers['evidence with identity numbers']}\nB Person,078-05-1121,x\nC Person,219-09-9999,x\n`), ['quarantined'])
  await give('tool.log', Buffer.from(`MZ\0\0${markers['a file that is none of what is taken']}\0\0\0`), ['refused'])
  await give('broken.json', Buffer.from(`{"Records":[{"eventVersion":"1.08","eventSource": ${markers['evidence that is broken']}`), ['unread', 'unreadable'])
  const lied = await sendFile(from, stage.assessmentId, 'lied.log', logWith(markers['a file with another SHA-256']), { sha256: 'a'.repeat(64) })
  if (!('status' in lied) || lied.status !== 422) wrong.push('a file with another SHA-256 was taken')
  const givenUp = await half(stage, markers['an upload that was given up'])
  const kept = await sendPart(from, givenUp.at, 0, givenUp.part)
  if (kept.status !== 204) wrong.push(`half an upload gave ${kept.status}`)
  const dropped = await from.visit(givenUp.at, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } })
  if (dropped.status !== 204) wrong.push(`giving up gave ${dropped.status}`)
  const cut = await half(stage, markers['an upload that was cut off'])
  await cutOff(stage, cut.at, cut.part)
  if (!reading) throw new Error(wrong.join('; '))
  return { markers, control, reading, wrong }
}
