import { expect, type Locator, type Page } from '@playwright/test'
import { type Evidence, evidenceFiles, whitfern } from './evidence'
import { readPdf } from './pdf'
import { follow, open, settled, signIn } from './people'
import { verified } from './verified'
import { test } from './watched'

// One vetting from the invitation to the signed report, each test a chapter that builds on those before.
test.describe.configure({ mode: 'serial' })

const firm = whitfern.legalName
const program = 'Heron Ground Segment'
const respondent = 'Imogen Tarrant'
const officer = 'Rufus Pennington'
const overrideReason = 'The manual was shown on site and is in force; the file follows.'
const rejection = 'An administrator who is not on the roster read program data. Nobody could say who that is.'

let files: { roster: Evidence; log: Evidence }
let invitation: string
let assessment: string
let evidenceHref: string
let sub: Page
let reviewer: Page

test.beforeAll(() => {
  files = evidenceFiles(test.info().outputPath('evidence'), new Date())
})

const choose = (page: Page, question: string, answer: string) => page.getByRole('radiogroup', { name: question }).getByText(answer, { exact: true }).click()

/** Waits until every answer on the page is on the server. */
async function saved(page: Page): Promise<void> {
  const first = page.getByRole('status').filter({ hasText: /Saved|Saving|Not saved/ }).first()
  await expect(first).toHaveText(/Saved/)
}

test('an admin invites a subcontractor that is new to them', async ({ browser }) => {
  const page = await signIn(browser, 'Ruth Calloway')
  await follow(page.getByRole('link', { name: 'Invite a subcontractor' }).first())
  await page.getByLabel('Program').selectOption({ label: program })
  await page.getByLabel('Legal name').fill(firm)
  await page.getByLabel('CAGE (optional)').fill(whitfern.cage)
  await page.getByLabel('Who answers').fill(respondent)
  await page.getByLabel('Their e-mail').fill(`compliance@${whitfern.domain}`)
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(page.getByRole('heading', { name: `${firm} is invited` })).toBeVisible()
  invitation = (await page.getByText(/\/invite\/\S+$/).innerText()).trim()
  assessment = (await page.getByRole('link', { name: /^Open VD-/ }).getAttribute('href')) ?? ''
  expect(assessment).toMatch(/^\/assessments\/[0-9a-f-]{36}$/)
  await open(page, assessment)
  await expect(page.getByText(`${firm} is answering.`)).toBeVisible()
})

test('the respondent opens the link, answers, and finds the answers kept', async ({ browser }) => {
  sub = await (await browser.newContext()).newPage()
  await open(sub, invitation)
  await sub.getByRole('button', { name: 'Accept and begin' }).click()
  await follow(sub.getByRole('link', { name: program }))
  const chapters = sub.getByRole('navigation', { name: 'Chapters' })

  await follow(chapters.getByRole('link').filter({ hasText: 'Compliance program' }))
  await choose(sub, 'Do you have a written ITAR compliance program, and do you follow it?', 'Yes, in writing, and we follow it')
  await sub.getByLabel('What is it called, and which version is in force?').fill('ITAR Compliance Manual, version 3.1')
  await sub.getByLabel('What date does that version carry?').fill(`${new Date().getUTCFullYear()}-01-15`)
  await saved(sub)

  await follow(chapters.getByRole('link').filter({ hasText: 'Personnel' }))
  await choose(sub, 'Do you keep one list of every person and every service account that can reach ITAR-controlled data?', 'Yes, people and service accounts')
  await choose(sub, 'Does anyone whose U.S.-person check is not finished, or who is not a U.S. person, have access today?', 'No, nobody')
  await choose(sub, 'How often is the list compared with the accounts that really exist?', 'Every month or more often')
  await saved(sub)

  await sub.reload()
  await settled(sub)
  await expect(sub.getByRole('radiogroup', { name: 'How often is the list compared' }).getByRole('radio', { name: 'Every month or more often' })).toBeChecked()
})

test('uploads are recognized by content and read while the respondent looks', async () => {
  await open(sub, sub.url().replace(/[^/]*$/, 'evidence'))
  await sub.getByLabel(/^Drop files here/).setInputFiles([files.roster.path, files.log.path])
  const card = (name: string) => sub.getByRole('article').filter({ hasText: name })
  await expect(card(files.roster.sha256).getByText('Read', { exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(card(files.roster.sha256)).toContainText('Taken for: U.S.-person roster')
  await expect(card(files.log.sha256).getByText('Read', { exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(card(files.log.sha256)).toContainText('Taken for: AWS CloudTrail log sample')
})

test('what is read out of it opens once their Export Control Officer has verified them', async ({ browser }) => {
  const evidence = sub.url()
  await expect(sub.getByText('what is read out of evidence is closed to you')).toBeVisible()
  await expect(sub.getByText('z.rourke')).toHaveCount(0)
  await verified(browser, sub, respondent, { name: officer, email: `export@${whitfern.domain}` })
  await open(sub, evidence)
  await expect(sub.getByText('what is read out of evidence is closed to you')).toHaveCount(0)
})

test('they see what submitting would give, sign and submit', async () => {
  await follow(sub.getByRole('link', { name: 'Review and submit' }).first())
  await expect(sub.getByRole('region', { name: 'If you submitted now' })).toContainText('KO-')
  await sub.getByRole('button', { name: /^Sign and submit/ }).click()
  await expect(sub.getByText('Tick the statement to sign.')).toBeVisible()
  await sub.getByRole('checkbox', { name: /I am authorized to answer/ }).check()
  await sub.getByLabel('Your full name, as signature').fill(respondent)
  await sub.getByRole('button', { name: /^Sign and submit/ }).click()
  await expect(sub.getByRole('heading', { name: /^Signed and submitted to Ostrander/ })).toBeVisible()
})

const dialogOf = (page: Page) => page.getByRole('dialog')

async function openCriterion(page: Page, id: string): Promise<Locator> {
  await open(page, `${assessment}?criterion=${id}`)
  const panel = page.getByRole('article')
  await expect(panel).toContainText(id)
  return panel
}

test('the reviewer reads the contradiction and opens the evidence at the very record', async ({ browser }) => {
  reviewer = await signIn(browser, 'Amir Thornquist')
  await follow(reviewer.getByRole('link', { name: firm }).first())
  await expect(reviewer).toHaveURL(new RegExp(assessment))
  const panel = await openCriterion(reviewer, 'PER-02')
  const observation = panel.getByRole('listitem').filter({ hasText: /not on the roster: z\.rourke/ }).getByRole('link', { name: /#\d+$/ })
  // The sentence puts record and roster row beside the claim; the place opens the evidence itself.
  await follow(panel.getByRole('link', { name: /not on the roster: z\.rourke/ }))
  await expect(reviewer.getByRole('complementary', { name: 'Beside it' }).getByRole('region', { name: /^Record \d+/ })).toContainText('z.rourke')
  evidenceHref = (await observation.getAttribute('href')) ?? ''
  await observation.click()
  await expect(reviewer).toHaveURL(/\/evidence\/.*record=\d+/)
  await expect(reviewer.getByRole('main')).toContainText('z.rourke')
  await expect(reviewer.locator('[data-watermark]')).toHaveAttribute('data-watermark', /^Amir Thornquist · \d{4}-\d\d-\d\d \d\d:\d\d UTC$/)
})

test('they override with a reason, open a finding, write to the firm, and decide the knock-out', async () => {
  let panel = await openCriterion(reviewer, 'PRG-01')
  await panel.getByRole('button', { name: 'Override…' }).click()
  await dialogOf(reviewer).getByText('Partial', { exact: true }).click()
  await dialogOf(reviewer).getByLabel('Reason, kept with the record').fill(overrideReason)
  await dialogOf(reviewer).getByRole('button', { name: 'Override' }).click()
  await expect(panel.getByText('Amir Thornquist set this to partly met')).toBeVisible()

  panel = await openCriterion(reviewer, 'PER-02')
  await panel.getByRole('button', { name: 'Open a finding' }).click()
  await dialogOf(reviewer).getByLabel('What is missing').fill('Name the administrator z.rourke')
  await dialogOf(reviewer).getByRole('button', { name: 'Open the finding' }).click()
  await expect(dialogOf(reviewer)).toBeHidden()
  await panel.getByLabel(`Write to ${firm}`).fill('Who is z.rourke, and why is this person not on the roster?')
  await panel.getByRole('button', { name: 'Send' }).click()
  await expect(panel.getByRole('list', { name: 'Messages on PER-02' })).toContainText('Who is z.rourke')

  await panel.getByRole('button', { name: 'Decide KO-3' }).click()
  await dialogOf(reviewer).getByText('Confirm KO-3', { exact: true }).click()
  await dialogOf(reviewer).getByLabel('Reason, kept with the record').fill('No answer within the time given.')
  await dialogOf(reviewer).getByRole('button', { name: 'Record' }).click()
  await expect(panel.getByText(/KO-3 is confirmed/).first()).toBeVisible()
  await expect(panel.getByText(/KO-3 is proposed/)).toHaveCount(0)
})

test('they cannot send it before every criterion was looked at; then they accept the rest and send it', async () => {
  test.setTimeout(180_000)
  await open(reviewer, assessment)
  await reviewer.getByRole('button', { name: 'Send to approver' }).click()
  await dialogOf(reviewer).getByRole('button', { name: 'Send', exact: true }).click()
  await expect(dialogOf(reviewer)).toContainText(/have no review yet|Confirm or dismiss/)
  await reviewer.keyboard.press('Escape')

  const progress = reviewer.getByRole('progressbar', { name: 'Reviewed' })
  const all = Number(await progress.getAttribute('aria-valuemax'))
  expect(all).toBeGreaterThan(35)
  for (let done = Number(await progress.getAttribute('aria-valuenow')); done < all; done += 1) {
    const decide = reviewer.getByRole('button', { name: /^Decide KO-/ })
    if (await decide.isVisible()) {
      await decide.click()
      await dialogOf(reviewer).getByText(/^Confirm KO-/).click()
      await dialogOf(reviewer).getByLabel('Reason, kept with the record').fill('The log shows it.')
      await dialogOf(reviewer).getByRole('button', { name: 'Record' }).click()
      await expect(decide).toBeHidden()
    }
    await reviewer.getByRole('button', { name: 'Accept verdict' }).click()
    await expect(progress).toHaveAttribute('aria-valuenow', String(done + 1))
  }
  await reviewer.getByRole('button', { name: 'Send to approver' }).click()
  await dialogOf(reviewer).getByRole('button', { name: 'Send', exact: true }).click()
  await expect(reviewer.getByRole('button', { name: 'Send to approver' })).toBeHidden()
})

test('the history says who did what', async () => {
  await follow(reviewer.getByRole('link', { name: 'History' }))
  const events = reviewer.getByRole('region', { name: 'Events' }).getByRole('listitem')
  await expect(events.filter({ hasText: respondent }).filter({ hasText: 'assessment.submitted' })).toHaveCount(1)
  await expect(events.filter({ hasText: 'Amir Thornquist' }).filter({ hasText: 'assessment.sent-to-approver' })).toHaveCount(1)
  await expect(events.filter({ hasText: 'Amir Thornquist' }).filter({ hasText: 'knockout' }).first()).toBeVisible()
})

test('the approver rejects it, and the report says why', async ({ browser }) => {
  const page = await signIn(browser, 'Lena Brandeis')
  await open(page, assessment)
  await follow(page.getByRole('link', { name: 'Decide', exact: true }))
  await page.getByRole('radio', { name: /^Reject/ }).check()
  await page.getByLabel('Reason, kept with the record').fill(rejection)
  await page.getByRole('checkbox', { name: /This statement is mine/ }).check()
  await page.getByRole('button', { name: 'Sign and record' }).click()
  await expect(page.getByRole('heading', { name: 'Rejected' })).toBeVisible()

  await open(page, assessment)
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Report PDF' }).click()
  const download = await started
  expect(download.suggestedFilename()).toMatch(/^VD-.*\.pdf$/)
  expect(download.suggestedFilename()).not.toContain('draft')
  const { pages, text, packed } = await readPdf(await download.path())
  expect(pages).toBeGreaterThan(5)
  for (const said of [firm, program, 'Not eligible', 'Rejected', rejection, overrideReason, 'KO-3', respondent, 'Amir Thornquist', 'Lena Brandeis']) expect(text).toContain(said)
  expect(packed).toContain(files.roster.sha256)
  expect(packed).toContain(files.log.sha256)
})

test('the respondent sees the finding, the question and nothing that was kept internal', async () => {
  await open(sub, '/portal')
  await follow(sub.getByRole('link', { name: program }))
  await expect(sub.getByRole('main')).toContainText('Name the administrator z.rourke')
  await expect(sub.getByRole('main')).toContainText('Who is z.rourke, and why')
  await expect(sub.getByRole('main')).not.toContainText(overrideReason)
})

test('the other prime sees nothing of it', async ({ browser }) => {
  const page = await signIn(browser, 'Nadia Okafor')
  await page.goto('/portfolio')
  await expect(page.getByRole('heading', { name: 'Portfolio' })).toBeVisible()
  await expect(page.getByText(firm)).toHaveCount(0)
  const evidence = evidenceHref.replace(/[?#].*$/, '')
  expect(evidence).toContain('/evidence/')
  for (const path of [assessment, `${assessment}/history`, `${assessment}/decision`, `${assessment}/report.pdf`, evidence]) {
    const response = await page.context().request.get(path)
    expect(response.status(), path).toBe(404)
    expect(await response.text()).not.toContain(firm)
  }
})
