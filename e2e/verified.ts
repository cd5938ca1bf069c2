import { type Browser, expect, type Page } from '@playwright/test'
import { open, settled } from './people'

/**
 * The administrator on `page` adds an Export Control Officer and hands over a sign-in link; in a window of their own the
 * officer comes in by it, once, and records the verification of `who`.
 */
export async function verified(browser: Browser, page: Page, who: string, officer: { name: string; email: string }): Promise<void> {
  const dialog = page.getByRole('dialog')
  await open(page, '/people')
  await page.getByRole('button', { name: 'Add a colleague…' }).click()
  await dialog.getByLabel('Name').fill(officer.name)
  await dialog.getByLabel('E-mail').fill(officer.email)
  await dialog.getByLabel('Role').selectOption({ label: 'Export Control Officer' })
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: `Sign-in link… ${officer.name}` }).click()
  await dialog.getByRole('button', { name: 'Issue a link' }).click()
  const link = (await dialog.getByText(/\/enter\//).innerText()).trim()
  await page.keyboard.press('Escape')
  // Nobody verifies themself, and an administrator verifies nobody.
  await expect(page.getByRole('button', { name: /verification…/ })).toHaveCount(0)

  const other = await (await browser.newContext()).newPage()
  await open(other, link)
  await other.getByRole('button', { name: 'Sign in' }).click()
  await expect(other).toHaveURL(/\/people$/)
  await settled(other)
  await other.getByRole('button', { name: `Record verification… ${who}` }).click()
  await other.getByRole('dialog').getByText('A document was inspected and given back').click()
  await other.getByRole('dialog').getByRole('button', { name: 'Record', exact: true }).click()
  await expect(other.getByRole('listitem', { name: who })).toContainText('Verified')
  await open(other, link)
  await expect(other.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible()
}
