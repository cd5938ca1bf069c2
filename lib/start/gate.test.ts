import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'

const create = http.createServer
let origin = ''
let server: http.Server
let waiting: (() => void)[] = []

beforeAll(async () => {
  const { holdGate } = (await import(new URL('./gate.mjs', import.meta.url).href)) as { holdGate: (origin: string) => void }
  holdGate('https://veritar.example')
  server = http.createServer(async (request, response) => {
    let size = 0
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) size += chunk.length
      if (request.url === '/slow') await new Promise<void>((go) => waiting.push(go))
      response.writeHead(200).end(String(size))
    } catch {
      response.destroy()
    }
  })
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  http.createServer = create
  server.closeAllConnections()
  server.close()
})

const part = '/api/evidence/uploads/x'
const send = (path: string, method: string, size: number, chunked = false) =>
  fetch(`${origin}${path}`, chunked ? ({ method, duplex: 'half', body: new Blob([new Uint8Array(size)]).stream() } as RequestInit) : { method, body: new Uint8Array(size) }).then(async (response) => `${response.status} ${await response.text()}`, () => 'closed')

test('asvs-5.1.1 a part of 8 MiB and a form pass whole, announced or in chunks, one after another', async () => {
  for (const chunked of [false, true, false]) expect(await send(part, 'PATCH', 8_388_608, chunked)).toBe('200 8388608')
  for (const chunked of [false, true]) expect(await send('/portal', 'POST', 1_100_000, chunked)).toBe('200 1100000')
})

test('asvs-5.1.1 one byte more is refused, or the line is closed where the length was not told', async () => {
  expect(await send(part, 'PATCH', 8_388_609)).toMatch(/^413|closed/)
  expect(await send(part, 'PATCH', 9_000_000, true)).toBe('closed')
  expect(await send('/portal', 'POST', 2_000_000)).toMatch(/^413|closed/)
  expect(await send('/portal', 'POST', 2_000_000, true)).toBe('closed')
})

test('more pages than can be in the making are told to come again, and later ones are made', async () => {
  const all = Array.from({ length: 130 }, () => fetch(`${origin}/slow`).then(({ status }) => status))
  for (let tries = 0; tries < 100 && waiting.length < 100; tries += 1) await new Promise((wait) => setTimeout(wait, 20))
  await new Promise((wait) => setTimeout(wait, 200))
  for (const go of waiting) go()
  const statuses = await Promise.all(all)
  expect(statuses.filter((status) => status === 503)).toHaveLength(30)
  expect(statuses.filter((status) => status === 200)).toHaveLength(100)
  waiting = []
  expect((await fetch(`${origin}/`)).status).toBe(200)
})
