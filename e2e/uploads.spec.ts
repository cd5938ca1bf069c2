import AxeBuilder from '@axe-core/playwright'
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { open, settled, signIn } from './people'
import { test } from './watched'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function accessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  expect.soft(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`)), what).toEqual([])
}

/** A log of about that many megabytes, of lines no two of which are the same. */
function logOf(megabytes: number): Buffer {
  const line = (n: number) => `2026-11-20T10:00:00Z host-${n % 40} sshd[${n}]: session opened for user u${n % 90} by (uid=0) ref ${createHash('sha256').update(String(n)).digest('hex')}\n`
  const parts: string[] = []
  for (let size = 0, n = 0; size < megabytes * 1_000_000; n += 1) size += (parts[parts.push(line(n)) - 1] as string).length
  return Buffer.from(parts.join(''))
}

test('a file goes in parts, is paused, goes on after the page was loaded anew, and its result appears', async ({ browser }) => {
  const bytes = logOf(18)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const folder = test.info().outputPath('upload')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'host.log')
  writeFileSync(path, bytes)

  const page = await signIn(browser, 'Lorraine Haverford')
  const request = (await page.getByRole('link', { name: 'Kestrel Seeker' }).getAttribute('href')) ?? ''
  await open(page, `${request}/evidence`)
  await expect(page.getByText('Never here: identity numbers', { exact: false })).toBeVisible()
  await expect(page.getByText('Files are not scanned for malware here')).toBeVisible()
  const offsets: number[] = []
  await page.route('**/api/evidence/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH') {
      offsets.push(Number(route.request().headers()['upload-offset']))
      // Slow enough for a person to press a button.
      await new Promise((wait) => setTimeout(wait, 500))
    }
    await route.continue().catch(() => undefined)
  })
  await page.getByLabel(/^Drop files here/).setInputFiles(path)
  const row = page.getByRole('list', { name: 'Uploads' }).getByRole('listitem')
  await expect.poll(() => offsets.length).toBeGreaterThan(1)
  await row.getByRole('button', { name: 'Pause the upload of host.log' }).click()
  await expect(row).toContainText('Paused at')
  await accessible(page, 'a paused upload')

  await page.reload()
  await settled(page)
  const waiting = page.getByRole('list', { name: 'Interrupted uploads' }).getByRole('listitem')
  await expect(waiting).toContainText('Partly received')
  await expect(waiting).toContainText('Choose the same file again')
  await accessible(page, 'an interrupted upload')
  const before = offsets.splice(0)
  expect(Math.max(...before)).toBeGreaterThan(0)

  await page.getByLabel(/^Drop files here/).setInputFiles(path)
  const card = page.getByRole('article').filter({ hasText: sha256 })
  await expect(card).toBeVisible({ timeout: 90_000 })
  await expect(waiting).toHaveCount(0)
  expect(Math.min(...offsets)).toBeGreaterThan(0)
  await expect(card.getByText(/^(?:Read|For a reviewer to read|Could not be read)$/)).toBeVisible({ timeout: 90_000 })
})

test('a file that is not what its name says is refused, both are told why, and it can be replaced', async ({ browser }) => {
  const page = await signIn(browser, 'Lorraine Haverford')
  const request = (await page.getByRole('link', { name: 'Kestrel Seeker' }).getAttribute('href')) ?? ''
  await open(page, `${request}/evidence`)
  const bytes = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(3_000)])
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('u')
  await (await choosing).setFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer: bytes })
  const card = page.getByRole('article').filter({ hasText: createHash('sha256').update(bytes).digest('hex') })
  await expect(card.getByText('Refused', { exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(card).toContainText('The file is a Windows program.')
  const good = Buffer.from('Reference,U.S. person,Verified on\nE-1,yes,2026-10-01\n')
  await page.getByLabel('Replace roster.csv').setInputFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer: good })
  await expect(page.getByRole('article').filter({ hasText: createHash('sha256').update(good).digest('hex') })).toContainText('revision 2', { timeout: 60_000 })
})
