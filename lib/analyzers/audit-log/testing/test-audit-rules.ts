import { describe, expect, it } from 'vitest'
import type { Analyzer, Observation } from '../../analyzer'
import type { AuditLogFacts } from '../../audit-log-facts'
import { evidenceOf } from '../../formats/testing/evidence'

/** One example of a rule: the records, and what is expected of the observations. */
export type AuditCase = { name: string; records: object[]; severity?: string; says?: RegExp; count?: number }
export type AuditCases = Record<string, { fires: AuditCase[]; quiet: AuditCase[] }>

/** One record and what is expected of it. */
export const one = (name: string, record: object, more: Omit<AuditCase, 'name' | 'records'> = {}): AuditCase => ({ name, records: [record], ...more })

/** Rules that every log has; `audit-log.test.ts` and `network-address.test.ts` have their examples. */
const common = /^LG-(?:0[1-8]|2[23])$/

/** Reads records as JSON Lines. */
export const readRecords = (analyzer: Analyzer<AuditLogFacts>, records: object[]) => analyzer.analyze({ files: [evidenceOf(records.map((record) => JSON.stringify(record)).join('\n'), 'log.jsonl')] })

/** Runs firing, quiet and near-miss examples, and demands some for each rule of the analyzer that is its own. */
export function testAuditRules(analyzer: Analyzer<AuditLogFacts>, cases: AuditCases): void {
  const observe = async (records: object[], id: string): Promise<Observation[]> => (await readRecords(analyzer, records)).observations.filter(({ rule }) => rule === id)

  it('has examples for every rule', () => expect(Object.keys(cases).sort()).toEqual(analyzer.rules.map(({ id }) => id).filter((id) => !common.test(id)).sort()))

  describe.each(Object.entries(cases))('%s', (id, { fires, quiet }) => {
    it.each(fires.map((example) => [example.name, example] as const))('fires: %s', async (_, { records, severity, says, count }) => {
      const found = await observe(records, id)
      expect(found.length).toBeGreaterThan(0)
      if (severity) expect(found.map((observation) => observation.severity)).toContain(severity)
      if (says) expect(found.map(({ message }) => message).join(' ')).toMatch(says)
      if (count) expect(found[0]?.count).toBe(count)
    })
    it.each(quiet.map((example) => [example.name, example] as const))('quiet: %s', async (_, { records }) => expect(await observe(records, id)).toEqual([]))
  })
}
