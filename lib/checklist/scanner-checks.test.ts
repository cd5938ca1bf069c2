import { describe, expect, it } from 'vitest'
import iam02 from './criteria/iam-02-hardware-mfa/criterion'
import iam04 from './criteria/iam-04-technical-prevention/criterion'
import { scannerChecks } from './scanner-checks'
import { auditReportFacts, cloudTrailFacts } from './testing/facts'
import { givenFor } from './testing/given'

const scan = (...ids: string[]) => auditReportFacts({ type: 'scan', scope: { ...auditReportFacts().scope, accounts: ids.map((id) => ({ id, provider: 'aws', at: { row: 2 } })) } })
const observations = (rule: string, criterion: string) => [{ kind: 'audit-report' as const, rule, severity: 'medium' as const, criterion: 'PRG-12', also: [criterion], message: '2 open findings.', locator: { row: 7 } }]
const outcomes = (rule: 'AR-12' | 'AR-13', ids: string[], log = true) => {
  const facts = { 'audit-report': scan(...ids), ...(log ? { cloudtrail: cloudTrailFacts() } : {}) }
  const given = rule === 'AR-12' ? givenFor(iam02, { facts, observations: observations(rule, 'IAM-02') }) : givenFor(iam04, { facts, observations: observations(rule, 'IAM-04') })
  return scannerChecks(given, rule).map(({ outcome }) => outcome)
}

describe.each(['AR-12', 'AR-13'] as const)('what a scanner found (%s)', (rule) => {
  it('holds a verdict down when it is about an account of the log', () => expect(outcomes(rule, ['111122223333'])).toEqual(['partial']))
  it('is told, and no more, while no log shows whose account it is', () => expect(outcomes(rule, ['111122223333'], false)).toEqual(['info']))
  it('is told, and no more, when it names no account', () => expect(outcomes(rule, [])).toEqual(['info']))
  it('says nothing when it is about another account', () => expect(outcomes(rule, ['999900001111'])).toEqual([]))
})

it('is not heard by a criterion it does not bear on', () => {
  expect(scannerChecks(givenFor(iam02, { facts: { 'audit-report': scan('111122223333'), cloudtrail: cloudTrailFacts() }, observations: observations('AR-13', 'IAM-04') }), 'AR-12')).toEqual([])
})
