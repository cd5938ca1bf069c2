import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hangUp } from '../attack/call'
import { type Claims, forger, identityProvider } from '../attack/identity-provider'
import { type OidcBrowser, oidcBrowser } from '../attack/oidc-browser'
import { serve, type Served } from '../attack/serve'
import { serverEnv } from '../attack/test-env'
import { closeDatabase } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { freePort } from '../start/ports'

// The running production build against a real provider on this machine, whose answers are changed on the way.
const secret = 'a secret of the test'
let w: TestWorld
let provider: Awaited<ReturnType<typeof identityProvider>>
let forge: ReturnType<typeof forger>
let server: Served
const db = new pg.Client({ connectionString: (process.env.TEST_SUPERUSER_URL ?? '').replace(/\/postgres$/, '/veritar') })
const subject = `ada-${uuidv7()}`

beforeAll(async () => {
  await db.connect()
  w = await twoPrimes()
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  server = await serve(process.cwd(), { ...serverEnv(), OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'veritar', OIDC_CLIENT_SECRET: secret })
  const redirect_uris = [`${server.origin}/api/auth/callback/oidc`]
  provider = await identityProvider(port, [{ client_id: 'veritar', client_secret: secret, redirect_uris }, { client_id: 'another', client_secret: 'its own', redirect_uris }])
  forge = forger(provider.key)
  const { personId } = w.alder.as('reviewer')
  await asOwner(async (owner) => {
    await owner.organizationIssuer.create({ data: { orgId: w.alder.id, issuer, addedById: w.alder.as('admin').personId } })
    await owner.identity.create({ data: { id: uuidv7(), personId, issuer, subject } })
  })
}, 120_000)
afterAll(async () => {
  hangUp()
  await server?.stop()
  await provider?.stop()
  await db.end()
  await closeDatabase()
})

type Event = { code: string; data: Record<string, string> }
/** Sign-in events since `from`, oldest first. */
const eventsSince = async (from: Date) => (await db.query<Event>(`select code, data from "AuditEvent" where at >= $1 and code like 'session.%' order by at, id`, [from])).rows
const sessionsOf = async () => (await db.query<Record<string, unknown>>('select * from "Session" where "personId" = $1 order by "createdAt"', [w.alder.as('reviewer').personId])).rows
const clock = async () => (await db.query<{ now: Date }>('select clock_timestamp() as now')).rows[0]?.now as Date
const now = (): number => Math.floor(Date.now() / 1_000)
const atProvider = new Map<string, string>()
const browser = (known = atProvider): OidcBrowser => oidcBrowser(server.origin, provider.issuer, known)

/** Holds an attempt to this: no cookie, no session, one event, whose reason says `why` and carries no value of the answer. */
async function refused(attempt: () => Promise<OidcBrowser>, why: RegExp): Promise<void> {
  const [before, from] = [(await sessionsOf()).length, await clock()]
  const who = await attempt()
  expect(who.cookies.get('veritar')).toBeUndefined()
  expect((await who.open('/portfolio')).headers['location']).toBe('/sign-in')
  expect((await sessionsOf()).length).toBe(before)
  const events = await eventsSince(from)
  expect(events.map(({ code }) => code)).toEqual(['session.refused'])
  expect(events[0]?.data).toMatchObject({ method: 'oidc', reason: expect.stringMatching(why) })
}

/** One sign-in whose ID token is changed on the way. */
async function withToken(idToken: (made: string) => string | undefined): Promise<OidcBrowser> {
  const who = browser()
  provider.tamper({ idToken })
  await who.open((await who.toProvider(subject)).href)
  provider.tamper({})
  return who
}

test('asvs-6.8.1 asvs-6.8.4 an answer that nobody touched signs in; what it does not say of the sign-in counts as the weakest', async () => {
  const from = await clock()
  const who = browser()
  expect((await who.open((await who.toProvider(subject)).href)).headers['location']).toMatch(/\/$/)
  expect((await who.open('/portfolio')).status).toBe(200)
  expect((await sessionsOf()).at(-1)).toMatchObject({ method: 'oidc', issuer: provider.issuer, acr: null, amr: [], authTime: null })
  expect(await eventsSince(from)).toMatchObject([{ code: 'session.started', data: { strength: 'weakest' } }])
})

test.each<[string, Claims, string]>([
  ['a hardware key, now', { acr: 'phrh', amr: ['hwk'], auth_time: now() }, 'hardware'],
  ['a key without a time', { acr: 'phrh', amr: ['hwk'] }, 'weakest'],
  ['methods without a class', { amr: ['hwk', 'mfa'], auth_time: now() }, 'weakest'],
  ['a class that nobody knows', { acr: 'very strong', auth_time: now() }, 'weakest'],
  ['values of the wrong kind', { acr: 7, amr: 'hwk', auth_time: 'today' }, 'weakest'],
])('asvs-6.8.4 the provider says: %s', async (_, claims, strength) => {
  const from = await clock()
  expect((await withToken(forge.signed(claims))).cookies.get('veritar')).toBeDefined()
  expect(await eventsSince(from)).toMatchObject([{ code: 'session.started', data: { strength } }])
})

describe('asvs-9.1.1 asvs-9.1.2 asvs-9.1.3 asvs-9.2.1 asvs-9.2.2 asvs-9.2.3 asvs-9.2.4 asvs-10.5.1 asvs-10.5.4 an ID token is refused', () => {
  const other = (claims: Claims) => () => forge.signed(claims)
  const cases: [string, () => (made: string) => string | undefined, RegExp][] = [
    ['with another nonce', other({ nonce: 'of another sign-in' }), /nonce/],
    ['without a nonce', other({ nonce: undefined }), /nonce/],
    ['for another audience', other({ aud: 'another' }), /another client/],
    ['for several, saying nobody it is meant for', other({ aud: ['veritar', 'another'] }), /another client/],
    ['meant for another client (azp)', other({ aud: ['veritar', 'another'], azp: 'another' }), /another client/],
    ['with a single audience and another azp', other({ azp: 'another' }), /another client/],
    ['of another issuer', other({ iss: 'https://elsewhere.example' }), /another issuer/],
    ['of our issuer, almost', () => (made) => forge.signed({ iss: `${provider.issuer}/` })(made), /another issuer/],
    ['that has expired', other({ iat: now() - 7_200, exp: now() - 3_600 }), /not valid at this time/],
    ['that never expires', other({ exp: undefined }), /not valid at this time/],
    ['from the future', other({ nbf: now() + 7_200, exp: now() + 9_000 }), /not valid at this time/],
    ['that says nobody', other({ sub: undefined }), /./],
    ['with alg none', () => forge.none, /signature/],
    ['with alg none and two parts', () => forge.unsigned, /signature/],
    ['with its signature cut off', () => forge.signatureCut, /signature/],
    ['with HS256 under the public key', () => forge.publicKeyAsSecret, /signature/],
    ['with HS256 under the client’s secret', () => forge.clientSecret(secret), /signature/],
    ['signed by another key of the same name', () => forge.otherKey, /signature/],
    ['signed by a key the provider does not have', () => forge.unknownKey, /signature/],
    ['signed by the key it brings itself', () => forge.keyInHeader, /signature/],
    ['changed after it was signed', () => forge.changed({ sub: 'mallory' }), /signature/],
    ['that is missing', () => () => undefined, /ID token/],
  ]
  test.each(cases)('%s', async (_, idToken, why) => refused(() => withToken(idToken()), why))
})

describe('asvs-10.1.2 asvs-10.2.1 asvs-10.2.2 asvs-10.4.2 asvs-10.5.3 an answer is refused', () => {
  /** One sign-in whose way back is changed. */
  const back = (change: (address: URL) => void) => async () => {
    const who = browser()
    const address = await who.toProvider(subject)
    change(address)
    await who.open(address.href)
    return who
  }
  const set = (name: string, value: string) => back((address) => address.searchParams.set(name, value))
  const without = (name: string) => back((address) => address.searchParams.delete(name))

  test('with another state', () => refused(set('state', 'another'), /state/))
  test('without a state', () => refused(without('state'), /state/))
  test('that names another issuer: a mix-up', () => refused(set('iss', 'https://elsewhere.example'), /another issuer/))
  test('that names no issuer though this one always does', () => refused(without('iss'), /another issuer/))
  test('with a code that nobody gave', () => refused(set('code', 'made-up'), /code/))
  test('that is an error', () => refused(back((address) => {
    address.searchParams.delete('code')
    address.searchParams.set('error', 'access_denied')
  }), /did not succeed/))

  test('in a browser that began no sign-in', () => refused(async () => {
    const who = browser()
    await who.open((await browser().toProvider(subject)).href)
    return who
  }, /this browser began/))

  test('with a code from the sign-in of another browser, under one’s own state', () => refused(async () => {
    const who = browser()
    const [own, stolen] = [await who.toProvider(subject), await browser().toProvider(subject)]
    own.searchParams.set('code', stolen.searchParams.get('code') ?? '')
    await who.open(own.href)
    return who
  }, /code/))

  test('with a code that was used, by whoever kept the cookies of before', async () => {
    const first = browser()
    const address = await first.toProvider(subject)
    const kept = new Map(first.cookies)
    await first.open(address.href)
    expect(first.cookies.get('veritar')).toBeDefined()
    await refused(async () => {
      const second = browser()
      for (const [name, value] of kept) second.cookies.set(name, value)
      await second.open(address.href)
      return second
    }, /code/)
  })

  test('with a code that was given to another client', () => refused(async () => {
    const who = browser()
    const own = await who.toProvider(subject)
    const code = await browser().codeFor('another', subject)
    expect(code).not.toBe('')
    own.searchParams.set('code', code)
    await who.open(own.href)
    return who
  }, /code/))

  test('of a provider that describes itself as another', () => refused(async () => {
    const who = browser()
    const address = await who.toProvider(subject)
    provider.tamper({ description: (made) => ({ ...made, issuer: 'https://elsewhere.example' }), idToken: forge.signed({ iss: 'https://elsewhere.example' }) })
    address.searchParams.set('iss', 'https://elsewhere.example')
    await who.open(address.href)
    provider.tamper({})
    return who
  }, /did not say who this is/))

  test('of somebody whom nobody here knows', () => refused(async () => {
    const who = browser(new Map())
    await who.open((await who.toProvider('mallory')).href)
    return who
  }, /Nobody here/))
})
