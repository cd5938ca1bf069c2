import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { namedBrowser, searchPath } from '../env'
import { Problem } from './problem'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome']

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A Chromium on this machine: the one CHROMIUM names, an installed one, or the one Playwright fetched. */
export function findBrowser(): string | undefined {
  const named = namedBrowser()
  if (named) return named
  const onPath = searchPath().flatMap((dir) => names.map((name) => join(dir, name)))
  return [...usual, ...onPath].find(runs) ?? (existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined)
}

/**
 * The browser for the tests: found, or fetched by Playwright.
 * @throws Problem with the remedy when there is none and none can be fetched
 */
export function browserPath(): string {
  const path = findBrowser()
  if (path) return path
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { stdio: 'inherit' })
  const fetched = findBrowser()
  if (fetched) return fetched
  throw new Problem('The browser tests need a Chromium and none could be found or fetched: install the package chromium of your system, run npx playwright install chromium, or set CHROMIUM to the path of one, and run the command again.')
}
