import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { builtOf } from '../built'
import { call } from '../call'
import type { Result } from '../score'
import { alive, type Stage } from '../stage'

/** Memory of a process in MB. */
const memoryOf = (pid: number | undefined): number => (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4_096) / 1_048_576

/** Sends `megabytes` after this head, as fast as they are taken. @returns the status, or 0 when the line was closed without one */
function pour(port: number, head: string, megabytes: number, chunked: boolean): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const part = Buffer.alloc(1_048_576, '[')
    let left = megabytes
    let said = ''
    const limit = setTimeout(() => socket.destroy(), 60_000)
    const more = () => {
      while (left > 0 && !socket.destroyed) {
        left -= 1
        const taken = chunked ? (socket.write(`${part.length.toString(16)}\r\n`), socket.write(part), socket.write('\r\n')) : socket.write(part)
        if (!taken) return
      }
      if (left === 0 && chunked) socket.write('0\r\n\r\n')
    }
    socket.on('error', () => undefined)
    socket.on('drain', more)
    socket.once('end', () => socket.destroy())
    socket.setEncoding('latin1').on('data', (text: unknown) => {
      said += String(text)
    })
    socket.once('close', () => {
      clearTimeout(limit)
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 0))
    })
    socket.once('connect', () => {
      socket.write(head)
      more()
    })
  })
}

/** Bodies far larger than anything takes, announced and not announced, by nobody and by somebody, to every kind of address. */
export async function largeBodies(stage: Stage): Promise<Result> {
  const { port, origin, people } = stage
  const action = builtOf(process.cwd()).actions.find(({ name }) => name.endsWith('#sendMessage'))?.id ?? ''
  const before = memoryOf(stage.web.process.pid)
  const got: string[] = []
  const statuses: string[] = []
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(stage.web.process.pid))
  }, 100)
  try {
    for (const cookie of ['', people.respondent.cookie]) {
      for (const [path, extra] of [['/api/evidence', 'Content-Type: application/json'], ['/api/session', 'Content-Type: application/json'], ['/api/sign-out', 'Content-Type: application/json'], ['/api/auth/callback/demo', 'Content-Type: application/x-www-form-urlencoded'], ['/sign-in', `Next-Action: ${action}\r\nContent-Type: text/plain`], ['/portal', `Next-Action: ${action}\r\nContent-Type: multipart/form-data; boundary=x`]] as const) {
        for (const chunked of [false, true]) {
          const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\nConnection: close\r\n${extra}\r\n${chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${256 * 1_048_576}`}\r\n\r\n`
          const status = await pour(port, head, 256, chunked)
          statuses.push(String(status))
          if (status >= 200 && status < 300 && path !== '/api/session') got.push(`${path} took 256 MB and gave ${status}`)
        }
      }
    }
  } finally {
    clearInterval(watch)
  }
  if (most - before > 200) got.push(`the web server grew by ${Math.round(most - before)} MB`)
  got.push(...(await alive(stage)))
  return { got, note: `24 bodies of 256 MB, ${[...new Set(statuses)].join('/')}; the web server grew by ${Math.max(0, Math.round(most - before))} MB` }
}

/** Bodies just small enough to be taken, and as deep as they are long, many at once. */
export async function deepBodies(stage: Stage): Promise<Result> {
  const { origin, people } = stage
  const action = builtOf(process.cwd()).actions.find(({ name }) => name.endsWith('#sendMessage'))?.id ?? ''
  const half = 450_000
  const bodies = [`${'['.repeat(half)}${']'.repeat(half)}`, `[${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}]`, `["${'\\u0000'.repeat(150_000)}"]`, `[${'1e999,'.repeat(150_000)}1]`, `[{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":1`).join(',')}}]`]
  const got: string[] = []
  for (const body of bodies) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => Promise.all([
      call(origin, '/portal', { method: 'POST', body, headers: { accept: 'text/x-component', 'content-type': 'text/plain;charset=UTF-8', 'next-action': action, origin, cookie: people.respondent.cookie } }),
      call(origin, '/api/evidence', { method: 'POST', body, headers: { 'content-type': 'application/json', origin, cookie: people.respondent.cookie } }),
    ])))
    for (const { status, body: said } of answers.flat()) {
      if (said.includes('"ok":true')) got.push(`${body.slice(0, 10)}… was done`)
      if (/\n\s+at .+\.(?:js|ts):\d+/.test(said.toString())) got.push(`${body.slice(0, 10)}… gave ${status} and a stack`)
    }
    got.push(...(await alive(stage)))
  }
  return { got: [...new Set(got)], note: `${bodies.length * 40} requests` }
}
