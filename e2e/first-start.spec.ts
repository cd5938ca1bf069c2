import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import Provider from 'oidc-provider'
import { open, settled } from './people'
import { test } from './watched'

// An installation of its own without the demo: set-up link, then an identity provider for everything after.
test.describe.configure({ mode: 'serial' })

const port = 3721
const origin = `http://127.0.0.1:${port}`
const issuer = 'http://127.0.0.1:3722'
const client = { client_id: 'veritar', client_secret: 'a secret of the test', redirect_uris: [`${origin}/api/auth/callback/oidc`] }

const larch = { id: 'larch', name: 'Larch ID', issuer: 'http://127.0.0.1:3725', clientId: 'veritar', clientSecret: client.client_secret, domains: ['larch.example'] }

let state: string
let lists: string
let larchIdp: Server
let stack: ChildProcess
let idp: Server
let setupLink: string

test.beforeAll(async () => {
  test.setTimeout(400_000)
  const settings = { features: { devInteractions: { enabled: true } }, findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, name: id, email: `${id}@willow.example` }) }) }
  const provider = new Provider(issuer, { ...settings, clients: [client] })
  idp = createServer(provider.callback())
  await new Promise<void>((resolve) => idp.listen(3722, '127.0.0.1', resolve))
  const other = new Provider(larch.issuer, { ...settings, clients: [{ ...client, redirect_uris: [`${origin}/api/auth/callback/${larch.id}`] }] })
  larchIdp = createServer(other.callback())
  await new Promise<void>((resolve) => larchIdp.listen(3725, '127.0.0.1', resolve))
  lists = mkdtempSync(join(tmpdir(), 'veritar-providers-'))
  writeFileSync(join(lists, 'providers.json'), JSON.stringify({ providers: [larch] }))
  state = mkdtempSync(join(tmpdir(), 'veritar-first-'))
  chmodSync(state, 0o711)
  const oidc = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client.client_id, OIDC_CLIENT_SECRET: client.client_secret, OIDC_NAME: 'Willow ID', OIDC_PROVIDERS: join(lists, 'providers.json') }
  // The tests also run where bubblewrap cannot make namespaces; the refusal itself is tested in lib/start/held-sandbox.test.ts.
  stack = spawn(process.execPath, ['lib/start/bootstrap.mjs', 'start'], { env: { ...process.env, ...oidc, VERITAR_STATE: state, VERITAR_DEMO: '0', VERITAR_SANDBOX: 'optional', VERITAR_SCANNER: 'waived', VERITAR_HARDWARE_KEYS: 'waived', HOST: '127.0.0.1', PORT: String(port), APP_ORIGIN: origin }, stdio: ['ignore', 'pipe', 'inherit'] })
  setupLink = await new Promise((resolve, reject) => {
    let said = ''
    stack.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const link = /http\S+\/setup\/\S+/.exec(said)?.[0]
      if (link && said.includes('Ctrl-C ends it')) resolve(link)
    })
    stack.once('exit', (code) => reject(new Error(`The start ended with ${code}: ${said}`)))
  })
})

test.afterAll(async () => {
  const ended = new Promise((resolve) => stack.once('exit', resolve))
  stack.kill('SIGTERM')
  await ended
  idp.close()
  larchIdp.close()
  rmSync(lists, { recursive: true, force: true })
  rmSync(state, { recursive: true, force: true })
})

/** Signs in at the identity provider as whoever, and comes back. */
async function through(page: Page, who: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign in with Willow ID' }).click()
  await page.getByPlaceholder('Enter any login').fill(who)
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL((url) => url.origin === origin)
  await settled(page)
}

test('asvs-6.3.4 without the demo nobody can be picked from a list', async ({ page, request }) => {
  expect(Object.keys(await (await request.get(`${origin}/api/auth/providers`)).json())).toEqual(['oidc'])
  await open(page, `${origin}/sign-in`)
  await expect(page.getByText('Demo world')).toHaveCount(0)
  await page.goto(`${origin}/portfolio`)
  await expect(page).toHaveURL(`${origin}/sign-in`)
})

test('the set-up link makes the first organization once, and its person signs in by identity from then on', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage()
  await open(page, setupLink)
  await page.getByLabel('Legal name of your organization').fill('Willow Aerospace')
  await page.getByLabel('Your name').fill('Ada Quill')
  await page.getByLabel('Your e-mail address').fill('ada@willow.example')
  await page.getByRole('button', { name: 'Set up Veritar' }).click()
  await expect(page.getByRole('heading', { name: 'Welcome, Ada Quill' })).toBeVisible()
  await settled(page)
  await through(page, 'ada')
  await expect(page).toHaveURL(`${origin}/portfolio`)

  const again = await (await browser.newContext()).newPage()
  await open(again, setupLink)
  await expect(again.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible()
  await open(again, `${origin}/sign-in`)
  await through(again, 'ada')
  await expect(again).toHaveURL(`${origin}/portfolio`)
})

test('an identity that nobody here has is refused, also with the same e-mail address', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage()
  await open(page, `${origin}/sign-in`)
  await through(page, 'mallory')
  await expect(page.getByText('nobody has given you access here')).toBeVisible()
  await page.goto(`${origin}/portfolio`)
  await expect(page).toHaveURL(`${origin}/sign-in`)
})

test('a work address leads to the provider of its domain, which no page names before; an administrator allows it', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage()
  await open(page, `${origin}/sign-in`)
  await expect(page.getByText('Larch')).toHaveCount(0)
  await page.getByLabel('Your work address').fill('ada@elsewhere.example')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('No identity provider here serves this domain')).toBeVisible()
  await settled(page)
  await page.getByLabel('Your work address').fill('ada@larch.example')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL((url) => url.origin === larch.issuer)

  await open(page, `${origin}/sign-in`)
  await through(page, 'ada')
  await open(page, `${origin}/people`)
  await expect(page.getByText(issuer, { exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Allow another…' }).click()
  await page.getByLabel('Issuer').fill(larch.issuer)
  await settled(page)
  await page.getByRole('button', { name: 'Allow', exact: true }).click()
  await expect(page.getByText('Larch ID', { exact: true })).toBeVisible()
})

test('a session that was ended at the server is over for every copy of its cookie', async ({ browser }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await open(page, `${origin}/sign-in`)
  await through(page, 'ada')
  const cookies = await context.cookies()
  const own = cookies.find(({ name }) => name === 'veritar')
  expect(own).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  expect(cookies.filter(({ name }) => name.includes('session-token'))).toEqual([])
  await page.getByRole('button', { name: 'Account of Ada Quill' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(`${origin}/sign-in`)
  const copy = await browser.newContext()
  await copy.addCookies(own ? [own] : [])
  const other = await copy.newPage()
  await other.goto(`${origin}/portfolio`)
  await expect(other).toHaveURL(`${origin}/sign-in`)
})
