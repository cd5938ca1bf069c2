import { type Browser, expect, type Page } from '@playwright/test'

/** A window of its own in which this person of the demo world is signed in, at the desk of their side. */
export async function signIn(browser: Browser, name: string): Promise<Page> {
  const context = await browser.newContext({ acceptDownloads: true })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByRole('button', { name }).click()
  await expect(page).toHaveURL(/\/(portfolio|portal)$/, { timeout: 30_000 })
  return page
}
