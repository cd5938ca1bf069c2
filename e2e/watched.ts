import { type Browser, expect, test as base } from '@playwright/test'

/** What the content security policy of a page forbade, in the words of the browser, since it was last looked at. */
const forbidden: string[] = []
export const violations = (): string[] => forbidden.splice(0)

/** Every window of every test is listened to; a test after which a policy was violated anywhere has failed. */
export const test = base.extend<{ held: undefined }, { browser: Browser }>({
  browser: [
    async ({ browser }, use) => {
      const open = browser.newContext.bind(browser)
      browser.newContext = async (options) => {
        const context = await open(options)
        context.on('console', (message) => {
          if (/content security policy/i.test(message.text())) forbidden.push(`${message.page()?.url() ?? ''}: ${message.text()}`)
        })
        return context
      }
      await use(browser)
    },
    { scope: 'worker' },
  ],
  held: [
    async ({ browserName: _ }, use) => {
      await use(undefined)
      expect(violations(), 'asvs-3.4.3: the content security policy was violated').toEqual([])
    },
    { auto: true },
  ],
})
