import type { Locator, Rule } from '../analyzer'
import type { AuditRule } from '../log-rules/common'

const rule: Rule = { id: 'LG-07', title: 'Everything in the files belongs to this log', severity: 'low', criterion: 'LOG-01', basis: 'domain.md section 5, Common' }
/** Names in `details` of records that were counted and not read. */
export const asidePrefix = 'set aside: '

/** Says how many records of other logs lay between, and where the first stands, so that nothing left out goes unseen. */
export const setAside = (places: ReadonlyMap<string, Locator>): AuditRule => ({
  rule,
  finish(facts, note) {
    for (const [name, count] of Object.entries(facts.details)) {
      if (!name.startsWith(asidePrefix)) continue
      const what = name.slice(asidePrefix.length)
      note(what, places.get(what) ?? {}, () => ({
        message: `Not read here: ${what} (${count.toLocaleString('en-US')}). Upload that log as an item of its own.`,
        observed: what,
        expected: 'one log an item',
      }))
    }
  },
})
