import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { actions } from '../../auth/access'
import { builtOf } from '../built'
import { call } from '../call'
import type { Result, Score } from '../score'
import type { Stage } from '../stage'

/** Headers that Next sets for itself, or once did. */
const internal: Record<string, string>[] = [
  { 'x-invoke-path': '/portfolio', 'x-invoke-output': '/portfolio', 'x-invoke-query': '%7B%7D', 'x-invoke-status': '200' },
  { 'x-matched-path': '/portfolio', 'x-now-route-matches': '1=portfolio' },
  { 'x-middleware-subrequest': 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy' },
  { 'x-middleware-rewrite': 'http://127.0.0.1:1/', 'x-middleware-next': '1', 'x-middleware-set-cookie': 'owned=1' },
  { 'x-middleware-override-headers': 'cookie', 'x-middleware-request-cookie': 'veritar=x' },
  { 'x-prerender-revalidate': 'x', 'x-next-revalidated-tags': '/portfolio', 'x-next-revalidate-tag-token': 'x' },
  { 'x-nextjs-data': '1', 'next-resume': '1' },
  { 'x-rewrite-url': '/portfolio', 'x-original-url': '/portfolio' },
  { 'x-real-ip': '127.0.0.1', forwarded: 'for=127.0.0.1;host=evil.example;proto=https', 'x-forwarded-host': 'evil.example', 'x-forwarded-prefix': '//evil.example' },
  { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' },
  { rsc: '1', 'next-router-state-tree': '%5B%22%22%2C%7B%7D%5D' },
  { rsc: '1', 'next-router-prefetch': '2', 'next-router-segment-prefetch': '/portfolio/__PAGE__', 'next-url': '/portfolio' },
  { 'next-action': '', 'x-action': 'x' },
]

/** Nobody, with headers of the framework: sent to sign in whatever they say, with every header and with each address of a page. */
async function forgeHeaders({ origin, assessmentId }: Stage): Promise<Result> {
  const got: string[] = []
  const paths = ['/portfolio', `/assessments/${assessmentId}`, '/audit', `/portal/${assessmentId}`, '/portfolio?_rsc=1a2b3', '/portfolio.rsc', '/portfolio/index.rsc', '/portfolio.segments/_tree.segment.rsc', '/portfolio/export']
  let asked = 0
  for (const headers of internal) {
    for (const path of paths) {
      const { status, headers: came, body } = await call(origin, path, { headers })
      asked += 1
      const what = `${path} with ${Object.keys(headers).join(', ')}`
      if (![307, 308, 400, 401, 404].includes(status)) got.push(`${what} gave ${status}`)
      if (/evil|127\.0\.0\.1:1\//.test(`${String(came['location'] ?? '')} ${String(came['set-cookie'] ?? '')} ${String(came['x-middleware-rewrite'] ?? '')}`)) got.push(`${what} leads elsewhere`)
      if (String(came['set-cookie'] ?? '').includes('owned')) got.push(`${what} set a cookie`)
      if (/Ostrander|Thornquist/.test(body.toString())) got.push(`${what} names people of the demo`)
    }
  }
  return { got, note: `${asked} requests` }
}

type Post = { page: string; cookie: string; headers?: Record<string, string>; body: string }
const post = (origin: string, { page, cookie, headers, body }: Post) => call(origin, page, { method: 'POST', body, headers: { accept: 'text/x-component', 'content-type': 'text/plain;charset=UTF-8', origin, cookie, ...headers } })

/** Each action of the build, posted to a page that does not carry it, by a respondent: none does what the respondent may not. */
async function actionsElsewhere({ origin, people, assessmentId }: Stage): Promise<Result> {
  const got: string[] = []
  const built = builtOf(process.cwd()).actions
  const { cookie } = people.respondent
  const at = { assessment: assessmentId, program: assessmentId, sub: assessmentId, item: assessmentId, revision: assessmentId, file: assessmentId, upload: assessmentId, finding: assessmentId, event: assessmentId }
  let posted = 0
  for (const { id, name } of built) {
    const row = actions[name]
    if (!row || row.elsewhere || !('of' in row || 'who' in row)) continue
    const may = 'who' in row ? row.who : [...row.draft, ...row.shared]
    if (may.includes('respondent')) continue
    for (const page of ['/portal', `/portal/${assessmentId}`, '/sign-in']) {
      const { status, body } = await post(origin, { page, cookie, headers: { 'next-action': id }, body: JSON.stringify([row.input?.(at) ?? {}]) })
      posted += 1
      if (/"ok":true/.test(body.toString())) got.push(`${name} at ${page} was done`)
      if (status >= 500) got.push(`${name} at ${page} gave ${status}`)
    }
  }
  if (posted === 0) got.push('nothing was posted')
  return { got, note: `${posted} posts` }
}

/** Names of actions that are none: none is found, also by names every object has. */
async function actionsOfNoOne({ origin, people }: Stage): Promise<Result> {
  const got: string[] = []
  for (const id of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '0'.repeat(42), 'a'.repeat(10_000), '../../package.json', '%00', '40' + 'f'.repeat(40)]) {
    for (const cookie of ['', people.respondent.cookie]) {
      const { status, body } = await post(origin, { page: '/portal', cookie, headers: { 'next-action': id }, body: '[]' })
      if (![303, 307, 400, 404, 409].includes(status)) got.push(`${id.slice(0, 20)} gave ${status}: ${body.toString().slice(0, 80)}`)
    }
  }
  return { got }
}

const boundary = '----veritar'
const form = (fields: Record<string, string>) => `${Object.entries(fields).map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--${boundary}--\r\n`

/** Arguments in React's wire format that reach for constructors, other actions or code (as CVE-2025-55182 did): nothing of them runs. */
async function wireFormat({ origin, people, temp }: Stage): Promise<Result> {
  const got: string[] = []
  const file = join(temp, 'owned')
  const code = `require('node:fs').writeFileSync(${JSON.stringify(file)},'1');process.mainModule?.require('fs').writeFileSync(${JSON.stringify(file)},'1');`
  const chunk = (prefix: string) => JSON.stringify({ then: '$1:__proto__:then', status: 'resolved_model', reason: -1, value: '{"then":"$B1337"}', _response: { _prefix: prefix, _chunks: '$Q2', _formData: { get: '$1:constructor:constructor' } } })
  const bodies: Record<string, string>[] = [
    { 0: chunk(code), 1: '"$@0"', 2: '[]' },
    { 0: '["$1:constructor:constructor"]', 1: '{}' },
    { 0: '["$1:__proto__:constructor:constructor"]', 1: '[]' },
    { 0: '["$F1"]', 1: '{"id":"fs#readFileSync","bound":null}' },
    { 0: '["$h1"]', 1: '{"id":"child_process#execSync","bound":["touch x"]}' },
    { 0: '["$B1"]' },
    { 0: '["$Q1"]', 1: '[["__proto__",{"role":"admin"}]]' },
    { 0: '["$@1"]', 1: '"$@1"' },
    { 0: '["$K1"]', '1_then': 'x' },
    { 0: '["$n999999999999999999999999"]' },
    { '$ACTION_REF_1': '', '$ACTION_1:0': '{"id":"fs#rm","bound":"$@1"}', '$ACTION_1:1': '[]' },
    { '$ACTION_ID_constructor': '' },
    { 0: `[${'['.repeat(20_000)}${']'.repeat(20_000)}]` },
  ]
  const ids = builtOf(process.cwd()).actions.filter(({ name }) => /sendMessage|endSessions|submitSetup/.test(name)).map(({ id }) => id)
  for (const fields of bodies) {
    for (const id of ids) {
      for (const cookie of ['', people.respondent.cookie]) {
        const plain = Object.keys(fields).some((name) => name.startsWith('$ACTION'))
        const { status, body } = await post(origin, { page: '/sign-in', cookie, headers: { ...(plain ? {} : { 'next-action': id }), 'content-type': `multipart/form-data; boundary=${boundary}` }, body: form(fields) })
        const text = body.toString()
        if (/"ok":true/.test(text)) got.push(`${JSON.stringify(fields).slice(0, 60)} was done`)
        if (/\n\s+at .+\.(?:js|ts):\d+|node:internal/.test(text)) got.push(`${JSON.stringify(fields).slice(0, 60)} gave ${status} and a stack`)
      }
    }
  }
  if (existsSync(file)) got.push('code of an argument ran')
  if (({} as Record<string, unknown>)['role'] !== undefined) got.push('a prototype was changed')
  return { got, note: `${bodies.length * ids.length * 2} posts` }
}

/** A session is one cookie of our own making: not a query, not a header, not the second of two, not another's CSRF token. */
async function sessions({ origin, people }: Stage): Promise<Result> {
  const got: string[] = []
  const token = people.respondent.cookie.split('; ').find((pair) => /veritar/.test(pair) && !/csrf|callback/i.test(pair)) ?? ''
  const value = token.slice(token.indexOf('=') + 1)
  const asked: [string, Record<string, string>][] = [
    [`/portal?${token}`, {}], [`/portal?session=${value}`, {}], ['/portal', { authorization: `Bearer ${value}` }], ['/portal', { 'x-session': value }],
    ['/portal', { cookie: `${token.slice(0, -1)}` }], ['/portal', { cookie: `${token.toUpperCase()}` }], ['/portal', { cookie: `x=1,${token}` }], ['/portal', { cookie: `__proto__=${value}` }],
    ['/portal', { cookie: `${token.split('=')[0]}=${'a'.repeat(8_000)}` }], ['/portal', { cookie: `${token.split('=')[0]}=' or '1'='1` }],
  ]
  for (const [path, headers] of asked) {
    const { status } = await call(origin, path, { headers })
    if (status === 200 || status >= 500) got.push(`${path.slice(0, 30)} with ${JSON.stringify(headers).slice(0, 40)} gave ${status}`)
  }
  for (const target of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)']) {
    const { headers } = await call(origin, `/api/auth/signin?callbackUrl=${encodeURIComponent(target)}`)
    const { headers: after } = await call(origin, `/sign-in?callbackUrl=${encodeURIComponent(target)}`)
    if (/evil|javascript:/.test(`${String(headers['location'] ?? '').split('callbackUrl')[0]} ${String(after['location'] ?? '').split('callbackUrl')[0]}`)) got.push(`the sign-in leads to ${target}`)
  }
  return { got, note: `${asked.length} ways` }
}

/** What only a browser, a proxy or Next itself may say, said by somebody else. */
export async function attackForged(stage: Stage, score: Score): Promise<void> {
  await score.attack('headers of Next and of proxies, by nobody', () => forgeHeaders(stage))
  await score.attack('actions of other pages, by a respondent', () => actionsElsewhere(stage))
  await score.attack('actions that do not exist', () => actionsOfNoOne(stage))
  await score.attack('arguments that reach for code', () => wireFormat(stage))
  await score.attack('sessions that are none, and sign-in that leads elsewhere', () => sessions(stage))
}
