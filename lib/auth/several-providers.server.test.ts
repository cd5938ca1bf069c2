import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callAction } from '../attack/action-call'
import { builtOf } from '../attack/built'
import { call, hangUp } from '../attack/call'
import { identityProvider } from '../attack/identity-provider'
import { type OidcBrowser, oidcBrowser } from '../attack/oidc-browser'
import { serve, type Served } from '../attack/serve'
import { serverEnv } from '../attack/test-env'
import { closeDatabase } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { freePort } from '../start/ports'

// The running production build with a provider for everybody, and one for the people of a domain.
const clientSecret = 'a secret of the test'
const dir = mkdtempSync(join(tmpdir(), 'veritar-oidc-'))
type Provider = Awaited<ReturnType<typeof identityProvider>>
let w: TestWorld
let server: Served
let ours: Provider
let theirs: Provider

beforeAll(async () => {
  w = await twoPrimes()
  const [port, theirPort] = [await freePort(), await freePort()]
  const [issuer, theirIssuer] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${theirPort}`]
  writeFileSync(join(dir, 'providers.json'), JSON.stringify({ providers: [{ id: 'birch', name: 'Birch sign-in', issuer: theirIssuer, clientId: 'veritar', clientSecret, domains: ['birch.example'] }] }))
  server = await serve(process.cwd(), { ...serverEnv(), OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'veritar', OIDC_CLIENT_SECRET: clientSecret, OIDC_PROVIDERS: join(dir, 'providers.json') })
  const client = (id: string) => [{ client_id: 'veritar', client_secret: clientSecret, redirect_uris: [`${server.origin}/api/auth/callback/${id}`] }]
  ours = await identityProvider(port, client('oidc'))
  theirs = await identityProvider(theirPort, client('birch'))
  await asOwner(async (owner) => {
    const identity = (personId: string, at: string, subject: string) => owner.identity.create({ data: { id: uuidv7(), personId, issuer: at, subject } })
    const allow = (org: 'alder' | 'birch', at: string) => owner.organizationIssuer.create({ data: { orgId: w[org].id, issuer: at, addedById: w[org].as('admin').personId } })
    await allow('alder', issuer)
    await allow('birch', theirIssuer)
    await identity(w.alder.as('reviewer').personId, issuer, 'ada')
    // Birch's reviewer has an identity at each; Birch allows its own provider only.
    for (const at of [issuer, theirIssuer]) await identity(w.birch.as('reviewer').personId, at, 'bo')
  })
}, 120_000)
afterAll(async () => {
  hangUp()
  await server?.stop()
  await ours?.stop()
  await theirs?.stop()
  rmSync(dir, { recursive: true, force: true })
  await closeDatabase()
})

const atOurs = (): OidcBrowser => oidcBrowser(server.origin, ours.issuer)
const atTheirs = (): OidcBrowser => oidcBrowser(server.origin, theirs.issuer, new Map(), 'birch')
/** Where a browser stands after it went to an address: 200 in the portfolio, or sent to the sign-in page. */
async function after(who: OidcBrowser, address: URL): Promise<number> {
  await who.open(address.href)
  return (await who.open('/portfolio')).status
}

test('asvs-6.8.1 each organization’s people come in through the provider it allows, and through no other', async () => {
  const [birch, alder, elsewhere] = [atTheirs(), atOurs(), atOurs()]
  expect(await after(birch, await birch.toProvider('bo'))).toBe(200)
  expect(await after(alder, await alder.toProvider('ada'))).toBe(200)
  expect(await after(elsewhere, await elsewhere.toProvider('bo'))).toBe(307)
})

test('asvs-6.8.1 who is known at one is nobody at another, whatever they are called there', async () => {
  const who = atTheirs()
  expect(await after(who, await who.toProvider('ada'))).toBe(307)
})

test('asvs-10.2.2 what was begun at one is not ended at another', async () => {
  const [birch, alder] = [atTheirs(), atOurs()]
  const [theirAnswer, ourAnswer] = [await birch.toProvider('bo'), await alder.toProvider('ada')]
  // The browser has the cookies of both: a state of the one brings no answer of the other in.
  for (const [name, value] of birch.cookies) alder.cookies.set(name, value)
  const mixed = new URL(ourAnswer)
  mixed.searchParams.set('state', theirAnswer.searchParams.get('state') ?? '')
  expect(await after(alder, mixed)).toBe(307)
  const elsewhere = new URL(theirAnswer)
  elsewhere.pathname = '/api/auth/callback/oidc'
  expect(await after(birch, elsewhere)).toBe(307)
})

test('asvs-13.4.5 a provider that is for a domain is named to nobody who does not name the domain', async () => {
  const seen = async (path: string) => (await call(server.origin, path, {})).body.toString()
  expect(Object.keys(JSON.parse(await seen('/api/auth/providers')) as object)).toEqual(['oidc'])
  const page = await seen('/sign-in')
  expect(page).toContain('Your work address')
  expect(page).not.toMatch(/birch/i)
  const id = builtOf(process.cwd()).actions.find(({ name }) => name === 'lib/auth/provider-actions#findProvider')?.id ?? ''
  const find = async (domain: unknown, origin = server.origin) => (await callAction(server.origin, '/sign-in', id, [domain], { origin })).value
  expect(await find('Birch.example')).toEqual({ ok: true, id: 'birch', name: 'Birch sign-in' })
  for (const domain of ['birch.exampl', 'alder.example', 'bo@birch.example', '', null, { $ne: '' }]) expect(await find(domain)).toMatchObject({ ok: false })
  // A request of another page does not even come to an answer.
  expect(await find('birch.example', 'https://evil.example')).toBeNull()
})
