import { numberOf } from '../../answer-values'
import { checkOf, codeNoun, type WithCode } from '../../code-readings'
import type { Check, Given } from '../../criterion'

const locks = ['object-lock', 'immutable-blob', 'bucket-lock']
const DAYS_A_YEAR = 365.25

/**
 * Locks on stores in the code, held against the years and the protection that are claimed for records (rule IAC-08). Which
 * store keeps the export records is not in the code, so a lock elsewhere never lowers the verdict below "say which".
 */
export function codedRecordLocks(given: Pick<Given, 'answers' | 'answer'> & WithCode): Check[] {
  const years = numberOf(given, 'years')
  const locked = given.answers['alteration'] === 'locked'
  return given.readings['infrastructure-code'].flatMap((code) => {
    const noun = codeNoun(code)
    const stores = code.facts.retention.filter(({ kind, logs }) => locks.includes(kind) && logs !== 'yes')
    const firm = stores.filter(({ mode }) => mode === 'compliance' || mode === 'locked')
    const weak = stores.filter(({ mode }) => mode === 'governance' || mode === 'unlocked')
    const short = firm.filter(({ days, forever }) => !forever && days !== null && years !== null && days < Math.floor(years * DAYS_A_YEAR))
    return [
      ...checkOf(code, firm.filter((one) => !short.includes(one)), 'IAC-08', 'info', (names) => `The ${noun} locks these stores against everyone: ${names}.`),
      ...checkOf(code, short, 'IAC-08', locked ? 'unknown' : 'info', (names) => `The ${noun} locks these stores for less than the ${years} years that are claimed: ${names}. Say whether they keep export records.`),
      ...checkOf(code, weak, 'IAC-08', locked && firm.length === 0 ? 'unknown' : 'info', (names) => `The locks of these stores can be lifted by an administrator: ${names}.${locked ? ' Records are said to be unchangeable.' : ''}`),
    ]
  })
}
