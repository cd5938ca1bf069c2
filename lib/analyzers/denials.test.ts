import { describe, expect, it } from 'vitest'
import type { ArchitectureFacts } from './architecture/facts'
import architecture from './architecture/analyzer'
import { evidenceOf } from './formats/testing/evidence'
import procedure from './procedure/analyzer'
import type { ProcedureFacts } from './procedure/facts'

const plan = async (said: string) => (await architecture.analyze({ files: [evidenceOf(`# Architecture\n\nThe boundary encloses AWS GovCloud. Users sign in with SSO. Changes are logged.\n\n${said}\n`, 'a.md')] })).facts as ArchitectureFacts
const rules = async (said: string) => (await procedure.analyze({ files: [evidenceOf(`# Offboarding procedure for ITAR access\n\nU.S.-person status is verified before access.\n\n${said}\n`, 'p.md')] })).facts as ProcedureFacts

describe('what a plan denies is no claim of it', () => {
  it.each([
    ['Logs are kept for five years.', [1826]], ['Logs are not retained for five years.', []], ['Audit logs are kept for less than 90 days.', []], ['Logs are kept for not less than one year.', [365]],
  ])('%s', async (said, days) => expect((await plan(said)).claims.retentionDays.map((claim) => claim.days)).toEqual(days))
  it.each([
    ['MFA with YubiKeys is required.', ['hardware']], ['MFA with YubiKeys is planned for 2027.', []], ['MFA is not enforced.', []], ['MFA by push; SMS is not in the list of factors.', ['app']],
  ])('%s', async (said, factors) => expect((await plan(said)).claims.mfa.map(({ factor }) => factor)).toEqual(factors))
  it.each([
    ['Everything runs in us-gov-west-1.', ['us-gov-west-1']], ['We do not use us-east-1.', []], ['Nothing runs outside us-gov-west-1.', ['us-gov-west-1']], ['Nothing runs in eu-west-1; backups go to us-gov-east-1.', ['us-gov-east-1']],
  ])('%s', async (said, regions) => expect((await plan(said)).regions.map(({ name }) => name)).toEqual(regions))
  it.each([['All administrators are U.S. persons.', 1], ['Only some administrators are U.S. persons.', 0], ['Not all administrators are U.S. persons.', 0]])('%s', async (said, claims) => expect((await plan(said)).claims.usPersonsOnly.length).toBe(claims))
  it.each([['Alerts go to Slack.', ['Slack']], ['We do not use Slack.', []]])('%s', async (said, services) => expect((await plan(said)).services.map(({ name }) => name)).toEqual(services))
})

describe('what a procedure denies is no promise', () => {
  it.each([
    ['Access is removed within 24 hours.', [24]], ['Access is not removed within 24 hours.', []], ['Access is removed not later than 8 hours after the end.', [8]],
  ])('%s', async (said, hours) => expect((await rules(said)).removalHours.map((each) => each.hours)).toEqual(hours))
  it.each([
    ['Records are kept for five years.', [5]], ['Records are not kept for five years.', []], ['Records are kept for not less than five years.', [5]], ['Records are kept for less than five years.', []],
  ])('%s', async (said, years) => {
    const facts = await rules(said)
    expect(facts.retentionYears.map((each) => each.years)).toEqual(years)
    if (/ not kept/.test(said)) expect(facts.topics.retentionFiveYears.found).toBe(false)
  })
})
