import type { Check, Given } from '../../criterion'
import { acceptedDocuments } from '../../documents'
import { couldShow, isCloudTrail, logSamples, type LogSample } from '../../log-samples'

/**
 * Whether a refusal has been shown (domain.md IAM-04: "evidence of a deny"): in a log sample, in a test record read or accepted,
 * or only said. A claim of a test that nothing shows holds the verdict at partial.
 */
export function refusalCheck(given: Given<'cloudtrail' | 'denied-test' | 'audit-log'>): Check {
  const answer = given.answers['test']
  const tests = acceptedDocuments(given, ['denied-test'])
  const samples = logSamples(given).filter((sample) => refusalsIn(sample) > 0)
  if (answer === 'let-in') return { outcome: 'not-met', says: 'A test without permission was let through.', at: [given.answer('test')] }
  if (samples.length > 0) {
    const refusals = samples.reduce((sum, sample) => sum + refusalsIn(sample), 0)
    return { outcome: 'met', says: `${refusals === 1 ? '1 refusal is' : `${refusals.toLocaleString('en-US')} refusals are`} in the log sample.`, at: samples.map((sample) => sample.at({})) }
  }
  const records = given.readings['denied-test']
  const leaks = records.reduce((sum, { facts }) => sum + facts.allowed, 0)
  if (leaks > 0) return { outcome: 'not-met', says: `In the test record that was read ${leaks === 1 ? 'an attempt was' : `${leaks} attempts were`} let through.`, at: records.map((record) => record.at({}, 'DT-01')) }
  const refused = records.reduce((sum, { facts }) => sum + facts.denied, 0)
  if (refused > 0) return { outcome: 'met', says: `The test record that was read shows ${refused === 1 ? '1 refused attempt' : `${refused} refused attempts`}.`, at: records.map((record) => record.at({})) }
  if (tests.length > 0) return { outcome: 'met', says: 'A reviewer accepted the record of a refused test.', at: tests.map(({ at }) => at) }
  if (given.readings.cloudtrail.length > 0) return { outcome: 'partial', says: 'No refusal is in this sample. That does not show that nothing is refused; give a test record.', at: given.readings.cloudtrail.map((sample) => sample.at({})) }
  return { outcome: answer === 'refused' || answer === 'older' ? 'unknown' : 'partial', says: answer === 'never' ? 'Nobody has tried whether access is refused.' : 'A refused test is claimed and not shown.', at: [given.answer('test')] }
}

/**
 * Refusals that show a fence: denied calls, and in the log of a door to the internet only what a policy of place, device or
 * factor refused, for wrong passwords are refused without any fence.
 */
const refusalsIn = (sample: LogSample): number => (isCloudTrail(sample) || couldShow(sample, 'content') ? sample.facts.deniedEvents : sample.facts.policyRefusals)

/** A policy that only reports enforces nothing (domain.md IAM-04), and a sign-in log tells of those that it would have refused. */
export function reportOnlyChecks(given: Given<'audit-log'>): Check[] {
  return given.readings['audit-log'].filter(({ facts }) => facts.reportOnlyRefusals > 0).map((sample) => {
    const count = sample.facts.reportOnlyRefusals
    return { outcome: 'partial', says: `A policy that only reports would have refused ${count === 1 ? '1 sign-in' : `${count.toLocaleString('en-US')} sign-ins`} in this sample, and let ${count === 1 ? 'it' : 'them'} in.`, at: [sample.at({})] }
  })
}

/** Calls in the log by someone without an account. The facts do not say whether they were refused, so the firm has to. */
export function anonymousChecks(given: Given<'cloudtrail'>): Check[] {
  return given.readings.cloudtrail.flatMap((sample): Check[] => {
    const anonymous = sample.facts.principals.filter(({ kind }) => kind === 'anonymous')
    const calls = anonymous.reduce((sum, one) => sum + one.events, 0)
    if (calls === 0) return []
    const says = `${calls === 1 ? '1 call' : `${calls.toLocaleString('en-US')} calls`} in this sample came from someone without an account: say what was reached.`
    return [{ outcome: 'unknown', says, at: anonymous.slice(0, 20).map((one) => sample.at(one.at)) }]
  })
}
