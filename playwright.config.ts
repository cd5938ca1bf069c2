import { defineConfig } from '@playwright/test'
import { findBrowser } from './lib/start/chromium'

const port = 3719
const origin = `http://127.0.0.1:${port}`
const browser = findBrowser()

/** The whole stack, as `npm start` runs it, on a throw-away state with the demo world. */
export default defineConfig({
  testDir: 'e2e',
  // A file is one story; two of them run side by side, each with people and firms that the other leaves alone.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL: origin,
    trace: 'retain-on-failure',
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      // Chromium refuses its sandbox to root, and only then is it switched off.
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  webServer: {
    command: 'node --import tsx e2e/stack.ts',
    url: `${origin}/api/health`,
    timeout: 600_000,
    reuseExistingServer: false,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: { HOST: '127.0.0.1', PORT: String(port), APP_ORIGIN: origin },
  },
})
