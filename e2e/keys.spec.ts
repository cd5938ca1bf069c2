import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import pg from 'pg'
import { provesDecision } from '../lib/reviews/decision-proof'
import { openSecrets } from '../lib/start/state'
import { open, settled } from './people'
import { plugIn, virtualModels } from './virtual-key'
import { test } from './watched'

// An installation of its own: security keys need a host with a name, and a list that takes the browser's virtual ones.
test.describe.configure({ mode: 'serial' })

const port = 3723
const origin = `http://localhost:${port}`
test.use({ baseURL: origin })

let state: string
let stack: ChildProcess
let page: Page
let assessment: string

/** Asks the installation's own database, as its owner. */
async function asked<T>(sql: string, values: unknown[] = []): Promise<T[]> {
  const at = readFileSync(join(state, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[3]
  const db = new pg.Client({ connectionString: `postgresql://veritar_owner:${openSecrets(state).owner}@127.0.0.1:${at}/veritar`, options: '-c app.seed=on' })
  await db.connect()
  try {
    return (await db.query(sql, values)).rows as T[]
  } finally {
    await db.end()
  }
}

test.beforeAll(async ({ browser }) => {
  test.setTimeout(400_000)
  state = mkdtempSync(join(tmpdir(), 'veritar-keys-'))
  chmodSync(state, 0o711)
  const models = join(state, 'key-models.json')
  writeFileSync(models, await virtualModels())
  stack = spawn(process.execPath, ['lib/start/bootstrap.mjs', 'start'], { env: { ...process.env, VERITAR_STATE: state, VERITAR_DEMO: '1', VERITAR_KEY_MODELS: models, HOST: '127.0.0.1', PORT: String(port), APP_ORIGIN: origin }, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((resolve, reject) => {
    let said = ''
    stack.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('Ctrl-C ends it')) resolve()
    })
    stack.once('exit', (code) => reject(new Error(`The start ended with ${code}: ${said}`)))
  })
  const rows = await asked<{ id: string }>(`update "Assessment" set stage = 'with-approver', "reviewerId" = "requestedById" where id = (select id from "Assessment" where stage = 'submitted' and "requestedById" <> (select id from "Person" where name = 'Lena Brandeis') order by code limit 1) returning id`)
  assessment = rows[0]?.id ?? ''
  page = await (await browser.newContext({ acceptDownloads: true })).newPage()
})

test.afterAll(async () => {
  const ended = new Promise((resolve) => stack.once('exit', resolve))
  stack.kill('SIGTERM')
  await ended
  rmSync(state, { recursive: true, force: true })
})

async function pick(name: string, page: Page): Promise<void> {
  await open(page, '/sign-in')
  await page.getByRole('button', { name }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  await settled(page)
}

async function register(name: string, page: Page): Promise<void> {
  await page.getByLabel('Name of the key').fill(name)
  await page.getByRole('button', { name: 'Register a key' }).click()
}

/** The page as it is against WCAG 2.2 AA, and nothing to scroll sideways for, wide and narrow. */
async function holds(where: string, page: Page): Promise<void> {
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
      expect.soft(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`)), `${where}, ${colorScheme}, ${width} px`).toEqual([])
    }
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
    expect.soft(content, `${where} is wider than ${width} px`).toBe(window)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
}

test('a passkey that can be copied is refused with the reason', async () => {
  await pick('Lena Brandeis', page)
  await open(page, '/keys')
  await holds('/keys', page)
  const pullOut = await plugIn(page, true)
  await register('Cloud', page)
  await expect(page.getByRole('alert').filter({ hasText: 'can be copied to other devices' })).toBeVisible()
  await pullOut()
})

test('a hardware key is registered, and from then on signs in', async () => {
  await plugIn(page, false)
  await register('Blue key', page)
  await expect(page.getByRole('heading', { name: 'Now your security key' })).toBeVisible()
  await holds('/sign-in/key', page)
  await open(page, '/portfolio')
  await expect(page).toHaveURL(/\/sign-in\/key$/)
  await page.getByRole('button', { name: 'Use my security key' }).click()
  await expect(page).toHaveURL(/\/portfolio$/)
  await open(page, '/keys')
  await expect(page.getByRole('listitem').filter({ hasText: 'Blue key' })).toContainText('Counts')
  await expect(page.getByText('Register a second key.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Remove Blue key/ })).toHaveAttribute('aria-disabled', 'true')
})

test('a decision asks for the key under its own words and keeps what it signed', async () => {
  await open(page, `/assessments/${assessment}/decision`)
  await page.getByRole('radio', { name: /^Reject/ }).check()
  await page.getByLabel('Reason, kept with the record').fill('Confirmed with a key.')
  await page.getByRole('checkbox', { name: /This statement is mine/ }).check()
  await page.getByRole('button', { name: 'Sign and record' }).click()
  const dialog = page.getByRole('dialog', { name: 'Confirm with your security key' })
  await expect(dialog).toContainText('I do not permit')
  await expect(dialog).toContainText('Reason: Confirmed with a key.')
  await holds('the step-up dialog', page)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('nothing was done')).toBeVisible()
  await expect(page.getByLabel('Reason, kept with the record')).toHaveValue('Confirmed with a key.')
  await page.getByRole('button', { name: 'Sign and record' }).click()
  await dialog.getByRole('button', { name: 'Use my key' }).click()
  await expect(page.getByRole('heading', { name: 'Rejected' })).toBeVisible()
  await expect(page.getByText('Blue key (Virtual key)')).toBeVisible()
  const [kept] = await asked<Parameters<typeof provesDecision>[0]>(`select * from "Determination" where "assessmentId" = $1 order by at desc limit 1`, [assessment])
  expect(await provesDecision(kept!)).toBe(true)
  expect(await provesDecision({ ...kept!, reason: 'Something else.' })).toBe(false)
})

test('a report leaves with the key, and not by its address alone', async () => {
  await open(page, `/assessments/${assessment}`)
  const bare = await page.request.get(`/assessments/${assessment}/report.pdf`)
  expect(bare.status()).toBe(403)
  await page.getByRole('link', { name: 'Report PDF' }).click()
  const dialog = page.getByRole('dialog', { name: 'Confirm with your security key' })
  await expect(dialog).toContainText('vetting report')
  const started = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Use my key' }).click()
  const download = await started
  expect(download.suggestedFilename()).toMatch(/\.pdf$/)
  // What let it leave stands in no address, and no script can read it.
  expect(new URL(download.url()).pathname + new URL(download.url()).search).toBe(`/assessments/${assessment}/report.pdf`)
  expect((await page.context().cookies()).find(({ name }) => name === 'veritar-download')).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
})

test('the page asks before an idle session ends, and keeps what was typed when it does', async () => {
  const idle = (what: string) => asked(`update "Session" set "idleExpiresAt" = ${what} where "revokedAt" is null and assurance = 'hardware'`)
  await page.clock.install()
  await open(page, '/keys')
  await page.getByLabel('Name of the key').fill('Typed before')
  await page.clock.fastForward('01:01')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await idle(`now() + interval '100 seconds'`)
  await page.clock.fastForward('13:30')
  const dialog = page.getByRole('dialog', { name: 'You will be signed out in two minutes' })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(dialog).toHaveCount(0)
  expect(await asked(`select 1 from "Session" where assurance = 'hardware' and "idleExpiresAt" > now() + interval '14 minutes'`)).toHaveLength(1)
  await idle(`now() - interval '1 second'`)
  await page.clock.fastForward('15:00')
  await expect(page.getByRole('dialog', { name: 'You are signed out' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Name of the key')).toHaveValue('Typed before')
})

test('a colleague whom a link let in waits with their first key until somebody else than its issuer confirms it', async ({ browser }) => {
  const at = async (name: string | null) => {
    const own = await (await browser.newContext()).newPage()
    if (name) await pick(name, own)
    return own
  }
  const admin = await at('Ruth Calloway')
  await plugIn(admin, false)
  await open(admin, '/keys')
  await register('Red key', admin)
  await admin.getByRole('button', { name: 'Use my security key' }).click()
  await expect(admin).toHaveURL(/\/portfolio$/)
  await open(admin, '/people')
  const dialog = admin.getByRole('dialog')
  await admin.getByRole('button', { name: 'Add a colleague…' }).click()
  await dialog.getByLabel('Name').fill('Ida Renn')
  await dialog.getByLabel('E-mail').fill('ida.renn@ostrander.example')
  await dialog.getByLabel('Role').selectOption({ label: 'Auditor, read only' })
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(admin.getByText('You add Ida Renn (ida.renn@ostrander.example)')).toBeVisible()
  await admin.getByRole('button', { name: 'Use my key' }).click()
  await admin.getByRole('button', { name: 'Sign-in link… Ida Renn' }).click()
  await admin.getByRole('button', { name: 'Issue a link' }).click()
  await admin.getByRole('button', { name: 'Use my key' }).click()
  const link = (await admin.getByText(/\/enter\//).innerText()).trim()

  const ida = await at(null)
  await plugIn(ida, false)
  await open(ida, link)
  await ida.getByRole('button', { name: 'Sign in' }).click()
  await expect(ida).toHaveURL(/\/portfolio$/)
  await open(ida, '/keys')
  await register('New key', ida)
  await expect(ida.getByRole('heading', { name: 'Your security key waits' })).toBeVisible()
  await holds('the page of a key that waits', ida)
  await open(admin, '/keys')
  await expect(admin.getByText('registered through a link issued by you')).toBeVisible()
  await expect(admin.getByRole('button', { name: 'Confirm the key of Ida Renn' })).toHaveCount(0)

  const officer = await at('Helen Marchetti')
  await open(officer, '/keys')
  await officer.getByRole('button', { name: 'Confirm the key of Ida Renn' }).click()
  await holds('confirming a key', officer)
  await officer.getByLabel('How did you make sure that they have it?').fill('Ida showed it to me at her desk.')
  await officer.getByRole('button', { name: 'They have it: confirm the key' }).click()
  await expect(officer.getByText('Confirmed.')).toBeVisible()
  await ida.reload()
  await settled(ida)
  await ida.getByRole('button', { name: 'Use my security key' }).click()
  await expect(ida).toHaveURL(/\/portfolio$/)
})
