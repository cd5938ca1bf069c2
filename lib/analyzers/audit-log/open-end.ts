import type { Rule } from '../analyzer'
import type { AuditRule } from '../log-rules/common'

const rule: Rule = { id: 'LG-08', title: 'Every file is whole', severity: 'medium', criterion: 'LOG-01', also: ['LOG-02'], basis: 'domain.md section 5, Common' }
/** Name in `details` of files whose last line does not end. */
export const openEnd = 'files without a last line end'

/** A log that is written line by line ends with a line end. One that does not may have been cut off, which nothing else shows. */
export const wholeFiles = (): AuditRule => ({
  rule,
  finish(facts, note) {
    const count = facts.details[openEnd]
    if (count === undefined) return
    note('open', {}, () => ({
      message: `${count === 1 ? 'A file ends' : `${count} files end`} within a line: what came after may be missing. Upload the whole file.`,
      observed: 'no line end after the last line',
      expected: 'a line end after the last line',
    }))
  },
})
