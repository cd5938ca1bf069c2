import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { withOwner } from '../../db/owner'
import type { Result } from '../score'
import { alive, type Stage } from '../stage'

const pause = (ms: number) => new Promise<void>((wait) => setTimeout(wait, ms))

/** Connections that say a byte every so often and never come to an end. */
function dribbling(port: number, count: number, head: string, everyMs: number): { open: () => number; stop: () => void } {
  const sockets: Socket[] = []
  for (let i = 0; i < count; i += 1) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.on('data', () => undefined)
    socket.once('connect', () => socket.write(head))
    sockets.push(socket)
  }
  const clock = setInterval(() => {
    for (const socket of sockets) if (!socket.destroyed) socket.write('a')
  }, everyMs)
  return {
    open: () => sockets.filter(({ destroyed, readyState }) => !destroyed && readyState === 'open').length,
    stop: () => {
      clearInterval(clock)
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Headers that never end, on many connections: pages are there meanwhile, and the server ends them by itself. */
export async function slowHeaders(stage: Stage): Promise<Result> {
  const lines = dribbling(stage.port, 500, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${stage.port}\r\nX-Slow: `, 5_000)
  try {
    await pause(3_000)
    const got = await alive(stage)
    const began = performance.now()
    while (lines.open() > 0 && performance.now() - began < 110_000) await pause(2_000)
    if (lines.open() > 0) got.push(`after 110 seconds ${lines.open()} of 500 were still open`)
    return { got, note: `500 connections, ended by the server within ${Math.round((performance.now() - began) / 1_000 + 3)} s` }
  } finally {
    lines.stop()
  }
}

/** Connections that say nothing at all. */
export async function silentConnections(stage: Stage): Promise<Result> {
  const lines = dribbling(stage.port, 2_000, '', 600_000)
  try {
    await pause(3_000)
    return { got: await alive(stage), note: `${lines.open()} open` }
  } finally {
    lines.stop()
  }
}

/** Parts of uploads that trickle in: pages are there meanwhile, and nothing of what was cut off is kept. */
export async function slowUploads(stage: Stage): Promise<Result> {
  const { people, assessmentId, origin, port } = stage
  const metadata = Object.entries({ assessmentId, groupId: randomUUID(), groupSize: 1, position: 0, name: 'slow.log', sha256: 'e'.repeat(64) }).map(([key, value]) => `${key} ${Buffer.from(String(value)).toString('base64')}`)
  const announced = await people.respondent.visitor.visit('/api/evidence/uploads', { method: 'POST', headers: { 'tus-resumable': '1.0.0', 'upload-length': '16777216', 'upload-metadata': metadata.join(',') } })
  const at = announced.headers.get('location') ?? ''
  if (announced.status !== 201) return { got: [`announcing gave ${announced.status}`] }
  const head = [`PATCH ${at} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Origin: ${origin}`, `Cookie: ${people.respondent.cookie}`, 'Tus-Resumable: 1.0.0', 'Content-Type: application/offset+octet-stream', 'Upload-Offset: 0', `Upload-Checksum: sha256 ${Buffer.alloc(32).toString('base64')}`, 'Content-Length: 8388608', '', 'a'].join('\r\n')
  const lines = dribbling(port, 200, head, 1_000)
  try {
    await pause(8_000)
    const got = await alive(stage)
    const other = await people.respondent.visitor.visit(at, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' }, signal: AbortSignal.timeout(5_000) })
    if (other.headers.get('upload-offset') !== '0') got.push(`the upload stands at ${other.headers.get('upload-offset')}`)
    lines.stop()
    await pause(1_000)
    const { received } = await withOwner(stage.owner, (db) => db.upload.findUniqueOrThrow({ where: { id: at.split('/').at(-1) ?? '' } }))
    if (received !== 0n) got.push(`${received} bytes of parts that were cut off were kept`)
    return { got, note: '200 at once' }
  } finally {
    lines.stop()
  }
}
