import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { bareEnv } from '../../env'
import { findBrowser } from '../../start/chromium'
import type { Stage } from '../stage'

/** What a person saw: the text and the source of each page. */
export type Seen = { path: string; status: number; text: string }

/**
 * Opens pages in a Chromium whose profile stays on the disk, signed in, and closes it as a person does.
 * @returns what was seen, and the folder of the profile
 */
export async function browse(stage: Stage, who: 'respondent' | 'reviewer', paths: string[]): Promise<{ seen: Seen[]; profile: string }> {
  const path = findBrowser()
  if (!path) throw new Error('There is no Chromium: install one or set CHROMIUM.')
  const profile = join(stage.temp, '..', `profile-${who}`)
  const context = await chromium.launchPersistentContext(profile, { executablePath: path, args: ['--no-sandbox'], env: bareEnv() as Record<string, string> })
  const seen: Seen[] = []
  try {
    await context.addCookies(stage.people[who].cookie.split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: stage.origin })))
    const page = await context.newPage()
    for (const each of paths) {
      const response = await page.goto(`${stage.origin}${each}`, { waitUntil: 'networkidle' })
      seen.push({ path: each, status: response?.status() ?? 0, text: `${await page.locator('body').innerText()}\n${await page.content()}` })
    }
    // Back and forward, so that the browser keeps what it would keep of them.
    await page.goBack().catch(() => null)
    await page.goForward().catch(() => null)
  } finally {
    await context.close()
  }
  return { seen, profile }
}
