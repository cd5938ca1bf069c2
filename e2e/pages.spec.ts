import { expect, type Page } from '@playwright/test'
import { holds } from './axe'
import { follow, open, signIn } from './people'
import { test, violations } from './watched'

async function visit(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 })
  const response = await page.goto(path)
  expect(response?.status(), path).toBe(200)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await holds(page, path)
}

test('the sign-in page', async ({ page }) => {
  await visit(page, '/sign-in')
  // The same machine by another name: one address takes what people send, so they are brought to it.
  await page.goto(`http://localhost:${new URL(page.url()).port}/sign-in?next=%2Fportfolio`)
  expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sign-in\?next=%2Fportfolio$/)
})

test('asvs-3.4.3 what the policy forbids is seen, in a window of a test and in one it opened', async ({ browser, page }) => {
  for (const window of [page, await (await browser.newContext()).newPage()]) {
    await open(window, '/sign-in')
    await window.evaluate(() => {
      new Image().src = 'https://elsewhere.invalid/x.png'
    })
    await expect.poll(() => violations().length).toBeGreaterThan(0)
  }
})

test('the pages of the prime', async ({ browser }) => {
  test.setTimeout(600_000)
  const page = await signIn(browser, 'Amir Thornquist')
  const link = async (name: string | RegExp) => (await page.getByRole('link', { name }).first().getAttribute('href')) ?? ''
  const assessment = await link(/Tallgrass Systems LLC/)
  expect(assessment).toMatch(/^\/assessments\//)
  for (const path of ['/portfolio', '/subcontractors', '/programs', '/assessments/new', '/outbox', '/checks', '/checks?view=criteria#PER-02']) await visit(page, path)
  await page.goto('/subcontractors')
  await visit(page, await link(/Tallgrass Systems LLC/))
  await page.goto('/programs')
  await visit(page, await link(/Heron Ground Segment/))
  for (const path of ['?criterion=PER-02', '/history', '/decision']) await visit(page, `${assessment}${path}`)
  await page.goto(`${assessment}?criterion=PER-02`)
  await visit(page, await link(/#\d+$/))
})

test('a dialog without a trigger of its own takes the focus to its first field and gives it back; the report is in reach of the keyboard', async ({ browser }) => {
  const page = await signIn(browser, 'Amir Thornquist')
  const assessment = (await page.getByRole('link', { name: /Tallgrass Systems LLC/ }).first().getAttribute('href')) ?? ''
  await open(page, `${assessment}?criterion=PER-02`)
  const button = page.getByRole('button', { name: 'Open a finding' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByLabel('What is missing')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
  const report = page.getByRole('link', { name: 'Report PDF' })
  await report.focus()
  await expect(report).toBeFocused()
})

test('the header of a long table stays in sight', async ({ browser }) => {
  const page = await signIn(browser, 'Ruth Calloway')
  await page.setViewportSize({ width: 1440, height: 300 })
  await open(page, '/audit')
  await page.getByRole('row').last().scrollIntoViewIfNeeded()
  await expect(page.getByRole('columnheader', { name: 'Did what' })).toBeInViewport()
})

test('an administrator holds evidence, and lifts the hold; nothing is due yet', async ({ browser }) => {
  test.setTimeout(240_000)
  const page = await signIn(browser, 'Ruth Calloway')
  await visit(page, '/audit')
  await visit(page, '/retention')
  await expect(page.getByText('Nothing is due')).toBeVisible()
  await open(page, '/retention')
  await follow(page.getByRole('link', { name: /^VD-/ }).first())
  await expect(page.getByRole('heading', { level: 1, name: /^Evidence of VD-/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Dispose of the evidence/ })).toHaveAttribute('aria-disabled', 'true')
  const reason = 'Matter 26-114, asked for by counsel.'
  await page.getByRole('button', { name: 'Place a legal hold' }).click()
  await page.getByLabel('Why must it stay?').fill(reason)
  await page.getByRole('dialog').getByRole('button', { name: 'Place a legal hold' }).click()
  await expect(page.getByText(reason)).toBeVisible()
  await holds(page, 'evidence on hold')
  await page.getByRole('button', { name: 'Lift', exact: true }).click()
  await page.getByLabel('Why is it no longer needed?').fill('The matter was settled.')
  await page.getByRole('dialog').getByRole('button', { name: 'Lift' }).click()
  await expect(page.getByText(reason)).toBeHidden()
})

test('the pages of the subcontractor', async ({ browser }) => {
  test.setTimeout(600_000)
  const page = await signIn(browser, 'Lorraine Haverford')
  await visit(page, '/portal')
  await visit(page, '/portal/profile')
  await visit(page, '/checks')
  const request = (await page.goto('/portal'), await page.getByRole('link', { name: 'Kestrel Seeker' }).getAttribute('href')) ?? ''
  expect(request).toMatch(/^\/portal\//)
  for (const path of ['', '/program', '/personnel', '/evidence', '/submit']) await visit(page, `${request}${path}`)
})
