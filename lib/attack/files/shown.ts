import { chromium } from 'playwright-core'
import { bareEnv } from '../../env'
import { withOwner } from '../../db/owner'
import { findBrowser } from '../../start/chromium'
import type { Result } from '../score'
import type { Stage } from '../stage'

/** Opens pages with the cookies of a person and says which ran something, asked for something elsewhere, or failed. */
async function visitAll(stage: Stage, who: 'respondent' | 'reviewer', paths: string[]): Promise<string[]> {
  const path = findBrowser()
  if (!path) throw new Error('There is no Chromium: install one or set CHROMIUM.')
  const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'], env: bareEnv() as Record<string, string> })
  const got: string[] = []
  try {
    const context = await browser.newContext()
    await context.addCookies(stage.people[who].cookie.split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: stage.origin })))
    const page = await context.newPage()
    page.on('dialog', (dialog) => (got.push(`${page.url()} opened a dialog`), void dialog.dismiss()))
    page.on('request', (request) => !request.url().startsWith(stage.origin) && !/^(?:data|blob):/.test(request.url()) && got.push(`${page.url()} asked for ${request.url()}`))
    for (const each of paths) {
      const response = await page.goto(`${stage.origin}${each}`, { waitUntil: 'load' })
      if (response?.status() !== 200) got.push(`${each} gave ${response?.status()}`)
      if (await page.evaluate('Boolean(window.veritarOwned)')) got.push(`${each} ran a script of a file`)
    }
  } finally {
    await browser.close()
  }
  return got
}

/** Every name and every word of a file, as both sides see them in a browser: none runs, none asks for anything. */
export async function lookAtNames(stage: Stage): Promise<Result> {
  const { assessmentId } = stage
  const got = await visitAll(stage, 'respondent', [`/portal/${assessmentId}`, `/portal/${assessmentId}/evidence`])
  // Reviewers see it once it was submitted; the database is told so, because answering everything is not what is tried here.
  const items = await withOwner(stage.owner, async (db) => {
    await db.assessment.update({ where: { id: assessmentId }, data: { stage: 'submitted', submittedAt: new Date() } })
    return db.evidenceItem.findMany({ where: { assessmentId, revisions: { some: { status: { in: ['read', 'unread', 'unreadable', 'quarantined', 'refused'] } } }, OR: ['markup', 'img src', 'script', 'page.log', '=cmd', 'roster.csv', 'formulas', 'half', 'drop table'].map((word) => ({ title: { contains: word } })) }, select: { id: true } })
  })
  try {
    const pages = items.flatMap(({ id }) => [`/assessments/${assessmentId}/evidence/${id}`, `/assessments/${assessmentId}/evidence/${id}?lines=1`])
    got.push(...(await visitAll(stage, 'reviewer', [`/assessments/${assessmentId}`, `/assessments/${assessmentId}/history`, ...pages])))
    return { got, note: `${pages.length + 4} pages in Chromium` }
  } finally {
    await withOwner(stage.owner, (db) => db.assessment.update({ where: { id: assessmentId }, data: { stage: 'answering', submittedAt: null } }))
  }
}
