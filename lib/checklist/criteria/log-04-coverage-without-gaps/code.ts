import { checkOf, codeNoun, type CodeReading, type WithCode } from '../../code-readings'
import { chosenIn } from '../../answer-values'
import type { Check, Given } from '../../criterion'

/** What trails and audit settings cover by the code (rule IAC-07). What they leave out is told by the rule. */
export function codedCoverage(given: Pick<Given, 'answers' | 'answer'> & WithCode): Check[] {
  return given.readings['infrastructure-code'].flatMap((code) => {
    const noun = codeNoun(code)
    const trails = code.facts.logging.filter(({ kind, enabled }) => kind === 'trail' && enabled !== 'no')
    const whole = trails.filter((one) => one.multiRegion === 'yes' && one.globalEvents === 'yes' && one.enabled === 'yes')
    const checks = [
      ...checkOf(code, whole, 'IAC-07', 'met', (names) => `The ${noun} records all regions and global services: ${names}.`),
      ...checkOf(code, trails.filter((one) => [one.multiRegion, one.globalEvents, one.enabled].includes('unknown')), 'IAC-07', 'unknown', (names) => `The ${noun} does not resolve what is recorded: ${names}.`),
      ...checkOf(code, code.facts.logging.filter(({ kind, enabled }) => kind !== 'trail' && enabled === 'unknown'), 'IAC-07', 'info', (names) => `The ${noun} does not resolve whether these are on: ${names}.`),
    ]
    return [...checks, ...dataEvents(given, code)]
  })
}

/** "Data access is logged" held against what the trails record. */
function dataEvents(given: Pick<Given, 'answers' | 'answer'>, code: CodeReading): Check[] {
  const trails = code.facts.logging.filter(({ kind }) => kind === 'trail' || kind === 'audit-config')
  const recorded = trails.filter(({ dataEvents: state }) => state === 'yes')
  if (recorded.length > 0) return checkOf(code, recorded, 'IAC-07', 'met', (names) => `Access to the data itself is recorded: ${names}.`)
  if (trails.length === 0 || !chosenIn(given, 'logged').includes('data')) return []
  return [{ outcome: 'partial', says: `The firm says that access to the data is logged, and no trail in the ${codeNoun(code)} given records it.`, at: [code.at({}, 'IAC-07'), given.answer('logged')] }]
}
