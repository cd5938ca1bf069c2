import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actions, handlers, pages, type Place, type Row } from '../auth/access'
import { closeDatabase } from '../db/tenant'
import { asOwner } from '../db/test-world'
import { callAction } from './action-call'
import { builtOf } from './built'
import { type Answer, call, hangUp } from './call'
import { addressOf } from './matrix'
import { type Caller, matrixWorld } from './matrix-world'
import { endings, everyDoor, heldSession } from './old-cookies'
import { request as rawRequest, sendRaw } from './requests/raw'
import { serve, type Served } from './serve'
import { serverEnv } from './test-env'

const built = builtOf(process.cwd())
let server: Served
let callers: Caller[] = []
let elm = ''
beforeAll(async () => {
  const made = await matrixWorld()
  callers = made.callers
  elm = made.world.elm.id
  server = await serve(process.cwd(), serverEnv())
}, 120_000)
afterAll(async () => {
  hangUp()
  await server?.stop()
  await closeDatabase()
})

const named = (name: string): Caller => callers.find((caller) => caller.name === name) as Caller
const reviewer = () => named('reviewer of alder')
const respondent = () => named('respondent of elm')
const shared = (caller: Caller) => caller.places.shared as Place
const words = (value: unknown) => (value as { error?: string } | null)?.error ?? ''
/** Every page of the build, as somebody who may open most of its side. */
const openPages = () => built.pages.map((path) => {
  const caller = path.startsWith('/portal') ? respondent() : reviewer()
  return { path: addressOf(path, (pages[path] ?? {}) as Row, shared(caller)), caller }
})
const eachPage = async (headers: Record<string, string>, check: (answer: Answer, path: string) => void) => {
  for (const { path, caller } of openPages()) check(await call(server.origin, path, { headers: { cookie: caller.cookie, ...headers } }), path)
}

test('asvs-3.4.3 asvs-3.4.4 asvs-3.4.5 asvs-3.4.6 asvs-3.4.8 asvs-3.5.8 asvs-14.3.2 each page has a policy with a nonce of its own, the usual headers, and is not cached', async () => {
  const nonces = new Set<string>()
  let served = 0
  await eachPage({}, ({ status, headers, body }, path) => {
    expect(headers, path).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin' })
    expect(headers['permissions-policy'], path).toContain('camera=()')
    expect(headers['x-powered-by'], path).toBeUndefined()
    if (status !== 200 && status !== 404) return
    served += 1
    const policy = String(headers['content-security-policy'])
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(policy, path).toContain("frame-ancestors 'none'")
    expect(policy, path).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/)
    expect([...body.toString().matchAll(/<script(?![^>]*\bnonce=)[^>]*>/g)].map(([tag]) => tag), path).toEqual([])
    expect(headers['cache-control'], path).toMatch(/no-store/)
    nonces.add(nonce)
  })
  expect(nonces.size).toBe(served)
})

test('asvs-3.4.4 asvs-14.3.2 what proxy.ts does not reach has its headers all the same', async () => {
  for (const path of ['/api/health', `/api/analysis/${shared(reviewer()).revision}`, `/api/evidence/files/${shared(reviewer()).file}`]) {
    const { headers } = await call(server.origin, path, { headers: { cookie: reviewer().cookie } })
    expect(headers, path).toMatchObject({ 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' })
    expect(String(headers['cache-control']), path).toContain('no-store')
    expect(String(headers['content-security-policy']), path).toContain("default-src 'none'")
    if (path.includes('/files/')) expect(String(headers['content-security-policy']), path).toMatch(/^sandbox;/)
  }
})

describe('asvs-3.5.1 asvs-4.1.3 a write counts only when it comes from our own pages, whatever else the request says', () => {
  const forged = (origin: string) => [
    { origin: 'https://evil.example' },
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    { origin: 'null' },
    { 'x-forwarded-host': new URL(origin).host },
    { referer: `${origin}/portfolio`, 'sec-fetch-site': 'same-origin' },
  ] as Record<string, string>[]

  test('every action of the build', async () => {
    for (const { id, name, pages: carriers } of built.actions) {
      const row = actions[name]
      // These two answer with an address or with nothing.
      if (!row || /#(endSessions|switchRole)$/.test(name)) continue
      const caller = 'of' in row && row.draft.includes('respondent') ? respondent() : reviewer()
      const form = name.includes('link-actions') ? { name: 'Forged', organization: 'Forged', email: 'forged@evil.example' } : undefined
      for (const headers of forged(server.origin)) {
        const { status, value } = await callAction(server.origin, addressOf(carriers[0] ?? '/', {} as Row, shared(caller)), id, form ? ['a token', {}] : [row.input?.(shared(caller)) ?? {}], { cookie: caller.cookie, ...headers }, form)
        if (status === 200) expect(words(value), `${name} with ${JSON.stringify(headers)}`).toBe('This request did not come from Veritar.')
        else expect(status, name).toBe(500)
      }
    }
  })

  test('every handler that writes', async () => {
    const writing = Object.entries(handlers).filter(([what, { elsewhere }]) => /^(POST|PUT|PATCH|DELETE) /.test(what) && !elsewhere)
    expect(writing.length).toBeGreaterThanOrEqual(4)
    for (const [what, row] of writing) {
      const [method = '', path = ''] = what.split(' ')
      const at = respondent().places.draft as Place
      for (const headers of forged(server.origin)) {
        const { status } = await call(server.origin, addressOf(path, row, at), { method, body: JSON.stringify(row.body?.(at) ?? {}), headers: { cookie: respondent().cookie, 'content-type': 'application/json', ...row.headers?.(at), ...headers } })
        expect(status, `${what} with ${JSON.stringify(headers)}`).toBe(403)
      }
    }
  })
})

test('asvs-3.5.3 asvs-4.1.4 a handler answers to the methods in the table and to no other', async () => {
  for (const path of built.handlers) {
    const wanted = Object.keys(handlers).filter((what) => what.endsWith(` ${path}`)).map((what) => what.split(' ')[0])
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
      if (wanted.includes(method)) continue
      const { status } = await call(server.origin, addressOf(path, {} as Row, shared(reviewer())), { method, headers: { cookie: reviewer().cookie, origin: server.origin } })
      expect([400, 405], `${method} ${path} gave ${status}`).toContain(status)
    }
  }
})

test('asvs-4.1.4 asvs-4.2.1 what is no request to this server is refused before anything reads it, and nothing of it is sent back', async () => {
  const { port, host } = new URL(server.origin)
  const own = [`Host: ${host}`, 'Connection: close']
  for (const [line, headers, status] of [
    ['TRACE /api/health', [...own, 'X-Secret: echoed'], 405],
    ['PROPFIND /portfolio', own, 405],
    ['PUT /sign-in', own, 405],
    ['GET /sign-in', ['Host: evil.example', ...own], 400],
    ['GET http://evil.example/portfolio', own, 400],
    ['OPTIONS *', own, 400],
    ['GET /jump?q=%00', own, 400],
    ['POST /sign-in', [...own, 'Content-Length: 2000000'], 413],
    ['PATCH /api/evidence/uploads/x', [...own, 'Content-Length: 8388609'], 413],
  ] as [string, string[], number][]) {
    const { statuses, text } = await sendRaw(Number(port), [rawRequest(line, headers)])
    expect(statuses, line).toEqual([status])
    expect(text, line).not.toMatch(/echoed|evil/)
  }
  expect((await sendRaw(Number(port), [rawRequest('GET /sign-in', own)])).statuses).toEqual([200])
  // A body that does not say how long it is: the line is closed once it is too long.
  const chunk = `100000\r\n${'a'.repeat(1_048_576)}\r\n`
  const chunked = await sendRaw(Number(port), [rawRequest('POST /api/evidence', [...own, 'Transfer-Encoding: chunked', 'Content-Type: application/json']), chunk, chunk, '0\r\n\r\n'])
  expect(chunked).toMatchObject({ statuses: [], ended: 'closed' })
})

test('asvs-4.1.3 asvs-15.3.4 headers that only Next and a proxy may set have no effect', async () => {
  const forged = [
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware', 'x-middleware-next': '1' },
    { 'x-middleware-rewrite': '/portfolio', 'x-middleware-override-headers': 'cookie' },
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.0.0.1' },
    { 'next-resume': '1', 'x-nextjs-data': '1' },
    { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
    { rsc: '1' },
  ] as Record<string, string>[]
  for (const headers of forged) {
    for (const path of ['/portfolio', `/assessments/${shared(reviewer()).assessment}`, '/audit', '/checks']) {
      const { status, headers: came, body } = await call(server.origin, path, { headers })
      expect([307, 404], `${path} with ${JSON.stringify(headers)} gave ${status}`).toContain(status)
      expect(String(came.location ?? ''), path).not.toContain('evil')
      expect(body.toString(), path).not.toContain('Alder')
    }
  }
})

test('asvs-13.4.1 asvs-14.2.5 no source map, no history, no optimizer is served', async () => {
  const chunk = readdirSync('.next/static/chunks').find((name) => name.endsWith('.js')) ?? ''
  expect((await call(server.origin, `/_next/static/chunks/${chunk}`)).status).toBe(200)
  for (const path of [`/_next/static/chunks/${chunk}.map`, '/.git/config', '/.git/HEAD', '/package.json', '/.env', '/_next/image?url=%2Ficon.svg&w=64&q=75', '/prisma/schema.prisma']) {
    expect((await call(server.origin, path)).status, path).toBe(404)
  }
})

test('asvs-7.4.1 asvs-14.3.1 signing out ends the session at the server and clears the browser: a copy of the cookie opens nothing', async () => {
  const { cookie } = named('approver of alder')
  const opens = async () => (await call(server.origin, '/portfolio', { headers: { cookie } })).status
  expect((await call(server.origin, '/api/sign-out', { method: 'POST', headers: { cookie, origin: 'https://evil.example' } })).status).toBe(403)
  expect(await opens()).toBe(200)
  const { status, headers } = await call(server.origin, '/api/sign-out', { method: 'POST', headers: { cookie, origin: server.origin } })
  expect(status).toBe(303)
  expect(headers['clear-site-data']).toContain('"cache"')
  expect(await opens()).toBe(307)
})

describe('asvs-7.2.4 asvs-7.3.1 asvs-7.3.2 asvs-7.4.1 asvs-7.4.2 no old cookie opens anything, and its first return is one event', () => {
  test.each(Object.entries(endings))('after %s', async (name, { because, end }) => {
    const at = respondent().places.draft as Place
    const held = await heldSession(elm, `Old after ${name}`)
    const cookie = `veritar=${held.token}`
    expect(Object.values(await everyDoor(server.origin, built, cookie, at))).toContain('somebody')
    await end(held, server.origin)
    expect(await everyDoor(server.origin, built, cookie, at)).toEqual({ page: 'nobody', action: 'nobody', handler: 'nobody', download: 'nobody', upload: 'nobody' })
    const events = await asOwner((db) => db.auditEvent.findMany({ where: { actorId: held.personId, code: 'session.stale' } }))
    expect(events).toMatchObject([{ outcome: 'denied', data: { because } }])
  })
})

test('asvs-8.2.1 asvs-8.2.2 what evidence says is on no page of somebody whose verification has lapsed', async () => {
  const told = async (caller: Caller) => {
    const seen: string[] = []
    for (const path of built.pages.filter((one) => one.startsWith(caller.persona === 'reviewer' ? '/assessments/[id]' : '/portal/[id]'))) {
      const { status, body } = await call(server.origin, addressOf(path, pages[path] as Row, shared(caller)), { headers: { cookie: caller.cookie } })
      // The words of the one observation, and the names of its files.
      if (status === 200 && /One row\.|roster\.csv|names\.csv/.test(body.toString())) seen.push(path)
    }
    return seen
  }
  for (const [current, lapsed] of [['reviewer of alder', 'a reviewer with a lapsed verification, of alder'], ['respondent of elm', 'a respondent with a lapsed verification, of elm']] as const) {
    expect((await told(named(current))).length, current).toBeGreaterThan(0)
    expect(await told(named(lapsed)), lapsed).toEqual([])
  }
})

test('asvs-15.3.3 asvs-15.3.6 what a body says beyond its schema is refused, also by the names that poison', async () => {
  const at = shared(respondent())
  const { id, pages: carriers } = built.actions.find(({ name }) => name === 'lib/reviews/actions#sendMessage') ?? { id: '', pages: [] }
  const plain = { assessmentId: at.assessment, criterionId: 'PRG-01', audience: 'shared', body: 'Said by the sweep.' }
  const send = (input: string) => call(server.origin, addressOf(carriers[0] ?? '/', {} as Row, at), { method: 'POST', body: `[${input}]`, headers: { accept: 'text/x-component', 'content-type': 'text/plain;charset=UTF-8', 'next-action': id, cookie: respondent().cookie, origin: server.origin } })
  for (const extra of ['"role":"admin"', '"organizationId":"1"', '"primeId":"1"', '"byId":"1"', '"constructor":{"prototype":{"role":"admin"}}', '"prototype":{}']) {
    const { body } = await send(`${JSON.stringify(plain).slice(0, -1)},${extra}}`)
    expect(body.toString(), extra).toContain('Please check what you entered.')
  }
  for (const half of ['a\\u0000b', 'a\\ud800b']) expect((await send(JSON.stringify(plain).replace('Said by', half))).body.toString(), half).toContain('characters that are no text')
  // A key that React's parser drops: nothing of it arrives.
  const { body } = await send(`${JSON.stringify(plain).slice(0, -1)},"__proto__":{"role":"admin"}}`)
  expect(body.toString()).not.toContain('admin')
  expect(({} as Record<string, unknown>)['role']).toBeUndefined()
})
