import { type Browser, expect, type Locator, type Page } from '@playwright/test'

/** Waits until the page has its scripts: what is pressed before is lost, for a person as for a test. */
export const settled = (page: Page): Promise<void> => page.waitForLoadState('networkidle')

/** Opens an address and waits until the page listens. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settled(page)
}

/** Follows a link and waits until the page it leads to listens. */
export async function follow(link: Locator): Promise<void> {
  const href = (await link.getAttribute('href')) ?? ''
  await link.click()
  await expect(link.page()).toHaveURL((url) => url.href.endsWith(href), { timeout: 30_000 })
  await settled(link.page())
}

/** A window of its own in which this person of the demo world is signed in, at the desk of their side. */
export async function signIn(browser: Browser, name: string): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: true })
  const page = await context.newPage()
  await open(page, '/sign-in')
  await page.getByRole('button', { name }).click()
  await expect(page).toHaveURL(/\/(portfolio|portal|people)$/, { timeout: 30_000 })
  await settled(page)
  return page
}
