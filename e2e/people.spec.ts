import { expect, type Page } from '@playwright/test'
import { holds } from './axe'
import { open, settled, signIn } from './people'
import { test } from './watched'

const closed = 'The evidence of this program is closed to you'
const dialogOf = (page: Page) => page.getByRole('dialog')

test('evidence opens to the auditor when the officer has recorded the verification, and closes when it is withdrawn', async ({ browser }) => {
  test.setTimeout(180_000)
  const auditor = await signIn(browser, 'Owen Sato')
  const assessment = (await auditor.getByRole('link', { name: /Brightwater/ }).first().getAttribute('href')) ?? ''
  await open(auditor, assessment)
  await expect(auditor.getByText(closed)).toBeVisible()
  await expect(auditor.getByText(/has lapsed\. Helen Marchetti|Helen Marchetti, Export Control Officer/).first()).toBeVisible()
  await holds(auditor, 'the refusal')
  expect((await auditor.context().request.get(`${assessment}/report.pdf`)).status()).toBe(403)

  const officer = await signIn(browser, 'Helen Marchetti')
  await expect(officer).toHaveURL(/\/people$/)
  await holds(officer, '/people')
  await officer.setViewportSize({ width: 1440, height: 900 })
  const row = officer.getByRole('listitem', { name: 'Owen Sato' })
  await expect(row).toContainText('Lapsed')
  await expect(officer.getByRole('listitem', { name: 'Helen Marchetti' }).getByRole('button')).toHaveCount(0)
  await row.getByRole('button', { name: /^Renew/ }).click()
  await dialogOf(officer).getByText('Written attestation').click()
  await holds(officer, 'recording a verification')
  await officer.setViewportSize({ width: 1440, height: 900 })
  await dialogOf(officer).getByRole('button', { name: 'Record', exact: true }).click()
  await expect(row).toContainText('Verified')

  await auditor.setViewportSize({ width: 1440, height: 900 })
  await open(auditor, assessment)
  await expect(auditor.getByText(closed)).toHaveCount(0)
  await expect(auditor.getByRole('article')).toBeVisible()

  await row.getByRole('button', { name: /^Withdraw/ }).click()
  await dialogOf(officer).getByLabel('Reason, kept with the record').fill('Left the program.')
  await dialogOf(officer).getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(row).toContainText('Withdrawn')
  await auditor.reload()
  await settled(auditor)
  await expect(auditor.getByText(closed)).toBeVisible()

  // The officer records who may read, and reads nothing.
  expect((await officer.goto(assessment))?.status()).toBe(404)
})
